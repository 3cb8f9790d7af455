"""The dates of an assessment year under a plan."""

from dataclasses import dataclass
from datetime import date

from antq_rules.citation import Citation
from antq_rules.plan import Plan

YEAR_STARTS = (11, 16)


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due in one year: in time up to and including `last_day`, the day before `before`."""

    id: str
    task: str
    what: str
    who: str
    to: str | None
    before: date
    last_day: date
    citation: Citation

    def to_json(self) -> dict[str, object]:
        """The date as the command line prints it."""
        return {
            "id": self.id,
            "what": self.what,
            "who": self.who,
            "to": self.to,
            "before": self.before.isoformat(),
            "last_day": self.last_day.isoformat(),
            "citation": self.citation.text,
        }


def deadlines(plan: Plan, year: int, national: Plan | None = None) -> tuple[Deadline, ...]:
    """The plan's dates of this assessment year, in order; national dates join where the plan has none of that id.

    Dates are as the plans give them: none is moved because it falls on a weekend.
    """
    own = {rule.id for rule in plan.dates}
    others = national.dates if national else ()
    rules = (*plan.dates, *(rule for rule in others if rule.id not in own))
    due = (
        Deadline(rule.id, rule.task, rule.what, rule.who, rule.to, rule.day_in(year), rule.last_day_in(year), rule.citation)
        for rule in rules
    )
    return tuple(sorted(due, key=lambda one: one.before))


def assessment_year(day: date) -> int:
    """The year a day counts for: 16/11 of the year before to 15/11 (Thông tư 124/2021/TT-BCA, Điều 8)."""
    return day.year + ((day.month, day.day) >= YEAR_STARTS)
