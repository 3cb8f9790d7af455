"""Two officers press at the same moment, on both databases, as two processes would: one wins, the other is told who."""

from datetime import timedelta

from antq_rules.review import Event, Office
from bot.conversation import chain
from bot.conversation.content_code import content_code
from bot.conversation.effects import Effect, RefuseToken
from bot.conversation.events import Said, Tapped
from bot.conversation.journeys.joining import TEXT_VERSION
from bot.conversation.state import State
from bot.conversation.words import batch as batch_words
from bot.conversation.words import decisions, reviewing
from bot.conversation.world import CaseFile
from bot.dispatch import Outcome
from bot.ports import Arrival
from bot.sample import COMMUNE, PLAN
from tests.antq_rules.thorough import cases
from tests.rivals import OFFICERS, POLICE, RUBRIC, Rivals, answer_all, judged_case, last_words, mail, stand
from tests.walker import MONDAY, Walker

RACES = cases(20, 200)
CHAIR = Office("chair-commune", "commune_chair", None, COMMUNE)
CHAIRS = ("chair-commune", "pho-chu-tich")


def _done(outcome: Outcome) -> list[Effect]:
    """What a turn did, beside noting that a button was refused."""
    return [effect for effect in outcome.effects if not isinstance(effect, RefuseToken)]


def _about_to_approve(rivals: Rivals, case: str, *ways: str) -> list[Arrival]:
    """Both officers look at the question that confirms what they want to do (approve), and are about to press."""
    first, _ = rivals.walkers
    state = State(5, "deciding", case=case, device="phone", seen=MONDAY.isoformat())
    presses = []
    for first.person, way in zip(OFFICERS, ways or (reviewing.APPROVE,) * 2, strict=True):
        with first.database.begin() as work:
            stand(work, first.person, state)
        first.says(way)
        confirm = {reviewing.APPROVE: reviewing.CONFIRM_APPROVE}.get(way)
        event = Tapped(*first.button(confirm)) if confirm else Said("bổ sung biên bản")
        presses.append(Arrival(first.person, "web", f"{way} {case}", event))
    return presses


def test_two_approvals_at_once(rivals: Rivals) -> None:
    """Exactly one approval is kept, the head and the next office hear of it once, and the other officer learns who."""
    first, _ = rivals.walkers
    for number in range(RACES):
        case = judged_case(first.database, number)
        outcomes = rivals.at_once(*_about_to_approve(rivals, case))
        assert sorted(len(_done(outcome)) for outcome in outcomes) == [0, 4]
        assert [event.kind for event in first.case(case).history].count("approved") == 1
        loser = next(person for person, outcome in zip(OFFICERS, outcomes, strict=True) if not _done(outcome))
        assert "Đã được Công an xã Thiện Tín duyệt lúc" in last_words(first, loser)
        assert len(mail(first, f"head-{number}")) == 1
        assert len(mail(first, "chair-commune")) == number + 1


def test_two_decisions_at_once(rivals: Rivals) -> None:
    """One says recognised and the other not: one decision is kept, and the other learns of it with its number."""
    first, _ = rivals.walkers
    first.seat(CHAIRS[1], "chair-commune")
    with first.database.begin() as work:
        for person in CHAIRS:
            work.people.record_consent(person, "account", True, TEXT_VERSION, "web", MONDAY)
    for number in range(RACES):
        case = judged_case(first.database, number)
        with first.database.begin() as work:
            last = len(work.reviews.history(case))
            work.reviews.append(case, last + 1, Event("approved", POLICE, OFFICERS[0], MONDAY))
            work.reviews.append(case, last + 2, Event("opened", CHAIR, CHAIRS[0], MONDAY))
            work.cases.mark(case, "waiting", "ubnd-xa", MONDAY)
        presses = [_about_to_decide(first, *each, case) for each in zip(CHAIRS, _OUTCOMES, strict=True)]
        outcomes = rivals.at_once(*presses)
        assert sorted(bool(_done(outcome)) for outcome in outcomes) == [False, True]
        decided = [event for event in first.case(case).history if event.kind == "decided"]
        assert [event.number for event in decided] == ["12/QĐ-UBND"]
        loser = next(person for person, outcome in zip(CHAIRS, outcomes, strict=True) if not _done(outcome))
        assert "Đã được Chủ tịch UBND xã Thiện Tín duyệt lúc" in last_words(first, loser)
        assert len(mail(first, f"head-{number}")) == 1


_OUTCOMES = (decisions.RECOGNISED, decisions.REFUSED)


def _about_to_decide(walker: Walker, person: str, outcome: str, case: str) -> Arrival:
    """One of the chairs has answered everything and is about to confirm."""
    walker.person = person
    with walker.database.begin() as work:
        stand(work, person, State(5, "deciding", case=case, device="phone", seen=MONDAY.isoformat()))
    refused = outcome == decisions.REFUSED
    for words in (reviewing.APPROVE, outcome, "12/QĐ-UBND", "hôm nay", *(("thiếu biên bản",) if refused else ())):
        walker.says(words)
    confirm = decisions.CONFIRM_REFUSED if refused else reviewing.CONFIRM_APPROVE
    return Arrival(person, "web", f"decide {case}", Tapped(*walker.button(confirm)))


def test_a_batch_and_an_approval_at_once(rivals: Rivals) -> None:
    """One officer approves all cases without a flag while the other approves one of them: each case passes once."""
    first, _ = rivals.walkers
    for number in range(RACES):
        alone, both = (judged_case(first.database, 2 * number + each) for each in (0, 1))
        for case in (alone, both):
            answer_all(first.database, case)
        single = _about_to_approve(rivals, both)[1]
        batch = _about_to_approve_all(first, OFFICERS[0])
        outcomes = rivals.at_once(batch, single)
        passed = [[event.kind for event in first.case(case).history].count("approved") for case in (alone, both)]
        assert passed in ([1, 1], [0, 1])
        assert _done(outcomes[0]) or _done(outcomes[1])
        if passed[0] == 0:  # the other was first: the list has changed, is shown once more, and is confirmed again
            first.person = OFFICERS[0]
            first.taps(reviewing.CONFIRM_APPROVE)
        assert [event.kind for event in first.case(alone).history].count("approved") == 1
        assert {len(mail(first, f"head-{2 * number + each}")) for each in (0, 1)} == {1}


def _about_to_approve_all(walker: Walker, person: str) -> Arrival:
    """An officer has the list of all cases without a flag, and is about to confirm."""
    walker.person = person
    with walker.database.begin() as work:
        stand(work, person, State(5, "waiting", device="phone", seen=MONDAY.isoformat()))
    walker.says("/choduyet")
    walker.taps(batch_words.BATCH)
    return Arrival(person, "web", f"all {walker.clock.at}", Tapped(*walker.button(reviewing.CONFIRM_APPROVE)))


def test_approving_and_returning_at_once(rivals: Rivals) -> None:
    """Of two opposite decisions one is kept, and the other officer learns which it was."""
    first, _ = rivals.walkers
    for number in range(RACES):
        case = judged_case(first.database, number)
        outcomes = rivals.at_once(*_about_to_approve(rivals, case, reviewing.APPROVE, reviewing.RETURN))
        kinds = [event.kind for event in first.case(case).history[-1:]]
        assert kinds in (["approved"], ["returned"])
        assert sorted(bool(_done(outcome)) for outcome in outcomes) == [False, True]
        assert len(mail(first, f"head-{number}")) == 1


def test_one_event_delivered_twice_at_once(rivals: Rivals) -> None:
    """The same tap through two processes is taken in by one of them."""
    for number in range(RACES):
        outcomes = rivals.at_once(*(Arrival(OFFICERS[0], "web", f"help {number}", Said("/trogiup"), "/trogiup"),) * 2)
        assert sorted(outcome.repeated for outcome in outcomes) == [False, True]


def test_two_heads_begin_the_case_at_once(rivals: Rivals) -> None:
    """Two holders of one office finish the profile at the same moment: one case is opened, both go on with it."""
    first, second = rivals.walkers
    first.seat("pho-hieu-truong", "head-thcs-1")
    draft = {"level": "thcs", "party": "yes", "union": "yes", "guards": "yes"}
    heads = ("head-thcs-1", "pho-hieu-truong")
    with first.database.begin() as work:
        work.people.record_consent(heads[1], "account", True, TEXT_VERSION, "web", MONDAY)
        for head in heads:
            stand(work, head, State(5, "profile", "subunits", draft=draft, seen=MONDAY.isoformat()))
    second.clock.at += timedelta(seconds=1)
    rivals.at_once(*(Arrival(head, "web", "subunits", Said("6"), "6") for head in heads))
    assert first.case().profile is not None
    for first.person in heads:
        assert (first.state().journey, first.state().line) == ("scoring", "1")


def test_an_answer_while_the_case_is_handed_in(rivals: Rivals) -> None:
    """One head answers while the other hands in: the answer is in what was handed in, or it is not kept at all."""
    first, _ = rivals.walkers
    first.seat("pho-hieu-truong", "head-thcs-1")
    with first.database.begin() as work:
        work.people.record_consent("pho-hieu-truong", "account", True, TEXT_VERSION, "web", MONDAY)
        work.cases.open("thcs-1-2025", COMMUNE, "thcs-1", MONDAY.year, RUBRIC, PLAN, MONDAY)
        work.answers.append("thcs-1-2025", "", "profile", '{"kind":"school"}', "head-thcs-1", "head-thcs-1", MONDAY)
    for number in range(RACES):
        case = first.case()
        with first.database.begin() as work:
            stand(work, "head-thcs-1", State(5, "submitting", draft=chain.seen(case), seen=MONDAY.isoformat()))
            stand(work, "pho-hieu-truong", State(5, "scoring", line="1", seen=MONDAY.isoformat()))
        tap = Tapped("confirm", "5")
        rivals.at_once(
            Arrival("head-thcs-1", "web", f"hand in {number}", tap),
            Arrival("pho-hieu-truong", "web", f"answer {number}", Said(str(number % 4)), str(number % 4)),
        )
        after = first.case()
        if after.standing.state == "waiting":
            assert after.history[-1].content == content_code(after)
            _give_back(first, after)


def _give_back(walker: Walker, case: CaseFile) -> None:
    now, seq = walker.clock.now(), len(case.history)
    with walker.database.begin() as work:
        work.reviews.append(case.id, seq + 1, Event("opened", POLICE, OFFICERS[0], now))
        work.reviews.append(case.id, seq + 2, Event("returned", POLICE, OFFICERS[0], now, text="bổ sung"))
        work.cases.mark(case.id, "returned", None, now)
