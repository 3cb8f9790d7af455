"""What a turn may look at: read before it starts, never changed by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

import antq_rules
from antq_rules import (
    Answer,
    CriterionAnswer,
    NoRuleInForce,
    Plan,
    Profile,
    Rubric,
    Scorecard,
    Shelf,
    Stage,
    Standard,
    StandardResult,
)
from antq_rules.meeting_log import Meeting
from antq_rules.review import Delegation, Event, Standing
from bot.conversation.aside import Aside
from bot.conversation.errors import OutOfPlace
from bot.conversation.files import FileRef
from bot.conversation.handed import Handed
from bot.conversation.offices import BOARD
from bot.conversation.phrases import Words
from bot.conversation.quiet import USUAL, QuietHours
from bot.conversation.registered import T1, Registered
from bot.conversation.seats import Colleague, Former, Loan, Seat, Unit, heading_seat, working_seat
from bot.conversation.sitting import Sitting
from bot.conversation.token import Token

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
class TotalsBefore:
    """What a unit's case of the year before came to: its own total and the superior's, None where unknown."""

    own: Decimal | None = None
    given: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who gave an answer, and in which office."""

    person: str
    office: str


@dataclass(frozen=True)
class CaseFile:
    """A unit's case of one year: its answers so far and everything that was done to it.

    `answers`, `notes` and `evidence` are by rubric line; `submissions`, `submitted_notes` and `submitted_evidence` are
    those of each time it was handed in; `titles` names the offices in `history`. `criteria` are the answers to the
    standard the unit checks itself against, `authors` who gave each answer, `meetings` those held on the case.
    `recognises` is the stage whose decision recognises T1, None where no rule says which. `province_id` is the
    province of the commune `locality_id`, None where there is none above it.
    """

    id: str
    unit: Unit
    locality_id: str
    year: int
    rubric: Rubric
    plan: Plan
    profile: Profile | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[FileRef, ...]] = field(default_factory=dict)
    submissions: tuple[Mapping[str, Answer], ...] = ()
    submitted_notes: tuple[Mapping[str, str], ...] = ()
    submitted_evidence: tuple[Mapping[str, tuple[FileRef, ...]], ...] = ()
    history: tuple[Event, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    standard: Standard | None = None
    criteria: Mapping[str, CriterionAnswer] = field(default_factory=dict)
    recognises: Stage | None = None
    last_year: TotalsBefore | None = None
    meetings: tuple[Meeting, ...] = ()
    province_id: str | None = None
    authors: Mapping[str, Author] = field(default_factory=dict)

    @cached_property
    def standing(self) -> Standing:
        """Where the case is in its chain."""
        return antq_rules.standing(self.plan, self.history)

    @cached_property
    def known_profile(self) -> Profile:
        """The profile, or before it is given what is known of the unit anyway."""
        return self.profile or Profile(kind=self.unit.kind, level=self.unit.level, size=self.unit.size)

    @cached_property
    def card(self) -> Scorecard:
        """The unit's own score as of now."""
        return antq_rules.score(self.rubric, self.answers, self.known_profile, self.plan)

    @cached_property
    def checked(self) -> StandardResult | None:
        """The unit's own check against the standard as of now."""
        if self.standard is None:
            return None
        return antq_rules.judge_standard(self.standard, self.criteria, self.known_profile)

    @property
    def recognition(self) -> Event | None:
        """The decision that recognised the unit for T1, or refused to; None while there is none."""
        return next((event for event in self.standing.decisions if event.outcome and self._recognises(event)), None)

    @property
    def returned(self) -> Event | None:
        """The return by which the unit has the case, also once it was handed in again and taken back; else None."""
        if self.standing.state != "returned":
            return None
        return next(event for event in reversed(self.history) if event.kind == "returned")

    def _recognises(self, event: Event) -> bool:
        return self.recognises is not None and event.office.kind == self.recognises.office

    def with_file(self, line: str, file: FileRef) -> "CaseFile":
        """The case with one more file beside a line; the same content twice is one file."""
        kept = (*(each for each in self.evidence.get(line, ()) if each.digest != file.digest), file)
        return replace(self, evidence={**self.evidence, line: kept})

    def without_file(self, line: str, file: FileRef) -> "CaseFile":
        """The case without this file beside a line."""
        kept = tuple(each for each in self.evidence.get(line, ()) if each.digest != file.digest)
        return replace(self, evidence={**self.evidence, line: kept})


def safety_standard(shelf: Shelf, on: date) -> Standard | None:
    """The standard a unit checks itself against, as in force on this day; None where there is none."""
    try:
        return shelf.standard_on(on, T1)
    except NoRuleInForce:
        return None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of a reviewer's list: a case without its answers; `flags` are those of what was handed in.

    `history` is known where the case waits for an office of the person's. `province_id` is the province of the commune
    `locality_id`.
    """

    id: str
    unit: Unit
    year: int
    plan: Plan
    state: str
    stage: str | None = None
    history: tuple[Event, ...] = ()
    locality_id: str = ""
    flags: tuple[str, ...] = ()
    province_id: str | None = None

    @property
    def stage_office(self) -> str | None:
        """The kind of office the case waits for."""
        return next((stage.office for stage in self.plan.stages if stage.id == self.stage), None)


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
    unit's own because it came back; `waiting` are the cases of the reviewer's locality, `units` all its units;
    `delegations` are those in force to the person, `lent` what they lent and `colleagues` to whom they could lend (both
    read only where they matter); `former` are the offices they held before; `handed` are the questions of the own case
    given to somebody, and those given to the person; `sittings` the meetings of others they take part in (read only
    where they matter);
    `ways` are the outside channels there are (read only where they matter), `preferred` the person's choice of them;
    `feed` is the link to their calendar (read only where it matters);
    `set_aside` is what the person chose of the things they are reminded of, by the key of the duty, `quiet` their quiet
    hours and `nudged` the units that were nudged today (both read only where they matter);
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
    seats: tuple[Seat, ...] = ()
    own_id: str | None = None
    cases: Mapping[str, CaseFile] = field(default_factory=dict)
    previous: CaseFile | None = None
    registrations: tuple[Registered, ...] = ()
    handed_in: bool = False
    waiting: tuple[Waiting, ...] = ()
    units: tuple[Unit, ...] = ()
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
