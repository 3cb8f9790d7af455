"""A province that lives by the national dates, reminded of what is late by the plan of a commune of its own."""

from collections.abc import Callable
from datetime import datetime

import pytest

from bot.conversation.cards.deadlines import all_dates
from bot.conversation.effects import SetAside
from bot.conversation.events import Tapped
from bot.conversation.journeys import reminding
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.world import World
from bot.languages import Language
from bot.loading import Given, load_world
from storage import Database
from tests.reminders.acts import Days, hand_in
from tests.walker import SHELF, ZONE

FORWARD = "thien-tin-2025/2026/cong-an-xa-bao-cao/units"


@pytest.fixture
def days(agreed: Database) -> Days:
    """The fifth working day after the police's date: the province is told of it."""
    found = Days(agreed)
    found.at(16, 11, 2025)
    found.at(11, 11)
    assert "Báo cáo về Công an tỉnh" in found.got("lan")[-1]
    return found


def _world(days: Days, state: State, action: str) -> World:
    given = Given(SHELF, Language("vi"), days.clock.at, "", "http://127.0.0.1")
    with days.database.begin() as work:
        return load_world(work, "lan", state, Tapped(action), given)


@pytest.mark.parametrize(
    ("way", "command", "kind"),
    [(reminding.understood, "daro", "acknowledged"), (reminding.mute, "tatnhac", "muted")],
)
def test_the_buttons_do_what_they_say(
    days: Days, way: Callable[[State, str, World], Move], command: str, kind: str
) -> None:
    """They are about the commune's plan, of which the province has no date of its own."""
    (effect,) = way(State(), FORWARD, _world(days, State(), f"go:{command}:{FORWARD}")).effects
    assert isinstance(effect, SetAside)
    assert (effect.things, effect.kind) == ((FORWARD,), kind)


def test_what_is_muted_is_named_where_it_can_be_brought_back(days: Days) -> None:
    """The page of dates is where the person was told to look."""
    with days.database.begin() as work:
        work.set_aside.put("lan", [FORWARD], "muted", None, days.clock.at)
    page = all_dates(_world(days, State(), "go:hanchot"))
    assert "Các đơn vị: Báo cáo về Công an tỉnh" in " ".join(map(Language("vi").speak, page.body))
    assert "go:batnhac" in [choice.action for row in page.choices for choice in row]


def test_it_can_be_put_off(days: Days) -> None:
    """Until the afternoon; then it is said again with the units as they are."""
    asked = reminding.later(State(), FORWARD, _world(days, State(), f"go:nhaclai:{FORWARD}")).state
    world = _world(days, asked, "afternoon")
    (effect,) = reminding.tap(asked, "afternoon", world).effects
    assert isinstance(effect, SetAside)
    with days.database.begin() as work:
        work.set_aside.put("lan", effect.things, effect.kind, effect.until, days.clock.at)
    before = len(days.got("lan"))
    days.at(11, 11, hour=14, minute=0)
    assert "0/1 đơn vị đã xong" in days.got("lan")[before]


def test_once_it_is_done_the_buttons_say_so(days: Days) -> None:
    """The case has gone on to the province meanwhile: nothing is set aside."""
    now = datetime(2026, 11, 11, 9, 0, tzinfo=ZONE)
    hand_in(days.database, now)
    with days.database.begin() as work:
        work.cases.mark("case-2026", "waiting", "cong-an-tinh", now)
    assert reminding.understood(State(), FORWARD, _world(days, State(), f"go:daro:{FORWARD}")).effects == ()
