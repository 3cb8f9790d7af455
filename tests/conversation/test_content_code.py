"""The short code on the receipt: the same content always has the same, another content another."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import Percent, Points, Profile
from bot.conversation.content_code import content_code
from bot.conversation.world import CaseFile
from tests.conversation.cases import IDS, SHELF, case_of, did

WHOLE = case_of(*IDS, notes={"1": "Nghị quyết số 3"})

OTHERS = {
    "an answer": replace(WHOLE, answers={**WHOLE.answers, "1": Points(Decimal(2))}),
    "a missing answer": replace(WHOLE, answers={line: WHOLE.answers[line] for line in IDS[1:]}),
    "the reason of a claim": replace(WHOLE, answers={**WHOLE.answers, "2": Percent(Decimal(85), Decimal(1), "vì mưa")}),
    "a note": replace(WHOLE, notes={"1": "Nghị quyết số 4"}),
    "the line of a note": replace(WHOLE, notes={"2": "Nghị quyết số 3"}),
    "the profile": replace(WHOLE, profile=Profile(kind="school", level="thpt")),
    "no profile": replace(WHOLE, profile=None),
    "the rubric": replace(WHOLE, rubric=SHELF.rubric("phong-trao-2022")),
    "the plan": replace(WHOLE, plan=SHELF.plan("quoc-gia")),
}


@pytest.mark.parametrize("changed", OTHERS.values(), ids=OTHERS.keys())
def test_every_part_of_the_content_is_in_the_code(changed: CaseFile) -> None:
    """Another answer, note, profile, rubric or plan gives another code."""
    assert content_code(changed) != content_code(WHOLE)


@pytest.mark.parametrize(
    "same",
    [
        replace(WHOLE, answers={line: WHOLE.answers[line] for line in reversed(IDS)}),
        replace(WHOLE, answers={**WHOLE.answers, "1": Points(Decimal("3.0"))}),
        replace(WHOLE, history=(did("submitted"), did("opened"), did("agreed", "1"))),
        replace(WHOLE, titles={"police-commune": "Công an xã"}),
    ],
    ids=["order", "needless zeros", "what reviewers did", "titles"],
)
def test_what_is_not_content_is_not_in_the_code(same: CaseFile) -> None:
    """The order of the answers, how a number was typed and what reviewers do leave the code as it is."""
    assert content_code(same) == content_code(WHOLE)


def test_the_code_can_be_read_out_on_the_telephone() -> None:
    """Twice four hexadecimal signs."""
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", content_code(WHOLE))
