"""What a turn may look at: read before it starts, never changed by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import antq_rules
from antq_rules.review import Delegation
from bot.conversation.aside import Aside
from bot.conversation.case_file import Author, CaseFile, TotalsBefore, Waiting, safety_standard
from bot.conversation.errors import OutOfPlace
from bot.conversation.handed import Handed
from bot.conversation.offices import BOARD
from bot.conversation.phrases import Words
from bot.conversation.quiet import USUAL, QuietHours
from bot.conversation.registered import Registered
from bot.conversation.seats import Colleague, Former, Loan, Seat, Unit, heading_seat, working_seat
from bot.conversation.sitting import Sitting
from bot.conversation.token import Token
from bot.conversation.unheard import UnheardUnit

__all__ = [
    "Author",
    "CalendarFeed",
    "CaseFile",
    "Colleague",
    "Former",
    "Loan",
    "Seat",
    "TotalsBefore",
    "Unit",
    "Waiting",
    "Way",
    "World",
    "safety_standard",
]


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """The link to the person's calendar they got last: when, and whether it opens still."""

    issued_at: datetime
    opens: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A channel the person can be reached on, or can join.

    `name` is what the platform calls our bot, for a deep link.
    """

    channel: str
    joined: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Nudged:
    """A unit was nudged: by which office (its title), and when."""

    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class World:
    """The person, the seats they hold, and the `cases` this turn may touch: the unit's own one, and those under review.

    `previous` is the unit's case of the year before; `registrations` are those that stand, of the unit in every year
    and of the reviewer's units in this one; `handed_in` says that this year's case went in while an older one is the
    unit's own because it came back; `waiting` are the cases of the reviewer's localities, `units` all their units,
    `below` the units of the seat's communes by the communes' plan and the seat's locality (read only where reminders
    under such a plan matter);
    `delegations` are those in force to the person, `lent` what they lent and `colleagues` to whom they could lend (both
    read only where they matter); `former` are the offices they held before; `handed` are the questions of the own case
    given to somebody, and those given to the person; `sittings` the meetings of others they take part in (read only
    where they matter);
    `erasure_asked` is when the person asked to have their data erased, None where no request is open;
    `ways` are the outside channels there are (read only where they matter), `preferred` the person's choice of them;
    `feed` is the link to their calendar (read only where it matters);
    `set_aside` is what the person chose of the things they are reminded of, by the key of the duty, `quiet` their quiet
    hours and `nudged` the units that were nudged today (both read only where they matter);
    `absent_head` is the title of the head who cannot be reached, so that the person hears of the unit's dates as its
    deputy (empty: no such); `unheard` are the reviewer's units in which nobody can be reached (read only where they
    matter);
    `token` is the one on the buttons last shown, `languages` what each language calls itself by code; `speak` puts
    words into the person's language, `secret` is fresh and unguessable, `address` the public address of the web chat.
    """

    now: datetime
    person: str
    language: str
    shelf: antq_rules.Shelf
    speak: Callable[[Words], str]
    languages: Mapping[str, str] = field(default_factory=dict)
    consents: Mapping[str, bool] = field(default_factory=dict)
    erasure_asked: datetime | None = None
    seats: tuple[Seat, ...] = ()
    own_id: str | None = None
    cases: Mapping[str, CaseFile] = field(default_factory=dict)
    previous: CaseFile | None = None
    registrations: tuple[Registered, ...] = ()
    handed_in: bool = False
    waiting: tuple[Waiting, ...] = ()
    units: tuple[Unit, ...] = ()
    below: Mapping[tuple[str, str], tuple[Unit, ...]] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    former: tuple[Former, ...] = ()
    lent: tuple[Loan, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    handed: tuple[Handed, ...] = ()
    preferred: str | None = None
    feed: CalendarFeed | None = None
    set_aside: Mapping[str, Aside] = field(default_factory=dict)
    quiet: QuietHours = USUAL
    nudged: Mapping[str, Nudged] = field(default_factory=dict)
    absent_head: str = ""
    unheard: tuple[UnheardUnit, ...] = ()
    token: Token | None = None
    secret: str = ""
    address: str = ""

    @property
    def unit_seat(self) -> Seat | None:
        """The seat from which the person works on a unit's case, if any."""
        return working_seat(self.seats)

    @property
    def head_seat(self) -> Seat | None:
        """The seat from which the person acts as the head of that unit, their own or lent to them, if any."""
        return heading_seat(self.seats)

    @property
    def reviewer_seats(self) -> tuple[Seat, ...]:
        """The seats from which the person reviews others' cases."""
        return tuple(seat for seat in self.seats if seat.reviews)

    @property
    def watching_seats(self) -> tuple[Seat, ...]:
        """The seats from which the person may look at the cases of a place, and do nothing with them."""
        return tuple(seat for seat in self.seats if seat.office.kind == BOARD)

    def units_of(self, seat: Seat) -> tuple[Unit, ...]:
        """The units of a reviewing seat's own locality, of all the units there are."""
        places = {each.locality_id for each in (*self.reviewer_seats, *self.watching_seats)}
        return self.units if len(places) == 1 else tuple(unit for unit in self.units if seat.locality_id in unit.under)

    @property
    def to_call(self) -> tuple[UnheardUnit, ...]:
        """The units in which nobody can be reached and that nobody has called since."""
        return tuple(each for each in self.unheard if not each.called)

    @property
    def own(self) -> CaseFile | None:
        """The case of the person's own unit, if it was begun."""
        return self.cases.get(self.own_id) if self.own_id else None

    def registration(self, unit: str, year: int, track: str) -> Registered | None:
        """The unit's registration for a track of a year, if it stands."""
        key = (unit, year, track)
        return next((each for each in self.registrations if (each.unit, each.year, each.track) == key), None)

    def handed_over(self, case: str, line: str) -> Handed | None:
        """The open handing of a question of this case, if it was given to somebody."""
        return next((each for each in self.handed if (each.case, each.line) == (case, line)), None)

    def own_case(self) -> CaseFile:
        """The case of the person's own unit. Raises OutOfPlace."""
        if self.own is None:
            raise OutOfPlace("no case of one's own")
        return self.own

    def own_seat(self) -> tuple[Seat, Unit]:
        """The seat from which the person works on a unit's case, and the unit. Raises OutOfPlace."""
        seat = self.unit_seat
        if seat is None or seat.unit is None:
            raise OutOfPlace("not in a unit")
        return seat, seat.unit

    def case(self, case: str) -> CaseFile:
        """A case this turn may touch. Raises OutOfPlace."""
        if case not in self.cases:
            raise OutOfPlace("no such case here")
        return self.cases[case]

    def with_case(self, case: CaseFile) -> "World":
        """The world in which `case` is as given."""
        return replace(self, cases={**self.cases, case.id: case})
