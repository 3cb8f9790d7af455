"""What can come of playing a case again.

CaseError
├── UnknownCase     there is no case of this id
└── ReplayDiffers   the first place where what is kept does not follow from the logs
"""


class CaseError(Exception):
    """Anything wrong with a case the operator asked for; one line."""


class UnknownCase(CaseError):
    """There is no case of this id."""

    def __init__(self, case: str) -> None:
        self.case = case
        super().__init__(f"không có hồ sơ {case!r}")


class ReplayDiffers(CaseError):
    """At `where`, `kept` is what the database says and `found` what follows from the logs."""

    def __init__(self, where: str, kept: object, found: object) -> None:
        self.where = where
        self.kept = kept
        self.found = found
        super().__init__(f"{where}: đã lưu {kept}, tính lại {found}")
