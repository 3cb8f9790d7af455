"""The order in which the lines of a case are asked: all of them, or only those returned."""

from antq_rules import Line
from bot.conversation.world import CaseFile


def asked_lines(case: CaseFile) -> tuple[Line, ...]:
    """The scored lines the unit may answer now, in the order of the form; none while the case is under review."""
    standing = case.standing
    return tuple(line for line in case.rubric.scored if standing.may_change(line.id))


def all_open(case: CaseFile) -> bool:
    """Whether every line may be changed, so that the profile may be as well."""
    return len(asked_lines(case)) == len(case.rubric.scored)


def missing(case: CaseFile) -> tuple[str, ...]:
    """The ids of the lines without an answer."""
    return tuple(line.id for line in case.rubric.scored if line.id not in case.answers)


def before(case: CaseFile, line: str) -> str | None:
    """The line asked before this one, or None at the first."""
    ids = [each.id for each in asked_lines(case)]
    place = ids.index(line)
    return ids[place - 1] if place else None


def after(case: CaseFile, line: str) -> str | None:
    """The line to ask next: the next without an answer, or the next returned one; None leads to the result."""
    ids = [each.id for each in asked_lines(case)]
    rest = ids[ids.index(line) + 1 :]
    if case.standing.state == "returned":
        return rest[0] if rest and case.standing.reopened else None
    return next((each for each in rest if each not in case.answers), None)


def first_open(case: CaseFile) -> str | None:
    """The line to go on with: the first without an answer, or the first returned one; None when there is none."""
    lines = asked_lines(case)
    if case.standing.state == "returned":
        return lines[0].id if lines else None
    return next((line.id for line in lines if line.id not in case.answers), None)
