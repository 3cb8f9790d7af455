"""The self-check: which criteria come next, how each is asked and read, and what 8c and its reviewer learn of it."""

from decimal import Decimal

import pytest

from antq_rules import CriterionAnswer, Excused, Happened, Met, NotApplicable, Percent, Profile
from antq_rules.standard_answers import good_answer
from bot.conversation import check
from bot.conversation.cards.check import for_reviewer, short
from bot.conversation.content_code import content_code
from bot.conversation.effects import SaveCriterion
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.foresee import foresee
from bot.conversation.offers import offer_for
from bot.conversation.phrases import Phrase
from bot.conversation.questions import criterion as kind
from bot.conversation.questions.asked import More
from bot.conversation.words import checking as words
from bot.conversation.world import CaseFile, World
from tests.conversation.cases import HEAD, IDS, RUBRIC, SHELF, VIETNAMESE, case_of, did, returned
from tests.walker import MONDAY

ALL = tuple(each.id for each in check.asked(case_of()))
GOOD = {each.id: good_answer(each) for each in check.asked(case_of())}


def _case(*, but: tuple[str, ...] = (), **given: CriterionAnswer) -> CaseFile:
    """Everything answered as it passes, except these."""
    bad = {f"7.{name.removeprefix('c')}": answer for name, answer in given.items()}
    return case_of(*IDS, criteria={line: answer for line, answer in (GOOD | bad).items() if line not in but})


def _world(case: CaseFile) -> World:
    return World(MONDAY, "head-thcs-1", "vi", SHELF, VIETNAMESE.speak, own_id=case.id).with_case(case)


def test_only_what_concerns_the_unit_is_asked() -> None:
    """Neither parents nor guards nor the Party where there are none, and nothing without a standard."""
    centre = case_of(profile=Profile("school", level="gdtx", party=False, guards=False))
    assert set(ALL) - {each.id for each in check.asked(centre)} == {"7.1a", "7.2d", "7.5a", "7.5b"}
    assert check.asked(case_of(standard=None)) == ()
    assert case_of(standard=None).checked is None


@pytest.mark.parametrize(
    ("answered", "here", "before", "after"),
    [
        ((), "7.1a", None, "7.1b"),
        (("7.1b", "7.1c"), "7.1a", None, "7.1d"),
        (ALL, "7.4a", "7.3g", None),
        (ALL[:-1], "7.6b", "7.6a", None),
    ],
)
def test_the_order_of_the_criteria(answered: tuple[str, ...], here: str, before: str | None, after: str | None) -> None:
    """Back to the one before, on to the next without an answer."""
    case = case_of(criteria={line: GOOD[line] for line in answered})
    assert (check.before(case, here), check.after(case, here)) == (before, after)
    assert check.open_ids(case) == tuple(line for line in ALL if line not in answered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.3đ", "7.3đ"),
        ("7.3Đ", "7.3đ"),
        ("7.3d", "7.3đ"),
        ("tiêu chí 7.1đ", "7.1đ"),
        ("7.1d", "7.1d"),
        ("7.4A", "7.4a"),
        ("7.9", None),
        ("6.1a", None),
        ("", None),
    ],
)
def test_criterion_a_person_names(text: str, expected: str | None) -> None:
    """ "7.1d" and "7.1đ" are two criteria; where there is only one, either spelling will do."""
    assert check.named(case_of(), text) == expected


def test_a_criterion_of_another_article_is_not_asked() -> None:
    """A school has nothing to do with Điều 6."""
    with pytest.raises(OutOfPlace):
        check.criterion(case_of(), "6.1a")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (case_of(), True),
        (case_of(history=(did("submitted"),)), False),
        (case_of(history=returned("8c")), True),
        (case_of(history=returned("2")), False),
        (case_of(history=returned(text="xem lại")), True),
    ],
    ids=["draft", "waiting", "8c returned", "2 returned", "all returned"],
)
def test_it_is_frozen_with_the_line_it_is_for(case: CaseFile, expected: bool) -> None:
    """Its answers open and close with 8c."""
    assert check.may_change(case) is expected


@pytest.mark.parametrize(
    ("line", "draft", "text", "expected"),
    [
        ("7.1b", {}, "met", Met(met=True)),
        ("7.1b", {}, "chưa", Met(met=False)),
        ("7.3a", {}, "Có xảy ra", Happened(happened=True)),
        ("7.3đ", {}, "không", Happened(happened=False)),
        ("7.3đ", {}, "Có xảy ra", More({"happened": "yes"})),
        ("7.3đ", {"happened": "yes"}, "no", Happened(happened=True)),
        ("7.3đ", {"happened": "yes"}, "Không thuộc trường hợp này", Happened(happened=True)),
        ("7.3đ", {"happened": "yes"}, "đã báo\nngay", Excused("đã báo ngay")),
        ("7.6a", {}, "69,99%", Percent(Decimal("69.99"))),
        ("7.6a", {"kind": "not_applicable"}, "chưa bình xét", NotApplicable("chưa bình xét")),
    ],
)
def test_answers_are_read(line: str, draft: dict[str, str], text: str, expected: CriterionAnswer | More) -> None:
    """Like the lines of the rubric; an incident with an exception asks for it first."""
    assert kind.read(check.criterion(case_of(), line), draft, text) == expected


@pytest.mark.parametrize(
    ("line", "draft", "text"),
    [
        ("7.1b", {}, "80"),
        ("7.3a", {}, "đạt"),
        ("7.6a", {}, "101"),
        ("7.6a", {}, "đạt"),
        ("7.3đ", {"happened": "yes"}, "…"),
        ("7.3đ", {"happened": "yes"}, "Có"),
        ("7.6a", {"kind": "not_applicable"}, ""),
    ],
)
def test_other_texts_are_asked_again(line: str, draft: dict[str, str], text: str) -> None:
    """With a valid example."""
    with pytest.raises(Misunderstood):
        kind.read(check.criterion(case_of(), line), draft, text)


INCIDENT = Happened(happened=True)


@pytest.mark.parametrize(
    ("case", "first", "says"),
    [
        (case_of(*IDS), None, []),
        (_case(), "a:proposed", [words.PASSED]),
        (_case(but=("7.6b",)), None, [words.INCOMPLETE]),
        (_case(c3a=INCIDENT, but=("7.6b",)), None, [words.NOT_PASSED, words.NOT_PASSED_LINE]),
        (_case(c3a=INCIDENT, c4a=INCIDENT), None, [words.NOT_PASSED, *[words.NOT_PASSED_LINE] * 2]),
    ],
    ids=["not begun", "passed", "incomplete", "failed and incomplete", "failed twice"],
)
def test_what_question_8c_knows_of_it(case: CaseFile, first: str | None, says: list[str]) -> None:
    """Passed: proposing comes first; failed: a warning with every criterion; never an answer by itself."""
    offer = offer_for(case, RUBRIC.line("8c"), _world(case))
    assert offer.first == first
    assert [each.template for each in offer.says if isinstance(each, Phrase)] == says
    assert [choice.action for choice in offer.also] == ["go:tukiemtra"]


def test_the_reviewer_sees_it_at_the_same_line() -> None:
    """A failed check is a flag there, and nowhere else."""
    case = _case(c4a=INCIDENT)
    (first, *_) = for_reviewer(case, "8c")
    assert isinstance(first, Phrase)
    assert first.template == words.FAILED_CHECK
    assert for_reviewer(case, "8b") == ()
    assert short(case_of(standard=None)) == ()


def test_its_answers_are_part_of_the_content() -> None:
    """A case without a self-check keeps its code, one whose answers differ gets another."""
    codes = [content_code(case) for case in (case_of(*IDS), _case(), _case(c4a=INCIDENT))]
    assert len(set(codes)) == 3
    assert content_code(case_of(*IDS, standard=None)) == codes[0]


def test_an_answer_is_foreseen() -> None:
    """The next criterion already counts it."""
    world = _world(case_of())
    after = foresee(world, SaveCriterion("thcs-1-2025", "an-toan-2021", "7.1a", Met(met=True), HEAD.id))
    assert after.own_case().criteria == {"7.1a": Met(met=True)}
