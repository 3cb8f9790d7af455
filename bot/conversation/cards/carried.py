"""How last year looks: at a question, and as the difference in the result."""

from decimal import Decimal

import antq_rules
from antq_rules import Assessed, Line, YearOverYear
from bot.conversation import walk
from bot.conversation.cards.scores import given_points
from bot.conversation.carried import Carried, before
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions import told
from bot.conversation.words import carrying as words
from bot.conversation.world import CaseFile, World


def at_question(last: Carried | None) -> tuple[Words, ...]:
    """Last year's answer and points, what changed since, and what is not carried over."""
    if last is None:
        return ()
    said: list[Words] = [_answer(last)]
    if last.rule_changed:
        said.append(say(words.RULE_CHANGED))
    if last.each_year:
        said.append(say(words.EACH_YEAR))
    elif last.why_not is not None:
        said.append(say(words.NOT_USABLE, why=Verbatim(last.why_not)))
    if last.files:
        said.append(say(words.FILES_STAY))
    return tuple(said)


def _answer(last: Carried) -> Phrase:
    answer = told(last.answer)
    if last.given is None:
        return say(words.LAST_YEAR, answer=answer)
    if last.given != last.own and last.reason:
        reason = Verbatim(last.reason)
        return say(words.LAST_YEAR_CHANGED, answer=answer, own=last.own, given=last.given, reason=reason)
    return say(words.LAST_YEAR_GIVEN, answer=answer, given=last.given)


def saved(line: Line, last: Carried) -> Phrase:
    """The answer was kept; where evidence is usual, that it is still to be sent."""
    return say(words.SAVED_EVIDENCE if line.evidence else words.SAVED, line=line.id, answer=told(last.answer))


def difference(case: CaseFile, world: World) -> tuple[Words, ...]:
    """This year's own score against last year's as reviewed, split into its causes, once everything is answered."""
    earlier = before(case, world)
    if earlier is None or not earlier.standing.passed or walk.missing(case):
        return ()
    found = antq_rules.year_over_year(_assessed(earlier, reviewed=True), _assessed(case, reviewed=False))
    grade = Verbatim(found.grade_before.name if found.grade_before else "–")
    moved = _moved(found.after - found.before)
    first = say(words.YEAR, year=str(earlier.year), total=found.before, grade=grade, moved=moved)
    split = say(words.SPLIT, rule=_moved(found.rule), unit=_moved(found.unit), reviewer=_moved(found.reviewer))
    lines = tuple(Verbatim(f"• {line.text}") for line in found.lines if line.changed)
    return (first, *_by_rule(found), split, *_still_open(found), *lines)


def _assessed(case: CaseFile, *, reviewed: bool) -> Assessed:
    given = given_points(case) if reviewed else {}
    return Assessed(case.year, case.rubric, case.plan, case.known_profile, case.answers, given)


def _moved(points: Decimal) -> Phrase:
    if not points:
        return say(words.SAME)
    return say(words.UP if points > 0 else words.DOWN, points=abs(points))


def _by_rule(found: YearOverYear) -> tuple[Words, ...]:
    now, then = found.grade_by_rule, found.grade_before
    if now is None or then is None or now.id == then.id:
        return ()
    return (say(words.BY_RULE, year=str(found.years[0]), grade=Verbatim(now.name)),)


def _still_open(found: YearOverYear) -> tuple[Words, ...]:
    return (say(words.REVIEWER_OPEN),) if any(line.reviewer for line in found.lines) else ()
