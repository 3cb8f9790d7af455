"""The offices a person sits in, and what they have lent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from antq_rules import Office, Plan
from antq_rules.authority import HEAD
from bot.conversation.offices import REVIEWING, WORKING


@dataclass(frozen=True, slots=True)
class Unit:
    """A school, agency or enterprise that scores itself.

    `under` are the places of the person's seats from which they look at it, known only in their list of units.
    """

    id: str
    name: str
    kind: str
    level: str | None = None
    size: str | None = None
    under: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Seat:
    """An office the person holds today, with the words people know it by and the plan of its locality.

    `on_behalf` is who lent it to them, `until` the last day of that; None where it is their own. `before` is the last
    day of whoever held it before them, known only while that is news. `lender_units` are the units in which the one who
    lent it holds an office. `ends` is the last day of one that was handed over already.
    """

    office: Office
    title: str
    locality_id: str
    locality: str
    plan: Plan
    unit: Unit | None = None
    on_behalf: str | None = None
    until: date | None = None
    before: date | None = None
    lender_units: tuple[str, ...] = ()
    ends: date | None = None

    @property
    def works(self) -> bool:
        """Whether one works on the unit's case from here."""
        return self.unit is not None and self.office.kind in WORKING

    @property
    def reviews(self) -> bool:
        """Whether one reviews others' cases from here."""
        return self.unit is None and self.office.kind in REVIEWING


@dataclass(frozen=True, slots=True)
class Former:
    """An office the person held until the day `last`, and holds no more."""

    title: str
    kind: str
    last: date


@dataclass(frozen=True, slots=True)
class Loan:
    """What the person has lent to a colleague, and is not over."""

    id: int
    office: str
    delegate: str
    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else who holds an office in the person's place."""

    person: str
    title: str
    locality_id: str
    unit: str | None = None
    kind: str = ""
    office: str = ""


def working_seat(seats: Iterable[Seat]) -> Seat | None:
    """The seat from which a person works on a unit's case: their own before a lent one, the head's before others."""
    found = [seat for seat in seats if seat.works]
    return min(found, key=lambda seat: (seat.on_behalf is not None, WORKING.index(seat.office.kind)), default=None)


def heading_seat(seats: Iterable[Seat]) -> Seat | None:
    """The seat from which a person acts as the head of that same unit, their own before a lent one."""
    seats = tuple(seats)
    here = working_seat(seats)
    heads = [seat for seat in seats if here and seat.office.kind == HEAD and seat.unit == here.unit]
    return min(heads, key=lambda seat: seat.on_behalf is not None, default=None)
