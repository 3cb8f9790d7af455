"""The list of units to call: who is on it, in which order, what is said of each, and what a tap does."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.conversation.advance import advance
from bot.conversation.cards import pages
from bot.conversation.cards.reminder import reminder
from bot.conversation.duties import duties
from bot.conversation.effects import NoteCall
from bot.conversation.events import Said, Tapped
from bot.conversation.journeys import calling
from bot.conversation.offices import BOARD, DEPUTY
from bot.conversation.phrases import Verbatim
from bot.conversation.state import State
from bot.conversation.unheard import DAYS, UnheardUnit, is_to_be_called, unheard_before
from bot.conversation.world import World
from tests.conversation.cases import SHELF
from tests.conversation.offices import REPORT, UNITS, at, head, officer
from tests.walker import MONDAY, ZONE

STATE = State(3, "calling")
AGREED = {"account": True, "reminders": True}


def _unheard(number: int, **parts: object) -> UnheardUnit:
    known = UnheardUnit(f"unit-{number}", "Xã Thiện Tín", "Hiệu trưởng", "0255 3 861", joined=True, tried=MONDAY)
    return replace(known, **parts)  # type: ignore[arg-type]


ALL = tuple(_unheard(number) for number in range(1, 9))


def _body(world: World, state: State = STATE) -> list[str]:
    return [world.speak(words) for words in calling.show(state, world).body]


def _labels(world: World, state: State = STATE) -> list[str]:
    return [world.speak(choice.label) for row in calling.show(state, world).choices for choice in row]


def test_what_is_said_of_a_unit() -> None:
    """The office and the unit, the number as given, what is due next, and when it was last tried."""
    (said,) = _body(officer(unheard=(_unheard(2),)))
    assert said == (
        "Hiệu trưởng, Đơn vị 2. Điện thoại: 0255 3 861. Gửi kết quả tự chấm điểm về Công an xã: chậm nhất hết thứ Tư,"
        " ngày 29/10/2025 (còn 9 ngày). Nhắc lần cuối lúc 08:00 20/10/2025, chưa có ai xem."
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (_unheard(1, phone=None), "Hiệu trưởng, Đơn vị 1. Chưa có số điện thoại."),
        (_unheard(1, title=None), "Đơn vị 1. Điện thoại: 0255 3 861."),
        (_unheard(1, title="Hiệu trưởng Đơn vị 1"), "Hiệu trưởng Đơn vị 1. Điện thoại: 0255 3 861."),
    ],
)
def test_what_is_not_known_is_said_so(known: UnheardUnit, said: str) -> None:
    """No number, no office yet, a title that names the unit already."""
    assert _body(officer(unheard=(known,)))[0].startswith(said)


def test_an_office_above_reads_in_which_commune() -> None:
    """The province has units of many; the commune knows its own."""
    (said,) = _body(officer(unheard=(_unheard(1, place="Xã B"),)))
    assert said.startswith("Hiệu trưởng, Đơn vị 1. Xã B. Điện thoại:")


def test_where_nobody_has_joined() -> None:
    """There is nothing that was tried."""
    (said,) = _body(officer(unheard=(_unheard(1, joined=False, tried=None),)))
    assert said.endswith("Chưa có ai của đơn vị tham gia.")
    assert "Nhắc lần cuối" not in said


def test_what_is_due_comes_first() -> None:
    """Who has nothing left to do is last, whatever the names."""
    world = officer(unheard=ALL[:2], waiting=at("cong-an-xa", UNITS[:1]))
    assert [said.partition(".")[0] for said in _body(world)] == ["Hiệu trưởng, Đơn vị 2", "Hiệu trưởng, Đơn vị 1"]
    assert "Chưa có việc đến hạn." in _body(world)[1]


def test_pages_are_short() -> None:
    """Five a page, with the way to the next one; a page that is gone shows the last there is."""
    world = officer(unheard=ALL)
    assert _body(world)[0] == "Đơn vị 1–5 trong 8, việc gấp trước."
    assert len(_labels(world)) == calling.PAGE + 2
    second = calling.tap(STATE, "next", world).state
    assert _body(world, second)[0] == "Đơn vị 6–8 trong 8, việc gấp trước."
    assert len(_labels(world, second)) == 3 + 1
    assert len(_body(replace(world, unheard=ALL[:4]), second)) == 4


def test_a_call_is_kept_and_takes_the_unit_off_the_list() -> None:
    """By the office it was made from; the others stay."""
    world = officer(unheard=ALL[:2], consents=AGREED)
    turn = advance(STATE, Tapped("called:unit-1", "3"), world)
    assert [each for each in turn.effects if isinstance(each, NoteCall)] == [NoteCall("unit-1", "commune_police")]
    shown = " ".join(world.speak(words) for words in turn.replies[-1].body)
    assert "Đơn vị 2" in shown
    assert "Đơn vị 1." not in shown


def test_a_unit_that_is_not_on_the_list_cannot_be_called_off_it() -> None:
    """A button of a list that has changed does nothing, nor does one of another place."""
    world = officer(unheard=ALL[:1], consents=AGREED)
    for action in ("called:unit-2", "called:somewhere-else"):
        assert not [each for each in advance(STATE, Tapped(action, "3"), world).effects if isinstance(each, NoteCall)]


def test_only_who_reviews_sees_it() -> None:
    """Neither the head nor the steering board, by command or button."""
    watching = officer(BOARD, consents=AGREED)
    for world in (head(consents=AGREED), watching):
        turn = advance(State(3, "menu"), Said("/goidien"), world)
        assert turn.state.journey == "menu"
        assert "cấp duyệt hồ sơ" in world.speak(turn.replies[-1].lead or Verbatim(""))


def test_the_button_says_how_many_and_is_not_there_for_none() -> None:
    """Below the progress, and below an officer's digest about units."""
    for world, there in ((officer(), False), (officer(unheard=ALL[:3]), True)):
        due = [duty for duty in duties(world) if duty.of_units and not duty.done]
        for reply in (pages.progress(world), reminder(due, world)):
            labels = [world.speak(choice.label) for row in reply.choices for choice in row]
            assert ("Cần gọi điện (3)" in labels) == there


def _deputy(**parts: object) -> World:
    world = head(**parts)
    (seat,) = world.seats
    office = replace(seat.office, id="deputy-1", kind=DEPUTY)
    return replace(world, seats=(replace(seat, office=office, title="Phó Hiệu trưởng"),))


def test_a_deputy_has_the_heads_duties_only_while_the_head_cannot_be_reached() -> None:
    """And is led to nothing a deputy may not do."""
    assert duties(_deputy()) == ()
    world = _deputy(absent_head="Hiệu trưởng")
    due = [duty for duty in duties(world) if not duty.done]
    assert {duty.absent for duty in due} == {"Hiệu trưởng"}
    ways = {duty.key: reminder([duty], world).choices[0][0].action for duty in due}
    assert ways.pop(REPORT) == "go:tucham"
    assert ways
    assert all(way.startswith("go:nhaclai") for way in ways.values())


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ((2025, 10, 23), (2025, 10, 21)),  # Thursday: what was put there on Monday
        ((2025, 10, 27), (2025, 10, 23)),  # Monday: on Wednesday
        ((2025, 10, 26), (2025, 10, 23)),  # Sunday, as on Monday
        ((2025, 9, 4), (2025, 8, 29)),  # the feast of 30/8 to 2/9 does not count
        ((2031, 10, 23), (2031, 10, 21)),  # a year whose holidays are not known
    ],
)
def test_three_working_days(now: tuple[int, int, int], before: tuple[int, int, int]) -> None:
    """Counted back from today, which does not count."""
    found = unheard_before(SHELF.calendar(), datetime(*now, 9, 0, tzinfo=ZONE))
    assert found == datetime(*before, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("called", "missed", "joined", "listed"),
    [
        (None, None, False, True),
        (None, 0, True, True),
        (1, 0, True, False),
        (1, 2, True, True),
        (1, None, True, False),
        (DAYS, None, False, False),
        (-DAYS - 1, None, False, True),
    ],
)
def test_a_call_counts_until_the_next_reminder_is_missed(
    called: int | None, missed: int | None, joined: bool, listed: bool
) -> None:
    """In days from today; where nobody has joined, for some working days."""
    when = [None if day is None else MONDAY + timedelta(days=day) for day in (called, missed)]
    assert is_to_be_called(when[0], when[1], MONDAY - timedelta(days=DAYS), joined=joined) == listed
