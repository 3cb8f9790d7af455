"""The dates of an assessment year under a plan."""

from dataclasses import dataclass
from datetime import date

from antq_rules.citation import Citation
from antq_rules.plan import DateRule, Plan

YEAR_STARTS = (11, 16)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due in one year: in time up to and including `last_day`, the day before `before`.

    `plan` is the id of the plan that sets it, `track` one of plan.TRACKS where it is for one of them only.
    """

    id: str
    task: str
    what: str
    who: str
    to: str | None
    before: date
    last_day: date
    citation: Citation
    track: str | None
    plan: str

    def to_json(self) -> dict[str, object]:
        """The date as the command line prints it; `confirmed` is that of its citation."""
        return {
            "id": self.id,
            "what": self.what,
            "who": self.who,
            "to": self.to,
            "before": self.before.isoformat(),
            "last_day": self.last_day.isoformat(),
            "citation": self.citation.text,
            "confirmed": self.citation.confirmed,
        }


def deadlines(plan: Plan, year: int, national: Plan | None = None) -> tuple[Deadline, ...]:
    """The plan's dates of this assessment year, in order, joined by the national ones it does not replace.

    A local date replaces the national one of the same task and office, unless they are for different tracks. Dates
    are as the plans give them: none is moved because it falls on a weekend.
    """
    due = [_due(rule, year, plan) for rule in plan.dates]
    if national is not None:
        due += [
            _due(rule, year, national) for rule in national.dates if not any(_replaces(own, rule) for own in plan.dates)
        ]
    return tuple(sorted(due, key=lambda one: one.before))


def _due(rule: DateRule, year: int, plan: Plan) -> Deadline:
    return Deadline(
        rule.id,
        rule.task,
        rule.what,
        rule.who,
        rule.to,
        rule.day_in(year),
        rule.last_day_in(year),
        rule.citation,
        rule.track,
        plan.id,
    )


def _replaces(local: DateRule, national: DateRule) -> bool:
    """Whether the local date stands in for the national one; a local date without a track is for all of them."""
    same = (local.task, local.who) == (national.task, national.who)
    return same and local.track in (None, national.track)


def assessment_year(day: date) -> int:
    """The year a day counts for: 16/11 of the year before to 15/11 (Thông tư 124/2021/TT-BCA, Điều 8)."""
    return day.year + ((day.month, day.day) >= YEAR_STARTS)


def assessment_period(year: int) -> tuple[date, date]:
    """The first and the last day that count for this year: 16/11 of the year before and 15/11."""
    month, day = YEAR_STARTS
    return date(year - 1, month, day), date(year, month, day - 1)
