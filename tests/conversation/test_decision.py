"""What a decision reaches, by the plan: nothing is made final where no rule says that this stage recognises."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from antq_rules import Event, Office, Plan, recognising_stage, standing
from bot.conversation.cards import decision, notices
from bot.conversation.cards.scores import superior_card
from bot.conversation.phrases import Phrase
from bot.conversation.words import decisions as words
from bot.conversation.world import CaseFile, Seat, World
from tests.conversation.cases import HEAD, IDS, SHELF, VIETNAMESE, case_of
from tests.walker import MONDAY

NATIONAL = SHELF.plan("quoc-gia")
WORLD = World(MONDAY, "minh", "vi", SHELF, VIETNAMESE.speak)


def case_at(plan: Plan, stage: str) -> CaseFile:
    """The school's case under this plan, waiting at this stage after all before it let it pass."""
    history = [Event("submitted", HEAD, "lan", MONDAY)]
    for each in plan.stages[: [one.id for one in plan.stages].index(stage)]:
        kind, outcome = ("decided", "recognised") if each.does == "decide" else ("approved", None)
        number = ("12/QĐ-UBND", MONDAY.date()) if outcome else (None, None)
        office = Office(each.office, each.office)
        history.append(Event(kind, office, each.id, MONDAY, None, Decimal(97), None, None, outcome, *number))
    case = case_of(*IDS, history=tuple(history))
    return replace(case, plan=plan, recognises=recognising_stage(plan, NATIONAL))


def decided(case: CaseFile, outcome: str) -> Event:
    """The decision of the office whose turn it is."""
    stage = case.standing.stage
    assert stage is not None
    office = Office(stage.office, stage.office)
    return Event("decided", office, stage.id, MONDAY, None, None, None, None, outcome, "13/QĐ", date(2025, 10, 20))


REACH = {
    ("thien-tin-2025", "ubnd-xa"): words.MAKES_FINAL,
    ("thien-tin-2025", "ubnd-tinh"): words.NOT_FINAL_HERE,
    ("quoc-gia", "ubnd-xa"): words.MAKES_FINAL,
    ("bac-kan-2023", "ubnd-tinh"): words.NOWHERE_FINAL,
    ("binh-giang-2023", "ubnd-huyen"): words.NOWHERE_FINAL,
}


@pytest.mark.parametrize(("place", "reach"), REACH.items())
def test_what_the_confirmation_says(place: tuple[str, str], reach: str) -> None:
    """Final, not here, or nowhere: said before the decision is confirmed."""
    case = case_at(SHELF.plan(place[0]), place[1])
    said = decision.to_confirm(case, decided(case, "recognised"))
    templates = [each.template for each in said if isinstance(each, Phrase)]
    assert [each for each in templates if each in set(REACH.values())] == [reach]


@pytest.mark.parametrize(("place", "reach"), REACH.items())
@pytest.mark.parametrize("outcome", ["recognised", "refused"])
def test_what_the_decision_does_to_the_score(place: tuple[str, str], reach: str, outcome: str) -> None:
    """Only the recognising stage moves 8c; elsewhere the total and what is provisional stay as they were."""
    case = case_at(SHELF.plan(place[0]), place[1])
    before = superior_card(case)
    after = superior_card(replace(case, history=(*case.history, decided(case, outcome))))
    if reach != words.MAKES_FINAL:
        assert (after.total, after.provisional) == (before.total, before.provisional)
        return
    assert (before.provisional, after.provisional) == (("8c",), ())
    assert after.line("8c").points == (50 if outcome == "recognised" else 0)
    assert before.total - after.total == (0 if outcome == "recognised" else 50)


@pytest.mark.parametrize(
    ("plan", "stage", "told"),
    [("cam-ranh-2023", "phong-gddt", True), ("quan-12-2023", "so-gddt", True), ("thien-tin-2025", "cong-an-xa", False)],
)
def test_a_chain_without_recognition_says_so_at_its_end(plan: str, stage: str, told: bool) -> None:
    """The head hears that 8c stays provisional, because the plan does not say who recognises."""
    case = case_at(SHELF.plan(plan), stage)
    now = case.standing.stage
    assert now is not None
    office = Office(now.office, now.office)
    done = replace(case, history=(*case.history, Event("approved", office, "minh", MONDAY)))
    following = standing(done.plan, done.history).stage
    reply = notices.approved(done, Seat(office, now.name, "xa", "Xã", done.plan), WORLD, following)
    templates = [each.template for each in reply.body if isinstance(each, Phrase)]
    assert (words.NOWHERE_FINAL in templates) is told
