"""What the unit answered to a line the year before, what became of it, and whether it can be answered so again."""

from dataclasses import dataclass
from decimal import Decimal

from antq_rules import Answer, Counts, Line, Status
from antq_rules.limits import why_refused
from bot.conversation.world import CaseFile, World


@dataclass(frozen=True, slots=True)
class Carried:
    """The answer of the year before with its own points, and what the superior gave and why, where it is known.

    `why_not` is set where this year's rules do not take the answer, `each_year` where the line is a fact of one year;
    `rule_changed` where the line reads differently now, `files` where there was evidence, which is never carried over.
    """

    answer: Answer
    own: Decimal
    given: Decimal | None
    reason: str | None
    why_not: str | None
    each_year: bool
    rule_changed: bool
    files: bool

    @property
    def usable(self) -> bool:
        """Whether one tap may give the same answer again."""
        return self.why_not is None and not self.each_year


def before(case: CaseFile, world: World) -> CaseFile | None:
    """The case of the year before this one."""
    found = world.previous
    return found if found is not None and found.year == case.year - 1 else None


def carried(case: CaseFile, line: Line, world: World) -> Carried | None:
    """The answer of the year before to this line, or None where there is none."""
    earlier = before(case, world)
    answer = earlier.answers.get(line.id) if earlier is not None else None
    if earlier is None or answer is None:
        return None
    mark = earlier.standing.marks.get(line.id)
    then = earlier.rubric.line(line.id)
    return Carried(
        answer,
        earlier.card.line(line.id).points,
        mark.points if mark else None,
        mark.text if mark else None,
        why_refused(line, answer, case.known_profile, case.plan),
        isinstance(answer, Status | Counts),
        (then.text, then.max, then.threshold) != (line.text, line.max, line.threshold),
        bool(earlier.evidence.get(line.id)),
    )
