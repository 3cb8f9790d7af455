"""Everything that is kept of one case."""

from collections.abc import Mapping
from dataclasses import dataclass

from antq_rules import Shelf
from antq_rules.review import Event
from bot.cases.errors import UnknownCase
from bot.conversation.world import CaseFile
from bot.loading import assembled
from storage.models import AuditEntry, Case, Entry, EvidenceEntry
from storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Stored:
    """A case's row in the index, its three logs, and what the audit log says of it."""

    row: Case
    log: tuple[Entry, ...]
    files: tuple[EvidenceEntry, ...]
    history: tuple[Event, ...]
    titles: Mapping[str, str]
    audit: tuple[AuditEntry, ...]

    def at(self, shelf: Shelf, log: int, files: int, events: int) -> CaseFile:
        """The case as it was after so many entries of each log."""
        return assembled(self.row, shelf, self.log[:log], self.files[:files], self.history[:events], self.titles)

    def now(self, shelf: Shelf) -> CaseFile:
        """The case as it is."""
        return self.at(shelf, len(self.log), len(self.files), len(self.history))


def stored(work: Work, case: str) -> Stored:
    """The case with this id. Raises UnknownCase."""
    row = work.cases.find(case)
    if row is None:
        raise UnknownCase(case)
    history = work.reviews.history(case)
    return Stored(
        row,
        work.answers.log(case),
        work.files.log(case),
        history,
        work.places.offices({event.office.id for event in history}) if history else {},
        work.audit_log.of_case(case),
    )
