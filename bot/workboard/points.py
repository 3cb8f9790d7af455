"""The points of many cases line by line, computed from their logs and remembered while a case stays as it is."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime
from threading import Lock

from antq_rules import Shelf
from bot.conversation.cards.scores import as_told, superior_card
from bot.conversation.world import CaseFile
from bot.loading import assembled
from bot.workboard.heat import LinePoints
from bot.workboard.lines import DONE
from storage.models import BoardUnit, Case
from storage.unit_of_work import Work

Key = tuple[str, datetime]
Points = tuple[LinePoints, ...]


class Remembered:
    """Points by case and the moment it last changed; the least lately used are forgotten first. For many threads."""

    def __init__(self, most: int = 20_000) -> None:
        self._most, self._lock = most, Lock()
        self._known: OrderedDict[Key, Points] = OrderedDict()

    def get(self, key: Key) -> Points | None:
        """What is remembered of a case as it was then."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def keep(self, key: Key, points: Points) -> None:
        """Remember it."""
        with self._lock:
            self._known[key] = points
            while len(self._known) > self._most:
                self._known.popitem(last=False)


def points_of(work: Work, rows: Iterable[BoardUnit], year: int, shelf: Shelf, known: Remembered) -> dict[str, Points]:
    """By unit the points of every line of a case that is handed in and was opened, so that it cannot be taken back."""
    cases = {row.id: case for row in rows if row.state in DONE and (case := _case(row, year)) is not None}
    found = {unit: known.get((case.id, case.changed_at)) for unit, case in cases.items()}
    new = {unit: cases[unit] for unit, points in found.items() if points is None}
    for file in files_of(work, tuple(new.values()), shelf):
        points = _points(file) if file.standing.seen or file.standing.state == "finished" else ()
        found[file.unit.id] = points
        known.keep((file.id, new[file.unit.id].changed_at), points)
    return {unit: points for unit, points in found.items() if points}


def files_of(work: Work, rows: Sequence[Case], shelf: Shelf) -> list[CaseFile]:
    """These cases with their answers and histories, without files and self-checks; three statements for all."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    logs, histories = work.answers.logs(ids), work.reviews.histories(ids)
    return [assembled(row, shelf, logs[row.id], (), (), histories[row.id], {}) for row in rows]


def _case(row: BoardUnit, year: int) -> Case | None:
    if row.case is None or row.opened_at is None or row.changed_at is None:
        return None
    return Case(
        row.case,
        row.place,
        row.province,
        row.id,
        row.name,
        row.kind,
        row.level,
        row.size,
        year,
        row.rubric or "",
        row.case_plan or "",
        row.opened_at,
        row.state or "",
        row.stage,
        row.changed_at,
        row.flags or "",
    )


def drafts_of(work: Work, rows: Iterable[BoardUnit], year: int, shelf: Shelf) -> dict[str, tuple[int, int]]:
    """By unit how many lines of a case that is with the unit are answered, of how many."""
    cases = [case for row in rows if row.state not in DONE and (case := _case(row, year)) is not None]
    return {file.unit.id: (len(file.answers), len(file.rubric.scored)) for file in files_of(work, cases, shelf)}


def _points(file: CaseFile) -> Points:
    told = as_told(file)
    given = superior_card(told) if told.history else None
    own = file.card
    return tuple(
        LinePoints(line.id, line.max, own.line(line.id).points, given.line(line.id).points if given else None)
        for line in file.rubric.scored
    )
