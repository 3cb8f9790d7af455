"""How a locality is reminded: on which days before a date, how long after it, who else is told, and at which hour."""

from dataclasses import dataclass, replace
from datetime import time

from antq_rules import Shelf
from antq_rules.reminders import Ladder

LADDER = "nhac-viec-mac-dinh"
HOUR = 8
EARLIEST, LATEST = 7, 20  # hours: outside the quiet hours people have unless they chose others
MOST_BEFORE, MOST_OVERDUE = 60, 20
MOST_STEPS = 12


class WrongRhythm(Exception):
    """A value that cannot be; `option` names it, `why` says what would be right, with an example."""

    def __init__(self, option: str, why: str) -> None:
        self.option = option
        self.why = why
        super().__init__(f"--{option}: {why}")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days `before` the last day (0 is that day), working days `overdue`, on which of them to `escalate`, the hour."""

    before: tuple[int, ...]
    overdue: int
    escalate: tuple[int, ...]
    hour: int

    @classmethod
    def default(cls, shelf: Shelf) -> "Rhythm":
        """What holds where nobody chose."""
        ladder = shelf.ladder(LADDER)
        return cls(ladder.before, ladder.overdue, ladder.escalate, HOUR)

    @classmethod
    def parse(cls, text: str) -> "Rhythm":
        """The rhythm that `str` wrote."""
        before, overdue, escalate, hour = text.split("/")
        return cls(_numbers(before), int(overdue), _numbers(escalate), int(hour))

    def __str__(self) -> str:
        before, escalate = (",".join(map(str, days)) for days in (self.before, self.escalate))
        return f"{before}/{self.overdue}/{escalate}/{self.hour}"

    @property
    def at(self) -> time:
        """The hour of the day."""
        return time(self.hour)

    def ladder(self, of: Ladder) -> Ladder:
        """The ladder with these steps."""
        return replace(of, before=self.before, overdue=self.overdue, escalate=self.escalate)

    def changed(self, before: str | None, overdue: int | None, escalate: str | None, hour: int | None) -> "Rhythm":
        """With what was given in place of what was; raises WrongRhythm."""
        made = replace(
            self,
            before=self.before if before is None else _days(before),
            overdue=self.overdue if overdue is None else overdue,
            escalate=self.escalate if escalate is None else _escalate(escalate),
            hour=self.hour if hour is None else hour,
        )
        if not 0 <= made.overdue <= MOST_OVERDUE:
            raise WrongRhythm("overdue", f"{made.overdue} không phải số ngày từ 0 đến {MOST_OVERDUE}, ví dụ: 5")
        if any(not 1 <= day <= made.overdue for day in made.escalate):
            raise WrongRhythm("escalate", f"phải nằm trong {made.overdue} ngày quá hạn được nhắc, ví dụ: 2,5")
        if not EARLIEST <= made.hour <= LATEST:
            raise WrongRhythm("hour", f"{made.hour} không phải giờ từ {EARLIEST} đến {LATEST}, ví dụ: 8")
        return made


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _days(text: str) -> tuple[int, ...]:
    example = f"cần các số ngày từ 0 đến {MOST_BEFORE}, nhiều nhất {MOST_STEPS} số, ví dụ: 30,14,7,3,1,0"
    days = _given("before", text, example)
    if not days or len(days) > MOST_STEPS or max(days) > MOST_BEFORE:
        raise WrongRhythm("before", example)
    return tuple(sorted(days, reverse=True))


def _escalate(text: str) -> tuple[int, ...]:
    return tuple(sorted(_given("escalate", text, "cần các số ngày làm việc quá hạn, ví dụ: 2,5")))


def _given(option: str, text: str, example: str) -> set[int]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise WrongRhythm(option, example)
    return {int(part) for part in parts}
