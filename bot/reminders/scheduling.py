"""Everything that happens by itself: planning, the draw, the heads of the audit log, the weekly list, clearing away."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.reminders.clearing import Clearing
from bot.reminders.drawing import Drawing, Drawn
from bot.reminders.heads import Heads
from bot.reminders.planning import TOO_LATE, Planning
from bot.reminders.weekly import Weekly
from storage.repositories.reminder_plan import Marks

FIRST_YEAR = 2025
_BACK = timedelta(minutes=5)  # what was revoked while we last planned is looked at again


class ClockWrong(Exception):
    """The machine's clock cannot be right; one line for the operator."""

    def __init__(self, now: datetime) -> None:
        super().__init__(
            f"đồng hồ: {now:%d/%m/%Y} không thể đúng, chưa nhắc ai; đặt lại giờ, ví dụ timedatectl set-ntp true"
        )


@dataclass(slots=True)
class _Known:
    """What was planned for last: it saves planning again, and nothing is lost with it."""

    day: date | None = None
    lived_by: tuple[tuple[str, str, int], ...] = ()
    marks: Marks = field(default_factory=Marks)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Scheduler:
    """One of any number; what is to be done is in the database, so that any of them may stop at any moment."""

    planning: Planning
    drawing: Drawing
    heads: Heads
    weekly: Weekly
    clearing: Clearing
    _known: _Known = field(default_factory=_Known)

    def round(self, now: datetime) -> Drawn:
        """One look at everything; `full` asks for another one at once. Raises ClockWrong."""
        if now.year < FIRST_YEAR:
            raise ClockWrong(now)
        self.plan(now)
        drawn = self.drawing.draw(now)
        if drawn.full:
            return drawn
        woken = self.heads.tell(now) | self.weekly.tell(now)
        self.clearing.clear(now)
        return Drawn(drawn.people, drawn.woken | woken)

    def plan(self, now: datetime) -> bool:
        """Plan what changed since the last look, everything on a new day; whether there was anything to plan."""
        known, planning = self._known, self.planning
        with planning.database.read() as work:
            lived_by = work.reminder_plan.in_use(planning.default)
            marks = work.reminder_plan.marks()
            asked = work.reminder_plan.is_asked(now, now - TOO_LATE)
        everything = known.day != now.date() or known.lived_by != lived_by
        if everything:
            planning.everything(now)
        elif known.marks != marks:
            planning.newcomers(known.marks, (known.at or now) - _BACK, now)
        if asked:
            with planning.database.begin() as work:
                work.reminder_plan.plan_asked(now, now - TOO_LATE)
        if everything or known.marks != marks:
            known.day, known.lived_by, known.marks, known.at = now.date(), lived_by, marks, now
        return everything or asked
