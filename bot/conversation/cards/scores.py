"""The two columns of the form side by side: the unit's own score and its superior's."""

from collections.abc import Mapping
from dataclasses import replace

import antq_rules
from antq_rules import Answer, Given, NotApplicable, Points, Scorecard, decided_answers
from bot.conversation.phrases import Number, Phrase, Verbatim, Words, say
from bot.conversation.questions import told
from bot.conversation.replies import Table
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile


def superior_card(case: CaseFile) -> Scorecard:
    """The second column: the points of the lines judged so far, the unit's own for the rest.

    The line that rests on T1's decision follows the decision as soon as there is one.
    """
    decided = decided_lines(case)
    own = case.card
    if decided:
        own = antq_rules.score(case.rubric, {**case.answers, **decided}, case.known_profile, case.plan)
    return antq_rules.superior_score(case.rubric, own, given_points(case), case.plan)


def given_points(case: CaseFile) -> dict[str, Given]:
    """What the superior gave for each line judged so far, with the reason and the office; not what T1 decides."""
    decided = decided_lines(case)
    return {
        line: Given(mark.points, mark.text, case.titles.get(mark.event.office.id, mark.event.office.kind))
        for line, mark in case.standing.marks.items()
        if mark.points is not None and line not in decided
    }


def decided_lines(case: CaseFile) -> Mapping[str, Answer]:
    """What T1's decision makes of the lines that rest on it; empty while it is not taken."""
    decision = case.recognition
    return decided_answers(case.rubric, decision.outcome) if decision and decision.outcome else {}


def as_told(case: CaseFile) -> CaseFile:
    """The case up to the last approval or return: marks made since are not yet the superior's word."""
    decisive = [
        place for place, event in enumerate(case.history, 1) if event.kind in {"approved", "returned", "decided"}
    ]
    return replace(case, history=case.history[: decisive[-1]] if decisive else ())


def grade_name(card: Scorecard) -> Verbatim:
    """The grade in words, or a dash where the plan has no thresholds."""
    return Verbatim(card.grade.name if card.grade else "–")


def both_totals(case: CaseFile, template: str = words.BOTH_SCORES) -> Phrase:
    """Both totals with their grades in one sentence; only the unit's while no superior has judged a line."""
    if not case.standing.marks and not decided_lines(case):
        return own_total(case)
    own, given = case.card, superior_card(case)
    return say(template, own=own.total, own_grade=grade_name(own), given=given.total, given_grade=grade_name(given))


def own_total(case: CaseFile) -> Phrase:
    """The unit's own total with its grade."""
    return say(words.CARD_SCORE, total=case.card.total, grade=grade_name(case.card))


def both_columns(case: CaseFile) -> Table:
    """Every scored line with its maximum and both scores."""
    card, given = case.card, superior_card(case)
    head = (say(words.COLUMN_LINE), say(words.COLUMN_MAX), say(words.COLUMN_OWN), say(words.COLUMN_GIVEN))
    rows = tuple(
        (Verbatim(line.id), Number(line.max), Number(card.line(line.id).points), _given(case, line.id, given))
        for line in case.rubric.scored
    )
    return Table(head, rows)


def _given(case: CaseFile, line: str, given: Scorecard) -> Words:
    mark = case.standing.marks.get(line)
    if line in decided_lines(case):
        return Number(given.line(line).points)
    if mark is None:
        return say(words.OPEN_CELL)
    return say(words.RETURNED_CELL) if mark.points is None else Number(mark.points)


def own_answer(case: CaseFile, line: str) -> tuple[Words, ...]:
    """The unit's answer to one line with its points, and its note."""
    answer = case.answers.get(line)
    own: Words = say(words.ITEM_NONE)
    if answer is not None:
        points = case.card.line(line).points
        plain = isinstance(answer, Points)
        own = (
            say(words.ITEM_OWN_POINTS, points=points)
            if plain
            else say(words.ITEM_OWN, points=points, answer=told(answer))
        )
    note = case.notes.get(line)
    return (own, say(words.ITEM_NOTE, note=Verbatim(note))) if note else (own,)


def earlier_round(case: CaseFile, line: str) -> tuple[Words, ...]:
    """Of a line that was returned before: why, and what the unit had answered then."""
    comments = [event.text for event in case.history if event.kind == "line_returned" and event.line == line]
    if not comments or len(case.submissions) < 2:  # noqa: PLR2004 - handed in once, nothing was mended yet
        return ()
    before = case.submissions[-2].get(line)
    answered = told(before) if before is not None else Verbatim("–")
    return (say(words.ITEM_EARLIER, answer=answered, comment=Verbatim(comments[-1] or "")),)


def to_consider(case: CaseFile) -> tuple[str, ...]:
    """The lines a reviewer must judge one by one: unanswered, not applicable, or with partial points proposed."""
    return tuple(line.id for line in case.rubric.scored if _needs_a_look(case, line.id))


def _needs_a_look(case: CaseFile, line: str) -> bool:
    answer = case.answers.get(line)
    return answer is None or isinstance(answer, NotApplicable) or getattr(answer, "claim", None) is not None


def changed_lines(case: CaseFile) -> tuple[str, ...]:
    """The lines answered differently than at the submission before the last one."""
    if len(case.submissions) < 2:  # noqa: PLR2004 - handed in once, nothing to compare with
        return ()
    return differing(case, len(case.submissions) - 2)


def differing(case: CaseFile, submission: int) -> tuple[str, ...]:
    """The lines whose answer, note or files are not what they were at that submission (counted from 0)."""
    answers, notes = case.submissions[submission], case.submitted_notes[submission]
    files = case.submitted_evidence[submission] if case.submitted_evidence else {}
    return tuple(
        line.id
        for line in case.rubric.scored
        if case.answers.get(line.id) != answers.get(line.id)
        or case.notes.get(line.id) != notes.get(line.id)
        or case.evidence.get(line.id, ()) != files.get(line.id, ())
    )
