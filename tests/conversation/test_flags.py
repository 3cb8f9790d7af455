"""What asks for a closer look at a case, flag by flag."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import NotApplicable, Percent
from bot.conversation.cards.flags import SHORT, flags_of
from bot.conversation.files import FileRef
from bot.conversation.world import CaseFile, TotalsBefore
from tests.conversation.cases import IDS, case_of, did

NOTED = dict.fromkeys(IDS, "có văn bản")
WHOLE = case_of(*IDS, notes=NOTED)
FILE = FileRef("digest", "anh.jpg", "image/jpeg", 10)


def before(own: str | None, given: str | None) -> TotalsBefore:
    """The totals of the year before."""
    return TotalsBefore(*(Decimal(points) if points else None for points in (own, given)))


def handed_in_again(**changes: object) -> CaseFile:
    """The whole case handed in a second time with these changes."""
    rounds = {"submissions": (WHOLE.answers,) * 2, "submitted_notes": (NOTED,) * 2, "submitted_evidence": ({}, {})}
    return replace(WHOLE, history=(did("submitted"), did("opened"), did("submitted")), **(rounds | changes))  # type: ignore[arg-type]


CASES = {
    "nothing": (WHOLE, ()),
    "a line without an answer": (case_of(*IDS[1:], notes=NOTED), ("unanswered",)),
    "a line that does not apply": (
        replace(WHOLE, answers={**WHOLE.answers, "6b": NotApplicable("chưa có")}),
        ("consider",),
    ),
    "partial points proposed": (
        replace(WHOLE, answers={**WHOLE.answers, "2": Percent(Decimal(85), Decimal(1), "vì mưa")}),
        ("consider",),
    ),
    "no evidence": (replace(WHOLE, notes={**NOTED, "1": ""} | {}, evidence={}), ()),
    "a line without note or file": (
        replace(WHOLE, notes={line: note for line, note in NOTED.items() if line != "1"}),
        ("evidence",),
    ),
    "a file instead of a note": (
        replace(WHOLE, notes={line: note for line, note in NOTED.items() if line != "1"}, evidence={"1": (FILE,)}),
        (),
    ),
    "handed in again as it was": (handed_in_again(), ()),
    "an answer changed": (handed_in_again(answers={**WHOLE.answers, "2": Percent(Decimal(95))}), ("changed",)),
    "a file added": (handed_in_again(evidence={"1": (FILE,)}), ("changed",)),
    "no case last year": (replace(WHOLE, last_year=before(None, None)), ()),
    "15 points more than last year": (replace(WHOLE, last_year=before("85", None)), ()),
    "15.5 points more than last year": (replace(WHOLE, last_year=before("84.5", None)), ("jump",)),
    "15.5 points less than last year": (
        replace(case_of(*IDS[:-3], notes=NOTED), last_year=before("100", "100")),
        ("unanswered", "jump"),
    ),
    "10 points above what was given": (replace(WHOLE, last_year=before("100", "90")), ()),
    "10.5 points above what was given": (replace(WHOLE, last_year=before("100", "89.5")), ("above",)),
    "both": (replace(WHOLE, last_year=before("80", "75")), ("jump", "above")),
}


@pytest.mark.parametrize(("case", "flags"), CASES.values(), ids=CASES.keys())
def test_the_flags_of_a_case(case: CaseFile, flags: tuple[str, ...]) -> None:
    """Each flag where it belongs and nowhere else; exactly 15 and exactly 10 points are none."""
    assert flags_of(case) == flags


def test_every_flag_has_its_words() -> None:
    """A card tells every flag there is."""
    assert {flag for _, flags in CASES.values() for flag in flags} == set(SHORT)
