"""Around the end of a year whose registration is due in January: what one is reminded of can be done, on both sides."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.conversation.cards.deadlines import all_dates
from bot.conversation.cards.registration import ahead, share
from bot.conversation.cards.reminder import reminder
from bot.conversation.duties import registers_for
from bot.conversation.effects import Nudge, Register
from bot.conversation.journeys import nudging, registering
from bot.conversation.registered import Registered
from bot.conversation.replies import Reply
from bot.conversation.state import State
from bot.conversation.world import World
from tests.conversation.cases import SHELF, VIETNAMESE
from tests.conversation.offices import UNITS, by_key, head, officer
from tests.walker import ZONE

PLAN = SHELF.plan("binh-giang-2023")
COMING = "binh-giang-2023/2026/dang-ky-dien-hinh"
DECEMBER, JANUARY = datetime(2025, 12, 21, 8, 0, tzinfo=ZONE), datetime(2026, 1, 1, 8, 0, tzinfo=ZONE)
TOLD = {"t1": "recognised", "t2": "kha"}


def _school(now: datetime, **parts: object) -> World:
    return head(PLAN, now=now, own_id=None, cases={}, **parts)


def _said(reply: Reply) -> str:
    return " / ".join(VIETNAMESE.speak(each) for each in ((reply.title,) if reply.title else ()) + reply.body)


def _ways(reply: Reply) -> list[str]:
    return [choice.action for row in reply.choices for choice in row]


@pytest.mark.parametrize(
    ("plan", "today", "years"),
    [
        ("binh-giang-2023", date(2025, 11, 1), (2025,)),
        ("binh-giang-2023", date(2025, 12, 20), (2026, 2025)),
        ("binh-giang-2023", date(2025, 12, 31), (2026, 2025)),
        ("binh-giang-2023", date(2026, 1, 1), (2026,)),
        ("thien-tin-2025", date(2025, 12, 31), (2025,)),
        ("thien-tin-2025", date(2026, 1, 1), (2026,)),
    ],
)
def test_which_years_are_registered_for(plan: str, today: date, years: tuple[int, ...]) -> None:
    """The coming one first where its last day is in January; in the first quarter the year has begun anyway."""
    assert registers_for(SHELF.plan(plan), SHELF, today) == years


def test_the_first_reminder_leads_to_where_it_can_be_done() -> None:
    """In December the button opens the coming year, and what is confirmed there is for that year."""
    world = _school(DECEMBER)
    said = reminder([by_key(world)[COMING]], world)
    assert _ways(said)[0] == "go:dangky"
    page = registering.show(State(journey="registering"), world)
    assert _said(page).startswith("Đăng ký năm 2026 / Điển hình: chưa đăng ký.")
    asked = State(journey="registering", stage="confirm", line="t3", page=2026, draft=TOLD)
    (effect,) = registering.tap(asked, "confirm", world).effects
    assert isinstance(effect, Register)
    assert (effect.year, effect.kind) == (2026, "registered")


@pytest.mark.parametrize(("year", "count"), [(2026, 1), (2025, 0), (0, 0)])
def test_a_confirmation_holds_for_the_year_it_was_shown_for(year: int, count: int) -> None:
    """Pressed after midnight, the coming year is this one; one for the year that ended registers for no other."""
    asked = State(journey="registering", stage="confirm", line="t3", page=year, draft=TOLD)
    assert len(registering.tap(asked, "confirm", _school(JANUARY)).effects) == count


def test_this_year_can_still_be_registered_for_in_december() -> None:
    """By its own button, late as before."""
    world = _school(DECEMBER)
    page = registering.show(State(journey="registering"), world)
    assert _ways(page) == ["take:t3", "year:2025", "menu"]
    move = registering.tap(State(journey="registering"), "year:2025", world)
    assert _said(registering.show(move.state, world)).startswith("Đăng ký năm 2025 / Điển hình: chưa đăng ký.")
    january = registering.show(move.state, _school(JANUARY))
    assert (_said(january)[: len("Đăng ký năm 2026")], _ways(january)) == ("Đăng ký năm 2026", ["take:t3", "menu"])


@pytest.mark.parametrize("now", [DECEMBER, JANUARY])
def test_whoever_registered_in_december_is_done_on_both_sides(now: datetime) -> None:
    """The date, the menu and the page of dates know it; registered for the old year it is still to be done."""
    done = (Registered("thcs-1", 2026, "t3", DECEMBER),)
    assert by_key(_school(now, registrations=done))[COMING].done
    assert ahead(PLAN, "thcs-1", _school(now, registrations=done)) == ()
    open_still = _school(now, registrations=(replace(done[0], year=2025),))
    assert not by_key(open_still)[COMING].done
    (said,) = ahead(PLAN, "thcs-1", open_still)
    assert "Chưa đăng ký Điển hình năm 2026; hạn: hết ngày 19/01/2026" in VIETNAMESE.speak(said)


def test_the_page_of_dates_shows_what_one_is_reminded_of() -> None:
    """In December also the coming registration; in January what was missed in December, while it is recent."""
    december = _said(all_dates(_school(DECEMBER)))
    assert "Hoàn thành đăng ký điển hình của năm: chậm nhất hết ngày 19/01/2026 (còn 29 ngày" in december
    assert "19/10/2026" not in december
    rules = tuple(replace(each, before=replace(each.before, month=12, day=31)) for each in PLAN.dates)
    world = _school(JANUARY)
    late = replace(world, seats=(replace(world.seats[0], plan=replace(PLAN, dates=rules)),))
    assert "quá hạn 2 ngày (hạn: hết ngày 30/12/2025" in _said(all_dates(late))


@pytest.mark.parametrize("now", [DECEMBER, JANUARY])
def test_the_officer_sees_and_nudges_for_the_coming_year(now: datetime) -> None:
    """Who has not registered for it is behind, counted, named in the digest, and led to the registration."""
    registered = tuple(Registered(unit.id, 2026, "t3", DECEMBER) for unit in UNITS[1:])
    world = officer(plan=PLAN, now=now, registrations=registered)
    duty = by_key(world)[f"{COMING}/units"]
    assert duty.behind == UNITS[:1]
    digest = _said(reminder([duty], world))
    assert "7/8 đơn vị đã xong" in digest
    assert "Đơn vị 1" in digest
    counted = " / ".join(VIETNAMESE.speak(each) for each in share(PLAN, world))
    assert ("Đăng ký năm 2026" in counted) is (now == DECEMBER)
    assert "7/8 đơn vị đã đăng ký" in counted
    assert nudging.behind(world)[UNITS[0]] == [duty]
    confirming = State(journey="nudging", stage="confirm", line="unit-1")
    (effect,) = nudging.tap(confirming, "send", world).effects
    assert isinstance(effect, Nudge)
    assert "19/01/2026" in _said(effect.reply)
    assert _ways(effect.reply) == ["go:dangky"]
