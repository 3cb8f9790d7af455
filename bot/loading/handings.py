"""Reads the questions that are with somebody else: of the person's own case, and those given to the person."""

import json
from collections.abc import Mapping, Sequence

from antq_rules import Answer, Shelf
from bot.conversation.files import FileRef
from bot.conversation.handed import OPEN, Handed, after
from bot.conversation.offices import ASKED, DEPUTY, HELPER
from bot.conversation.world import CaseFile, Seat
from bot.loading.case_files import answer_in, case_file
from storage.models import HandedRow
from storage.unit_of_work import Work


def handed_of(
    work: Work, person: str, seats: Sequence[Seat], own: CaseFile | None, shelf: Shelf
) -> tuple[tuple[Handed, ...], dict[str, CaseFile]]:
    """The open ones, oldest first, and the cases in which the person is asked without working on them."""
    rows = list(work.handings.of_case(own.id)) if own else []
    if any(seat.office.kind in {DEPUTY, HELPER, ASKED} for seat in seats):
        known = {row.handing for row in rows}
        # Held before the steps are read: whoever comes second must see that the question is closed.
        for case in sorted({row.case for row in work.handings.of_person(person)} - ({own.id} if own else set())):
            work.cases.hold(case)
        rows += [row for row in work.handings.of_person(person) if row.handing not in known]
    last = {row.handing: row.kind for row in rows}
    rows = [row for row in rows if last[row.handing] in OPEN]
    cases = {own.id: own} if own else {}
    others = {case: _case(work, case, shelf) for case in sorted({row.case for row in rows} - set(cases))}
    found = _assembled(work, rows, {**cases, **others})
    held = {seat.office.id for seat in seats}
    mine = tuple(each for each in found if each.case in cases or each.office in held)
    return mine, {case: file for case, file in others.items() if any(each.case == case for each in mine)}


def _case(work: Work, case: str, shelf: Shelf) -> CaseFile:
    row = work.cases.find(case)
    assert row is not None  # noqa: S101 - the database does not keep a handing without its case
    return case_file(work, row, shelf)


def _assembled(work: Work, rows: Sequence[HandedRow], cases: Mapping[str, CaseFile]) -> tuple[Handed, ...]:
    titles = work.places.offices({row.to_office for row in rows if row.to_office}) if rows else {}
    found: dict[str, Handed | None] = {}
    for row in rows:
        if row.kind == "handed":
            office = row.to_office or ""
            title = titles.get(office, office)
            found[row.handing] = Handed(row.handing, row.case, row.line, row.at, row.to, office, title)
        elif (before := found.get(row.handing)) is not None:
            found[row.handing] = after(before, row.kind, _given(row, cases[row.case]))
    return tuple(each for each in found.values() if each is not None)


def _given(row: HandedRow, case: CaseFile) -> Answer | FileRef | str | None:
    """What a step brought; an answer that does not fit the unit (any more) is none."""
    if row.kind == "taken":
        return row.to
    if row.kind == "answered" and case.profile is not None:
        return answer_in(case.rubric.line(row.line), row.value or "", case.profile, case.plan)
    return FileRef(**json.loads(row.value or "")) if row.kind == "attached" else row.value
