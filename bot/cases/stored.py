"""Everything that is kept of one case."""

from collections.abc import Mapping
from dataclasses import dataclass

from antq_rules import Shelf
from antq_rules.review import Event
from bot.cases.errors import UnknownCase
from bot.conversation.world import CaseFile
from bot.loading import assembled
from storage.models import AuditEntry, Case, Entry, EvidenceEntry, MeetingEntry, StandardEntry
from storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Stored:
    """A case's row in the index, its logs, and what the audit log says of it."""

    row: Case
    log: tuple[Entry, ...]
    files: tuple[EvidenceEntry, ...]
    criteria: tuple[StandardEntry, ...]
    history: tuple[Event, ...]
    titles: Mapping[str, str]
    audit: tuple[AuditEntry, ...]
    meetings: tuple[MeetingEntry, ...] = ()

    def at(self, shelf: Shelf, log: int, files: int, criteria: int, events: int) -> CaseFile:
        """The case as it was after so many entries of each log."""
        checked = self.criteria[:criteria]
        return assembled(
            self.row, shelf, self.log[:log], self.files[:files], checked, self.history[:events], self.titles
        )

    def now(self, shelf: Shelf) -> CaseFile:
        """The case as it is."""
        return self.at(shelf, len(self.log), len(self.files), len(self.criteria), len(self.history))


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
        work.standard_answers.log(case),
        history,
        work.places.offices({event.office.id for event in history}) if history else {},
        work.audit_log.of_case(case),
        work.meetings.log(case),
    )
