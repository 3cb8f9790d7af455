"""Last year at this year's questions: what is said, when one tap keeps it, and how the result compares."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import Answer, Counts, Happened, Line, NotApplicable, Percent, Points, Profile, Rated, Status
from antq_rules.review import Event
from bot.conversation.cards.carried import at_question, difference, saved
from bot.conversation.cards.scores import as_told
from bot.conversation.carried import carried
from bot.conversation.files import FileRef
from bot.conversation.phrases import Phrase, Words
from bot.conversation.words import carrying as words
from bot.conversation.world import CaseFile, World
from tests.conversation.cases import IDS, POLICE, RUBRIC, SHELF, VIETNAMESE, case_of, did
from tests.walker import MONDAY

LOWERED = Event("rescored", POLICE, "police-commune", MONDAY, "3", Decimal(4), "chưa có ảnh")
PASSED = (did("submitted"), did("opened"), LOWERED, did("approved"))


def _before(answers: dict[str, Answer] | None = None, history: tuple[Event, ...] = PASSED, **parts: object) -> CaseFile:
    """The case of the year before: everything best, but these answers; as the unit was told of it."""
    case = case_of(*IDS, history=history, **parts)
    return as_told(replace(case, year=2024, answers={**case.answers, **(answers or {})}))


def _world(previous: CaseFile | None, case: CaseFile | None = None) -> World:
    case = case or case_of()
    world = World(MONDAY, "head-thcs-1", "vi", SHELF, VIETNAMESE.speak, own_id=case.id, previous=previous)
    return world.with_case(case)


def _said(phrases: tuple[Words, ...]) -> list[str]:
    return [each.template for each in phrases if isinstance(each, Phrase)]


@pytest.mark.parametrize(
    ("line", "answer", "usable", "says"),
    [
        ("1", Points(Decimal(2)), True, [words.LAST_YEAR]),
        ("3", Points(Decimal("4.5")), True, [words.LAST_YEAR_CHANGED]),
        ("2", Percent(Decimal(85), Decimal(1), "thực tập"), True, [words.LAST_YEAR]),
        ("5a", Happened(happened=True), True, [words.LAST_YEAR]),
        ("6a", NotApplicable("chưa có"), True, [words.LAST_YEAR]),
        ("8c", Status("recognised"), False, [words.LAST_YEAR, words.EACH_YEAR]),
        ("9", Counts(1, 0), False, [words.LAST_YEAR, words.EACH_YEAR]),
    ],
)
def test_what_is_said_and_kept(line: str, answer: Answer, usable: bool, says: list[str]) -> None:
    """What this year's rules take can be kept with one tap; a decision or an award belongs to its year."""
    world = _world(_before({line: answer}))
    last = carried(world.own_case(), RUBRIC.line(line), world)
    assert last is not None
    assert (last.answer, last.usable) == (answer, usable)
    assert _said(at_question(last)) == says


@pytest.mark.parametrize(
    ("given", "reason", "template"),
    [(4, "chưa có ảnh", words.LAST_YEAR_CHANGED), (4, None, words.LAST_YEAR_GIVEN), (5, None, words.LAST_YEAR_GIVEN)],
)
def test_what_the_superior_gave(given: int, reason: str | None, template: str) -> None:
    """Other points are shown with their reason; a proposal that was granted has none."""
    mark = replace(LOWERED, points=Decimal(given), text=reason)
    world = _world(_before(history=(*PASSED[:2], mark, did("approved"))))
    assert _said(at_question(carried(world.own_case(), RUBRIC.line("3"), world)))[0] == template


def test_marks_the_unit_was_not_told_of_stay_unsaid() -> None:
    """A reviewer who is still at it has not given anything yet."""
    world = _world(_before(history=PASSED[:3]))
    last = carried(world.own_case(), RUBRIC.line("3"), world)
    assert last is not None
    assert last.given is None


def _changed(line: Line, **parts: object) -> CaseFile:
    """This year's case under a form on which this line reads differently."""
    case = case_of()
    lines = tuple(replace(each, **parts) if each.id == line.id else each for each in case.rubric.scored)
    return replace(case, rubric=replace(case.rubric, lines=lines))


@pytest.mark.parametrize(
    ("parts", "answer", "usable"),
    [
        ({"text": "Lời văn mới"}, Points(Decimal("4.5")), True),
        ({"max": Decimal(4)}, Points(Decimal(4)), True),
        ({"max": Decimal(4)}, Points(Decimal("4.5")), False),
    ],
)
def test_a_changed_rule_is_said(parts: dict[str, object], answer: Answer, usable: bool) -> None:
    """The line reads differently; the answer is checked against this year's."""
    case = _changed(RUBRIC.line("3"), **parts)
    last = carried(case, case.rubric.line("3"), _world(_before({"3": answer}), case))
    assert last is not None
    assert last.usable is usable
    assert words.RULE_CHANGED in _said(at_question(last))


def test_a_unit_that_changed_is_asked_again() -> None:
    """Without a union the rating by it means nothing."""
    case = case_of(profile=Profile("school", level="thcs", party=False, union=False))
    last = carried(case, RUBRIC.line("5g"), _world(_before({"5g": Rated("good")}), case))
    assert last is not None
    assert not last.usable
    assert _said(at_question(last)) == [words.LAST_YEAR, words.NOT_USABLE]


def test_files_are_never_carried_over() -> None:
    """The line says that they stay, and the receipt of the tap asks for this year's."""
    world = _world(_before(evidence={"1": (FileRef("ab" * 32, "a.jpg", "image/jpeg", 9),)}))
    last = carried(world.own_case(), RUBRIC.line("1"), world)
    assert last is not None
    assert _said(at_question(last)) == [words.LAST_YEAR, words.FILES_STAY]
    assert saved(RUBRIC.line("1"), last).template == words.SAVED_EVIDENCE
    assert saved(replace(RUBRIC.line("1"), evidence=None), last).template == words.SAVED


@pytest.mark.parametrize(
    "previous",
    [None, replace(_before(), year=2023), replace(_before(), answers={})],
    ids=["none", "two years ago", "not answered"],
)
def test_nothing_is_said_without_a_year_before(previous: CaseFile | None) -> None:
    """Only the answer of the year just past counts."""
    world = _world(previous)
    assert carried(world.own_case(), RUBRIC.line("1"), world) is None
    assert at_question(None) == ()


def test_the_difference_adds_up() -> None:
    """What the rule, the unit and the superior moved is the whole difference of the totals."""
    case = case_of(*IDS)
    case = replace(case, answers={**case.answers, "1": Points(Decimal(1))})
    said = difference(case, _world(_before(), case))
    assert _said(said) == [words.YEAR, words.SPLIT, words.REVIEWER_OPEN]
    first, split, *_ = said
    assert isinstance(first, Phrase)
    assert isinstance(split, Phrase)
    assert VIETNAMESE.speak(first) == "So với năm 2024 (cấp trên chấm 99 điểm – Xuất sắc): giảm 1 điểm."
    assert "quy định thay đổi: không đổi; do đơn vị: giảm 2 điểm; do cấp trên chấm: tăng 1" in VIETNAMESE.speak(split)


def test_other_thresholds_are_said() -> None:
    """Last year's total may have another grade under this year's."""
    case = case_of(*IDS)
    bands = tuple(
        replace(band, low=Decimal(100)) if band.id == "xuat_sac" else band for band in case.plan.thresholds.bands
    )
    stricter = replace(case, plan=replace(case.plan, thresholds=replace(case.plan.thresholds, bands=bands)))
    assert words.BY_RULE in _said(difference(stricter, _world(_before(), stricter)))


@pytest.mark.parametrize(
    ("previous", "case"),
    [
        (None, case_of(*IDS)),
        (_before(history=PASSED[:3]), case_of(*IDS)),
        (_before(), case_of(*IDS[:-1])),
    ],
    ids=["no year before", "nobody passed it", "not answered yet"],
)
def test_no_difference_is_told_before_it_means_something(previous: CaseFile | None, case: CaseFile) -> None:
    """Last year must have passed a reviewer, and this year must be answered."""
    assert difference(case, _world(previous, case)) == ()
