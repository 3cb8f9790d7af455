"""People with dates, for tests that need no database: the head of a school, and an office over eight units."""

from dataclasses import replace

from antq_rules import Office, Plan
from bot.conversation.duties import Duty, duties
from bot.conversation.world import Seat, Unit, Waiting, World
from tests.conversation.cases import HEAD, IDS, PLAN, SHELF, VIETNAMESE, case_of, did
from tests.walker import MONDAY

REGISTER, REPORT = "quoc-gia/2025/dang-ky", "thien-tin-2025/2025/don-vi-bao-cao"
FORWARD, RECOGNISE = "thien-tin-2025/2025/cong-an-xa-bao-cao", "quoc-gia/2025/cong-nhan"
HERE = ("xa-thien-tin",)
UNITS = tuple(Unit(f"unit-{number}", f"Đơn vị {number}", "school", under=HERE) for number in range(1, 9))
IN = (did("submitted"),)


def head(plan: Plan = PLAN, **parts: object) -> World:
    """The head of the THCS school, whose case is begun."""
    case = case_of(*IDS[:4])
    seat = Seat(HEAD, "Hiệu trưởng", "xa-thien-tin", "Xã Thiện Tín", plan, case.unit)
    world = World(MONDAY, "head-thcs-1", "vi", SHELF, VIETNAMESE.speak, seats=(seat,), own_id=case.id)
    return replace(world.with_case(case), **parts)  # type: ignore[arg-type]


def officer(kind: str = "commune_police", plan: Plan = PLAN, **parts: object) -> World:
    """Somebody in an office over eight units."""
    seat = Seat(Office(kind, kind, None, "xa-thien-tin"), "Công an xã", "xa-thien-tin", "Xã Thiện Tín", plan)
    world = World(MONDAY, kind, "vi", SHELF, VIETNAMESE.speak, seats=(seat,), units=UNITS)
    return replace(world, **parts)  # type: ignore[arg-type]


def row(unit: Unit, state: str, stage: str | None = None, year: int = 2025, plan: Plan = PLAN) -> Waiting:
    """A line of the officer's list."""
    return Waiting(f"{unit.id}-{year}", unit, year, plan, state, stage, IN, "xa-thien-tin")


def at(stage: str, units: tuple[Unit, ...] = UNITS) -> tuple[Waiting, ...]:
    """The cases of these units, waiting at a stage."""
    return tuple(row(unit, "waiting", stage) for unit in units)


def by_key(world: World) -> dict[str, Duty]:
    """The duties of a world by their keys."""
    return {duty.key: duty for duty in duties(world)}
