"""Working days: Monday to Friday without public holidays, with the days that were swapped by decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from antq_rules.citation import Citation
from antq_rules.errors import NoCalendar
from antq_rules.rubric import InForce

SATURDAY = 5
ONE_DAY = timedelta(days=1)
ALARM_MONTH = 12


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off that follow one another, `first` and `last` included."""

    name: str
    first: date
    last: date
    citation: Citation


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day that becomes a day off (`rest`), made up for on a day of the weekend (`work`)."""

    rest: date
    work: date
    citation: Citation


@dataclass(frozen=True, slots=True)
class DayExample:
    """A worked example: a day and whether it is worked."""

    says: str
    day: date
    working: bool
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class DaysOff:
    """The public holidays and swapped days of one year, as decided."""

    id: str
    year: int
    title: str
    source: Citation
    read: date | None
    published: date | None
    holidays: tuple[Holiday, ...]
    swaps: tuple[Swap, ...]
    notes: tuple[str, ...]
    examples: tuple[DayExample, ...]
    hash: str

    @property
    def in_force(self) -> InForce:
        """The days of the year."""
        return InForce(date(self.year, 1, 1), date(self.year, 12, 31))

    def is_working(self, day: date) -> bool:
        """Whether this day of the year is worked."""
        if any(swap.work == day for swap in self.swaps):
            return True
        off = any(one.first <= day <= one.last for one in self.holidays) or any(swap.rest == day for swap in self.swaps)
        return not off and day.weekday() < SATURDAY


class WorkCalendar:
    """The working days of the years whose holidays are known; asking about another year raises NoCalendar."""

    def __init__(self, years: Iterable[DaysOff]) -> None:
        self._years = {one.year: one for one in years}

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are known, in order."""
        return tuple(sorted(self._years))

    def is_working(self, day: date) -> bool:
        """Whether this day is worked; raises NoCalendar."""
        if day.year not in self._years:
            raise NoCalendar(day.year, self.years)
        return self._years[day.year].is_working(day)

    def on_or_before(self, day: date) -> date:
        """The day itself when it is worked, else the last working day before it: when to remind of a date."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next working day."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after this one (1 is the next)."""
        for _ in range(count):
            day = self.on_or_after(day + ONE_DAY)
        return day

    def missing(self, today: date) -> tuple[int, ...]:
        """The years that should be known by now and are not."""
        return tuple(year for year in _needed(today) if year not in self._years)

    def drafts(self, today: date) -> tuple[DaysOff, ...]:
        """The years that should be known by now and are not published: their decision is not known yet."""
        known = (self._years[year] for year in _needed(today) if year in self._years)
        return tuple(one for one in known if one.published is None)


def _needed(today: date) -> tuple[int, ...]:
    """This year and, from 1 December, the next."""
    return (today.year, today.year + 1) if today.month == ALARM_MONTH else (today.year,)
