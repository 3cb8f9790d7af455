"""Quiet hours: the time of day in which nobody is reminded; what falls into it waits until it is over."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `starts` to `ends` on the clock of the place, over midnight where `ends` is earlier; equal: none."""

    starts: time = time(21)
    ends: time = time(7)

    def holds(self, moment: datetime) -> bool:
        """Whether the moment is quiet; `moment` is on the clock of the place."""
        now = moment.time()
        if self.starts <= self.ends:
            return self.starts <= now < self.ends
        return now >= self.starts or now < self.ends

    def after(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours it falls into."""
        if not self.holds(moment):
            return moment
        over = datetime.combine(moment.date(), self.ends, moment.tzinfo)
        return over if over > moment else over + timedelta(days=1)


USUAL = QuietHours()
