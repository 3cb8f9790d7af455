"""The reviewer's list: a case the person may not take up has no button, and says who does it instead."""

from dataclasses import replace
from datetime import timedelta

from antq_rules import Office
from bot.conversation.journeys import waiting
from bot.conversation.replies import Reply
from bot.conversation.state import State
from bot.conversation.world import Seat, World
from tests.conversation.cases import PLAN, did
from tests.conversation.offices import UNITS, officer, row
from tests.walker import MONDAY

LATER = MONDAY + timedelta(hours=1)


def _card(world: World) -> tuple[Reply, list[str]]:
    (card,) = waiting.cards(State(journey="waiting"), world)
    return card, [world.speak(each) for each in card.body]


def test_a_case_of_somebody_elses_is_opened() -> None:
    """The usual card has its button."""
    card, _ = _card(officer(waiting=(row(UNITS[0], "waiting", "cong-an-xa"),)))
    assert [choice.action for each in card.choices for choice in each] == ["go:mo:unit-1-2025"]


def test_the_persons_own_unit() -> None:
    """Also from an office of the unit other than the head's."""
    seat = Seat(Office("deputy-1", "deputy", "unit-1", "xa-thien-tin"), "Phó", "xa-thien-tin", "Xã", PLAN, UNITS[0])
    world = officer(waiting=(row(UNITS[0], "waiting", "cong-an-xa"),))
    card, body = _card(replace(world, seats=(*world.seats, seat)))
    assert card.choices == ()
    assert body[-1] == "Đơn vị của chính bạn: người khác ở Công an xã duyệt."


def test_who_passed_it_at_another_level() -> None:
    """Approved as police, it is nothing for the same person as chair."""
    passed = replace(did("approved", at=LATER), person="minh")
    line = replace(row(UNITS[0], "waiting", "ubnd-xa"), history=(did("submitted"), did("opened"), passed))
    card, body = _card(officer("commune_chair", person="minh", waiting=(line,)))
    assert card.choices == ()
    assert "không duyệt tiếp cùng hồ sơ này" in body[-1]
    assert body[-1].endswith("Người khác ở Công an xã duyệt.")
