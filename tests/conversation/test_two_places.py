"""Who holds an office in two communes: each plan's dates are about the units that live by it."""

from dataclasses import replace

from antq_rules import Office, Plan
from bot.conversation.effects import Nudge
from bot.conversation.journeys import nudging
from bot.conversation.registered import Registered
from bot.conversation.state import State
from bot.conversation.world import World
from tests.conversation.cases import PLAN, SHELF, VIETNAMESE
from tests.conversation.offices import FORWARD, REGISTER, REPORT, UNITS, at, by_key, officer
from tests.walker import MONDAY

HERE, THERE = UNITS[:5], UNITS[5:]
CAM_RANH = SHELF.plan("cam-ranh-2023")


def _both(plan: Plan = CAM_RANH, **parts: object) -> World:
    """The police of two communes, five units in the first and three in the second."""
    world = officer()
    second = replace(
        world.seats[0],
        office=Office("police-2", "commune_police", None, "xa-kia"),
        title="Công an xã kia",
        locality_id="xa-kia",
        plan=plan,
    )
    places = {"xa-thien-tin": HERE, "xa-kia": THERE}
    units = tuple(replace(unit, under=(place,)) for place, found in places.items() for unit in found)
    return replace(world, seats=(*world.seats, second), units=units, **parts)  # type: ignore[arg-type]


def test_a_date_is_about_the_units_under_its_plan() -> None:
    """The other commune sets no date for the report: its units do not hold this one up, and are not counted."""
    found = by_key(_both())
    assert (found[f"{REPORT}/units"].behind, found[f"{REPORT}/units"].units) == (HERE, 5)
    assert found[FORWARD].behind == HERE
    assert by_key(_both(waiting=at("ubnd-xa", HERE)))[FORWARD].done


def test_a_date_that_both_plans_keep_is_about_all_units() -> None:
    """The national registration: done when the units of both communes have; so is a date of one plan in both."""
    registered = tuple(Registered(unit.id, 2025, "t1", MONDAY) for unit in HERE)
    found = by_key(_both(registrations=registered))[f"{REGISTER}/units"]
    assert (found.behind, found.units, found.done) == (THERE, 8, False)
    same = by_key(_both(PLAN, waiting=at("ubnd-xa", HERE)))
    assert (same[FORWARD].behind, same[FORWARD].done) == (THERE, False)
    assert same[f"{REPORT}/units"].units == 8


def test_a_nudge_comes_from_the_office_over_the_unit() -> None:
    """Signed with it and kept as its own, also where everybody is reminded at once."""
    move = nudging.tap(State(journey="nudging", stage="confirm", line="all"), "send", _both())
    told = {effect.unit: effect for effect in move.effects if isinstance(effect, Nudge)}
    assert {told[unit.id].office for unit in HERE} == {"commune_police"}
    assert {told[unit.id].office for unit in THERE} == {"police-2"}
    assert VIETNAMESE.speak(told["unit-8"].reply.body[0]) == "Công an xã kia nhắc đơn vị:"
