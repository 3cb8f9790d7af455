"""The cheapest way to a higher grade: what to do line by line, and what cannot be brought back."""

import antq_rules
from antq_rules import Band
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import result as words
from bot.conversation.world import CaseFile


def higher_grades(case: CaseFile) -> tuple[Band, ...]:
    """The grades above the unit's present total, the nearest first."""
    total = case.card.total
    return tuple(band for band in reversed(case.plan.thresholds.bands) if band.low > total)


def choices(case: CaseFile) -> tuple[tuple[Choice, ...], ...]:
    """A button for each of the two nearest higher grades; none in a returned case, where most lines are closed."""
    if case.standing.state != "draft":
        return ()
    return tuple(
        (Choice(say(words.WAY_TO, grade=Verbatim(band.name)), f"way:{band.id}"),) for band in higher_grades(case)[:2]
    )


def way(case: CaseFile, grade: str) -> Reply:
    """The page of one grade."""
    found = antq_rules.cheapest_path(case.rubric, case.answers, case.known_profile, case.plan, grade)
    title = say(words.WAY_TITLE, grade=Verbatim(found.goal.name), low=found.goal.low)
    if found.reachable:
        first = say(words.WAY_NEEDED, total=found.total, needed=found.needed)
    else:
        first = say(words.WAY_CLOSED, total=found.total, needed=found.needed, most=found.ceiling)
    steps = tuple(
        say(words.WAY_STEP, number=number, text=Verbatim(step.text), source=Verbatim(step.citation.text))
        for number, step in enumerate(found.steps, 1)
    )
    blocked = tuple(Verbatim(f"• {each.why}") for each in found.blocked_by)
    rest: tuple[Words, ...] = (say(words.WAY_BLOCKED), *blocked) if blocked else ()
    return Reply((first, *steps, *rest), title=title, standing=True)
