"""What a person wants of being reminded: what each button and each typed moment changes, and what changes nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.conversation.aside import Aside
from bot.conversation.effects import SetAside, SetQuietHours
from bot.conversation.foresee import foresee
from bot.conversation.journeys import reminding
from bot.conversation.phrases import Phrase, Words
from bot.conversation.quiet import QuietHours
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import setting_aside as words
from bot.conversation.world import World
from tests.conversation.offices import FORWARD, IN, REGISTER, REPORT, UNITS, head, officer, row
from tests.walker import MONDAY, ZONE

BOTH = f"{REGISTER},{REPORT}"
TOMORROW = datetime(2025, 10, 21, tzinfo=ZONE)
AGREED = {"account": True, "reminders": True}


def _world(**parts: object) -> World:
    return replace(head(consents=AGREED), **parts)  # type: ignore[arg-type]


def _asked(world: World, things: str = REPORT) -> State:
    return reminding.later(State(journey="scoring", line="5d"), things, world).state


def _said(lead: Words | None) -> str:
    assert isinstance(lead, Phrase)
    return lead.template


def _typed(text: str, world: World, things: str = REPORT) -> Move:
    return reminding.hear(_asked(world, things), text, world)


def _labels(state: State, world: World) -> list[str]:
    return [world.speak(choice.label) for each in reminding.show(state, world).choices for choice in each]


@pytest.mark.parametrize(
    ("now", "labels"),
    [
        (MONDAY, ["Chiều nay", "Ngày mai", "Thứ Hai"]),
        (MONDAY.replace(hour=16), ["Ngày mai", "Thứ Hai"]),
        (MONDAY.replace(day=26), ["Chiều nay", "Ngày mai"]),
        (MONDAY.replace(day=28), ["Chiều nay", "Ngày mai"]),
        (MONDAY.replace(day=29), ["Chiều nay"]),
        (MONDAY.replace(day=29, hour=17), []),
        (MONDAY.replace(month=11), ["Chiều nay", "Ngày mai", "Thứ Hai"]),
    ],
)
def test_moments_are_offered_while_they_help(now: datetime, labels: list[str]) -> None:
    """No afternoon after four, no day twice, nothing after the last day; what is overdue may wait for any of them."""
    world = _world(now=now)
    assert _labels(_asked(world), world) == [*labels, "Về trang đầu"]


def test_quiet_hours_are_not_offered() -> None:
    """Who keeps the afternoon quiet is not offered it, and a typed moment moves to its end."""
    world = _world(quiet=QuietHours(time(12), time(18)))
    assert _labels(_asked(world), world)[0] == "Ngày mai"
    (effect,) = _typed("chiều mai", world).effects
    assert effect == SetAside((REPORT,), "snoozed", datetime(2025, 10, 21, 18, 0, tzinfo=ZONE))


@pytest.mark.parametrize(
    ("label", "until"),
    [
        ("afternoon", MONDAY.replace(hour=14)),
        ("tomorrow", MONDAY.replace(day=21)),
        ("monday", MONDAY.replace(day=27)),
    ],
)
def test_a_button_puts_everything_in_the_message_off(label: str, until: datetime) -> None:
    """All that is not done, until the moment the button says."""
    world = _world()
    move = reminding.tap(_asked(world, BOTH), label, world)
    assert move.effects == (SetAside((REGISTER, REPORT), "snoozed", until),)
    assert _said(move.lead) == words.SNOOZED
    assert move.state.journey == "menu"


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("5/11", words.AFTER_LAST_DAY),
        ("29/10 22h", words.AFTER_LAST_DAY),
        ("hôm qua", None),
        ("31/2", None),
        ("lúc nào cũng được", None),
    ],
)
def test_what_is_refused_changes_nothing(text: str, template: str | None) -> None:
    """After the last day (also when only quiet hours push it there), over, impossible or unknown."""
    world = _world()
    move = _typed(text, world)
    assert (move.effects, move.state) == ((), _asked(world))
    assert template is None or _said(move.lead) == template


def test_the_example_after_a_refusal_is_taken() -> None:
    """What the sentence gives as an example can be typed, on the last day itself as well."""
    world = _world()
    refused = _typed("5/11", world).lead
    assert refused is not None
    assert "29/10/2025" in world.speak(refused)
    assert _typed("29/10/2025", world).effects
    last = _world(now=MONDAY.replace(day=29, hour=17))
    assert _said(_typed("mai", last).lead) == words.TODAY_ONLY
    assert _typed("1 tiếng nữa", last).effects


def test_the_first_last_day_counts_for_all() -> None:
    """Two things are put off together only as far as the earlier one allows; what is overdue sets no bound."""
    world = officer(consents=AGREED)
    both = f"{REPORT}/units,{FORWARD}"
    assert _said(_typed("30/10", world, both).lead) == words.AFTER_LAST_DAY
    assert _typed("30/10", world, FORWARD).effects
    assert _typed("30/11", _world(), REGISTER).effects


@pytest.mark.parametrize("way", [reminding.later, reminding.understood, reminding.mute])
def test_a_button_of_a_thing_that_is_done_says_so(way: object) -> None:
    """An old message stays, its thing does not; a forged button names nothing either."""
    world = _world()
    done = world.with_case(replace(world.own_case(), history=IN))
    for argument, now in ((REPORT, done), ("x/y/z", world), ("", world), ("," * 5000, world)):
        move = way(State(journey="menu"), argument, now)  # type: ignore[operator]
        assert (move.effects, move.state, _said(move.lead)) == ((), State(journey="menu"), words.OVER)


def test_done_while_the_question_stands() -> None:
    """Somebody hands the case in while the head is asked for a moment."""
    world = _world()
    state = _asked(world)
    done = world.with_case(replace(world.own_case(), history=IN))
    move = reminding.hear(state, "mai", done)
    assert (move.effects, _said(move.lead)) == ((), words.OVER)


def test_nothing_is_promised_to_who_agreed_to_no_reminders() -> None:
    """An old button says how to allow them."""
    world = _world(consents={"account": True, "reminders": False})
    move = reminding.later(State(journey="menu"), REPORT, world)
    assert (move.effects, move.state.journey, _said(move.lead)) == ((), "menu", words.NOT_AGREED)


@pytest.mark.parametrize(
    ("chosen", "things"),
    [
        ({}, (REGISTER, REPORT)),
        ({REGISTER: Aside("muted")}, (REPORT,)),
        ({REGISTER: Aside("snoozed", TOMORROW + timedelta(hours=8))}, (REPORT,)),
        ({REGISTER: Aside("snoozed", TOMORROW)}, (REGISTER, REPORT)),
        ({REGISTER: Aside("muted"), REPORT: Aside("muted")}, ()),
    ],
)
def test_understood_takes_back_no_other_choice(chosen: Mapping[str, Aside], things: tuple[str, ...]) -> None:
    """A tap on an old message does not switch on what was muted since, nor bring forward what was put off further."""
    move = reminding.understood(State(journey="menu"), BOTH, _world(set_aside=chosen))
    assert move.effects == ((SetAside(things, "acknowledged", TOMORROW),) if things else ())
    assert _said(move.lead) == words.NOTED


def test_muting_one_of_several_asks_which() -> None:
    """One tap does not silence a whole digest: the person names the thing, or all."""
    world = _world()
    state = reminding.mute(State(journey="menu"), BOTH, world).state
    assert state.stage == reminding.WHICH
    assert _labels(state, world)[-2:] == ["Tất cả các việc này", "Về trang đầu"]
    assert reminding.tap(state, f"mute:{REPORT}", world).effects == (SetAside((REPORT,), "muted"),)
    assert reminding.tap(state, "mute:", world).effects == (SetAside((REGISTER, REPORT), "muted"),)
    assert reminding.hear(state, "cả hai", world).effects == ()
    assert reminding.mute(state, REPORT, world).effects == (SetAside((REPORT,), "muted"),)


def test_a_thing_of_the_units_is_called_so() -> None:
    """An officer tells the own date from that of the units when choosing what to mute."""
    world = officer(waiting=(row(UNITS[0], "draft"),))
    state = reminding.mute(State(journey="menu"), f"{REPORT}/units,{FORWARD}", world).state
    assert _labels(state, world)[0].startswith("Các đơn vị: Gửi kết quả")


def test_unmuting_brings_everything_muted_back() -> None:
    """What is put off stays put off; without anything muted nothing changes."""
    chosen = {REGISTER: Aside("muted"), REPORT: Aside("snoozed", TOMORROW)}
    world = _world(set_aside=chosen)
    (effect,) = reminding.unmute(State(journey="menu"), "", world).effects
    assert foresee(world, effect).set_aside == {REPORT: chosen[REPORT]}
    assert reminding.unmute(State(journey="menu"), "", _world()).effects == ()


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22-6", (time(22), time(6))),
        ("22h đến 6h30", (time(22), time(6, 30))),
        ("22h-6h", (time(22), time(6))),
        ("tu 20:30 toi 8 gio", (time(20, 30), time(8))),
        ("12 - 13", (time(12), time(13))),
        ("0-6", (time(0), time(6))),
        *((text, None) for text in ("22", "25-6", "22-6h75", "22-22", "0-24", "đêm", "", "9" * 400)),
    ],
)
def test_quiet_hours_as_typed(text: str, hours: tuple[time, time] | None) -> None:
    """Two different times; anything else is asked again, and never understood as no quiet hours at all."""
    state = reminding.quiet(State(), "", _world()).state
    move = reminding.hear(state, text, _world())
    assert move.effects == ((SetQuietHours(QuietHours(*hours)),) if hours else ())
    assert hours is not None or (move.state, _said(move.lead)) == (state, words.WANT_QUIET)
