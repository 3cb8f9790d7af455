"""What the year before brought, as far as it is known here."""

from antq_rules import LastYear, Scorecard
from antq_rules.scope import STATUS_LINE
from bot.conversation.cards.scores import superior_card
from bot.conversation.world import CaseFile, World


def results(world: World, year: int) -> LastYear:
    """The recognition and the grade of the year before `year`; None where nobody above the unit has passed them."""
    cases = (world.own, world.previous)
    case = next((each for each in cases if each is not None and each.year == year - 1), None)
    if case is None or not case.standing.passed:
        return LastYear()
    card = superior_card(case)
    return LastYear(_recognition(case, card), card.grade.id if card.grade else None)


def _recognition(case: CaseFile, card: Scorecard) -> str | None:
    """As decided; without a decision, as the superior scored the line, unless its points are provisional."""
    if case.standing.outcome is not None:
        return case.standing.outcome
    if STATUS_LINE not in case.answers or STATUS_LINE in card.provisional:
        return None
    return "recognised" if card.line(STATUS_LINE).points else "refused"


def told_with(known: LastYear, told: LastYear | None) -> LastYear:
    """What is known, and for the rest what the unit says."""
    said = told or LastYear()
    return LastYear(known.t1 or said.t1, known.t2 or said.t2)
