"""Questions given to somebody else."""

from sqlalchemy import bindparam, insert, select

from storage.models import HandedRow, handed_question
from storage.repositories.repository import Repository
from storage.statement import Statement

_COLUMNS = (
    "handing",
    "case_id",
    "line_id",
    "kind",
    "value",
    "to_id",
    "to_office_id",
    "person_id",
    "office_id",
    "at",
)
_APPEND = Statement(insert(handed_question).inline(), *_COLUMNS)
_ROWS = select(*(handed_question.c[name] for name in _COLUMNS)).order_by(handed_question.c.id)
_OF_CASE = Statement(_ROWS.where(handed_question.c.case_id == bindparam("case")))
_OF_HANDING = Statement(_ROWS.where(handed_question.c.handing == bindparam("handing")))
_THEIRS = select(handed_question.c.handing).where(handed_question.c.to_id == bindparam("person"))
_OF_PERSON = Statement(_ROWS.where(handed_question.c.handing.in_(_THEIRS)))


class Handings(Repository):
    """Each handing is a row for every step, added to and never changed."""

    __slots__ = ()

    def append(self, row: HandedRow) -> None:
        """Add a step."""
        self._run.change(_APPEND, dict(zip(_COLUMNS, row, strict=True)))

    def of_case(self, case: str) -> tuple[HandedRow, ...]:
        """Every step of a case's handings, oldest first."""
        return tuple(HandedRow(*row) for row in self._run.rows(_OF_CASE, {"case": case}))

    def of_person(self, person: str) -> tuple[HandedRow, ...]:
        """Every step of the handings in which this person is asked, oldest first."""
        return tuple(HandedRow(*row) for row in self._run.rows(_OF_PERSON, {"person": person}))

    def steps(self, handing: str) -> tuple[HandedRow, ...]:
        """The steps of one handing, oldest first."""
        return tuple(HandedRow(*row) for row in self._run.rows(_OF_HANDING, {"handing": handing}))
