"""Registering: what the year before brought, what the unit is asked, and what is offered at question 8a."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from antq_rules import LastYear, Status
from antq_rules.review import Event
from bot.conversation import enrolment, last_year
from bot.conversation.cards.registration import ahead, share
from bot.conversation.effects import Register
from bot.conversation.foresee import foresee
from bot.conversation.offers import Offer, offer_for, offered_first
from bot.conversation.phrases import Phrase, Verbatim
from bot.conversation.registered import Registered
from bot.conversation.replies import Choice
from bot.conversation.words import registering as words
from bot.conversation.world import CaseFile, Seat, World
from tests.conversation.cases import HEAD, IDS, PLAN, POLICE, RUBRIC, SHELF, VIETNAMESE, case_of, did
from tests.walker import MONDAY

PASSED = (did("submitted"), did("opened"), did("approved"))
NOTHING_GIVEN = Event("rescored", POLICE, "police-commune", MONDAY, "8c", Decimal(0), "chưa")
NOT_GRANTED = (did("submitted"), did("opened"), NOTHING_GIVEN, did("approved"))


def _world(**parts: object) -> World:
    case = case_of(*IDS[:4])
    seat = Seat(HEAD, "Hiệu trưởng", "xa-thien-tin", "Xã Thiện Tín", PLAN, case.unit)
    world = World(MONDAY, "head-thcs-1", "vi", SHELF, VIETNAMESE.speak, seats=(seat,), own_id=case.id)
    return replace(world.with_case(case), **parts)  # type: ignore[arg-type]


def _before(status: str | None, history: tuple[Event, ...] = PASSED) -> CaseFile:
    """The case of 2024, with everything answered best and this status of the recognition."""
    case = case_of(*IDS, history=history)
    answers = {line: answer for line, answer in case.answers.items() if line != "8c"}
    return replace(case, year=2024, answers=answers | ({"8c": Status(status)} if status else {}))


@pytest.mark.parametrize(
    ("status", "history", "expected"),
    [
        ("recognised", PASSED, LastYear("recognised", "xuat_sac")),
        ("proposed", PASSED, LastYear(None, "xuat_sac")),
        ("refused", PASSED, LastYear("refused", "trung_binh")),
        (None, PASSED, LastYear(None, "trung_binh")),
        (
            "proposed",
            NOT_GRANTED,
            LastYear("refused", "trung_binh"),
        ),
        ("proposed", (*PASSED[:2], replace(did("approved"), outcome="recognised")), LastYear(None, "xuat_sac")),
        ("proposed", (*PASSED, replace(did("decided"), outcome="recognised")), LastYear("recognised", "xuat_sac")),
        ("recognised", (did("submitted"), did("opened")), LastYear()),
        ("recognised", (), LastYear()),
    ],
)
def test_what_the_year_before_brought(status: str | None, history: tuple[Event, ...], expected: LastYear) -> None:
    """A decision first, then what the superior scored; a proposal nobody decided, or a case nobody passed, is open."""
    found = last_year.results(_world(previous=_before(status, history)), 2025)
    assert found == expected


def test_another_year_is_not_last_year() -> None:
    """Only the case of the year before counts, whichever case that is."""
    world = _world(previous=_before("recognised"))
    assert last_year.results(world, 2026) == LastYear()
    assert last_year.results(_world(), 2025) == LastYear()


@pytest.mark.parametrize(
    ("track", "status", "draft", "expected"),
    [
        ("t1", None, {}, ()),
        ("t3", "no case", {}, ("t1", "t2")),
        ("t3", "no case", {"t1": "unknown"}, ("t2",)),
        ("t3", "no case", {"t1": "recognised", "t2": "kha"}, ()),
        ("t3", "recognised", {}, ()),
        ("t3", "proposed", {}, ("t1",)),
    ],
)
def test_what_the_unit_is_asked(
    track: str, status: str | None, draft: dict[str, str], expected: tuple[str, ...]
) -> None:
    """Only what the conditions need and nobody knows."""
    world = _world(previous=None if status == "no case" else _before(status))
    assert enrolment.unknown(track, 2025, draft, world) == expected


@pytest.mark.parametrize(
    ("told", "allowed"),
    [
        (LastYear("recognised", "kha"), True),
        (LastYear("recognised", "trung_binh"), False),
        (LastYear("refused", "kha"), False),
        (LastYear(None, "kha"), False),
        (None, False),
    ],
)
def test_what_the_unit_tells_counts_where_nothing_is_known(told: LastYear | None, allowed: bool) -> None:
    """The library judges the unit's own word as it would judge a result."""
    assert enrolment.terms("t3", 2025, told, _world()).allowed is allowed


def test_what_is_known_counts_before_what_the_unit_tells() -> None:
    """A unit that was refused cannot say that it was recognised."""
    world = _world(previous=_before("refused"))
    assert not enrolment.terms("t3", 2025, LastYear("recognised", "xuat_sac"), world).allowed


def test_a_unit_without_any_ground_does_not_register() -> None:
    """A primary school is bound by no rule, and a plan that does not name it does not invite it."""
    (seat,) = _world().seats
    assert seat.unit is not None
    small = replace(seat, plan=replace(PLAN, invites=("agency",)), unit=replace(seat.unit, level="th"))
    world = _world(seats=(small,), own_id=None)
    terms = enrolment.terms("t1", 2025, None, world)
    assert not terms.allowed
    assert [reason.text for reason in terms.why_not] == [
        "Đơn vị ngoài phạm vi bắt buộc của Thông tư 124.",
        "Kế hoạch không gửi đến loại đơn vị này.",
    ]


def _registered(year: int = 2025, track: str = "t1") -> tuple[Registered, ...]:
    return (Registered("thcs-1", year, track, MONDAY),)


@pytest.mark.parametrize(
    ("line", "found", "first"),
    [
        ("8a", _registered(), "a:met"),
        ("8a", (), None),
        ("8a", _registered(year=2024), None),
        ("8a", _registered(track="t3"), None),
        ("8b", _registered(), None),
    ],
)
def test_the_registration_is_offered_at_its_question(
    line: str, found: tuple[Registered, ...], first: str | None
) -> None:
    """Only a registration of this year and for the standard, and only where it is asked."""
    world = _world(registrations=found)
    offer = offer_for(world.own_case(), RUBRIC.line(line), world)
    assert offer.first == first
    assert bool(offer.says) is (first is not None)


def test_the_offered_button_comes_first() -> None:
    """It leaves its own row; without an offer nothing moves."""
    one, two, three = (Choice(Verbatim(text), f"a:{text}") for text in "123")
    rows = ((one, two), (three,))
    assert offered_first(rows, Offer()) == rows
    assert offered_first(rows, Offer(first="a:3")) == ((replace(three, style="primary"),), (one, two))


@pytest.mark.parametrize(
    ("day", "found", "says"),
    [
        (date(2025, 3, 31), (), [words.AHEAD]),
        (date(2025, 4, 1), (), []),
        (date(2025, 3, 10), _registered(), []),
        (date(2025, 3, 10), _registered(track="t3"), [words.AHEAD]),
    ],
)
def test_the_menu_reminds_while_there_is_time(day: date, found: tuple[Registered, ...], says: list[str]) -> None:
    """Up to the last day, until the unit is registered; afterwards the page of registrations says that it is late."""
    world = _world(now=MONDAY.replace(year=day.year, month=day.month, day=day.day), registrations=found)
    assert [each.template for each in ahead(PLAN, "thcs-1", world) if isinstance(each, Phrase)] == says
    assert ahead(replace(PLAN, tracks=("t3",)), "thcs-1", world) == ()


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        ("thien-tin-2025", "100% cơ quan, doanh nghiệp, cơ sở giáo dục đăng ký"),
        ("cam-ranh-2023", "100% cơ quan, doanh nghiệp, cơ sở giáo dục của xã đăng ký"),
        ("quan-12-2023", None),
    ],
)
def test_the_share_is_measured_by_the_plan_s_target(plan: str, text: str | None) -> None:
    """The locality's own, else the national one where the plan has the standard at all."""
    unit = _world().own_case().unit
    units = (unit, replace(unit, id="thcs-2", name="Trường THCS số 2"))
    said = share(SHELF.plan(plan), _world(units=units, registrations=_registered()))
    told = [VIETNAMESE.speak(each) for each in said]
    if text is None:
        assert told == []
    else:
        target, missing = told
        assert target == f"Chỉ tiêu: {text}. 1/2 đơn vị đã đăng ký (50%): còn thiếu 1 đơn vị."
        assert missing == "Chưa đăng ký: Trường THCS số 2."


def test_registrations_are_foreseen() -> None:
    """The page after the tap already knows of it, and of the withdrawal."""
    world = _world(registrations=_registered(year=2024))
    after = foresee(world, Register("thcs-1", 2025, "t1", "registered", HEAD.id))
    assert after.registration("thcs-1", 2025, "t1") == Registered("thcs-1", 2025, "t1", MONDAY)
    withdrawn = foresee(after, Register("thcs-1", 2025, "t1", "withdrawn", HEAD.id))
    assert withdrawn.registrations == world.registrations


@pytest.mark.parametrize(
    ("history", "expected"),
    [((), True), ((did("submitted"),), False), ((did("submitted"), did("withdrawn")), True), (PASSED, False)],
)
def test_when_a_registration_may_be_withdrawn(history: tuple[Event, ...], expected: bool) -> None:
    """Until the case is handed in; a case that was taken back is a draft again."""
    case = case_of(*IDS, history=history)
    world = replace(_world().with_case(case), own_id=case.id)
    assert enrolment.may_withdraw(2025, world) is expected
    assert enrolment.may_withdraw(2025, replace(world, own_id=None))
    assert enrolment.may_withdraw(2026, world)
