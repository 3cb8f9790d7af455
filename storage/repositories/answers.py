"""The log of answers, notes and profiles."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from storage.models import Entry, answer_log
from storage.repositories.repository import Repository
from storage.statement import Statement

_APPEND = Statement(insert(answer_log).inline(), "case_id", "line_id", "kind", "value", "person_id", "office_id", "at")
_ENTRY = (
    answer_log.c.line_id,
    answer_log.c.kind,
    answer_log.c.value,
    answer_log.c.person_id,
    answer_log.c.office_id,
    answer_log.c.at,
)
_LOG = Statement(select(*_ENTRY).where(answer_log.c.case_id == bindparam("case")).order_by(answer_log.c.id))
_LOGS = (
    select(answer_log.c.case_id, *_ENTRY)
    .where(answer_log.c.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(answer_log.c.id)
)


class Answers(Repository):
    """The truth of each case, added to and never changed."""

    __slots__ = ()

    def append(self, case: str, line: str, kind: str, value: str, person: str, office: str, at: datetime) -> None:
        """Add an entry; `kind` is answer, note or profile."""
        row = {"case_id": case, "line_id": line, "kind": kind, "value": value}
        self._run.change(_APPEND, row | {"person_id": person, "office_id": office, "at": at})

    def log(self, case: str) -> tuple[Entry, ...]:
        """All entries of a case, oldest first."""
        return tuple(Entry(*row) for row in self._run.rows(_LOG, {"case": case}))

    def logs(self, cases: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """The logs of several cases at once; a case without entries has an empty one."""
        found: dict[str, list[Entry]] = {case: [] for case in cases}
        for case, *entry in self._run.listed(_LOGS, {"cases": list(cases)}):
            found[case].append(Entry(*entry))
        return {case: tuple(entries) for case, entries in found.items()}
