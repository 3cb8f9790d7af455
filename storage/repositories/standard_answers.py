"""The log of answers to the criteria of the standard."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from storage.models import StandardEntry, standard_answer
from storage.repositories.repository import Repository
from storage.statement import Statement

_APPEND = Statement(
    insert(standard_answer).inline(), "case_id", "standard_id", "criterion_id", "value", "person_id", "office_id", "at"
)
_LOG = Statement(
    select(standard_answer.c.standard_id, standard_answer.c.criterion_id, standard_answer.c.value, standard_answer.c.at)
    .where(standard_answer.c.case_id == bindparam("case"))
    .order_by(standard_answer.c.id)
)


class StandardAnswers(Repository):
    """What units answered beside their cases, added to and never changed."""

    __slots__ = ()

    def append(
        self, case: str, standard: str, criterion: str, value: str, person: str, office: str, at: datetime
    ) -> None:
        """Add an answer to one criterion of this standard."""
        row = {"case_id": case, "standard_id": standard, "criterion_id": criterion, "value": value}
        self._run.change(_APPEND, row | {"person_id": person, "office_id": office, "at": at})

    def log(self, case: str) -> tuple[StandardEntry, ...]:
        """All entries of a case, oldest first."""
        return tuple(StandardEntry(*row) for row in self._run.rows(_LOG, {"case": case}))
