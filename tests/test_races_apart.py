"""Opposite acts at the same moment, on both databases: one of them counts, the other person learns what happened."""

from bot.conversation.events import Said, Tapped
from bot.conversation.state import State
from bot.conversation.words import result, reviewing, withdrawing
from bot.dispatch import Outcome
from bot.ports import Arrival
from tests.antq_rules.thorough import cases
from tests.rivals import ALL, OFFICERS, Rivals, answer_all, judged_case, last_words, mail, stand
from tests.walker import MONDAY, Walker

RACES = cases(20, 200)
LINE = "3"


def _begun(rivals: Rivals, number: int, *kinds: str) -> str:
    """A case with answers to which these things have happened; its unit has a deputy head."""
    first, _ = rivals.walkers
    case, head, deputy = judged_case(first.database, number, kinds), f"head-{number}", f"deputy-{number}"
    answer_all(first.database, case)
    first.seat(deputy, head)
    with first.database.begin() as work:
        for person in (head, deputy):
            work.people.record_consent(person, "account", True, "1", "web", MONDAY)
    return case


def _press(walker: Walker, person: str, state: State, *says: str, label: str) -> Arrival:
    """A person who stands there, says these things, and is about to press the button."""
    walker.person = person
    with walker.database.begin() as work:
        stand(work, person, state)
    for text in says:
        walker.says(text)
    return Arrival(person, "web", f"{label} {walker.clock.at}", Tapped(*walker.button(label)))


def _at(journey: str, **parts: str) -> State:
    return State(5, journey, device="phone", seen=MONDAY.isoformat(), **parts)  # type: ignore[arg-type]


def _one_won(outcomes: list[Outcome], *people: str) -> str:
    """Who of the two came second; exactly one did what they pressed for."""
    assert sorted(bool(_acts(outcome)) for outcome in outcomes) == [False, True], outcomes
    return next(person for person, outcome in zip(people, outcomes, strict=True) if not _acts(outcome))


def _acts(outcome: Outcome) -> list[object]:
    return [effect for effect in outcome.effects if type(effect).__name__ == "Review"]


def test_agreeing_and_rescoring_a_line_at_once(rivals: Rivals) -> None:
    """Two officers judge one line differently: one mark is kept, the other officer sees it and may then change it."""
    first, _ = rivals.walkers
    for number in range(RACES):
        case = _begun(rivals, number, "submitted", "opened")
        here = _at("reviewing", case=case, line=LINE)
        agree = _press(first, OFFICERS[0], here, "nhầm", label=reviewing.AGREE)
        rescore = _press(first, OFFICERS[1], here, reviewing.RESCORE, label="2")
        first.dispatch.take(rescore)
        rescore = Arrival(OFFICERS[1], "web", f"reason {number}", Said("chưa có ảnh"), "chưa có ảnh")
        loser = _one_won(rivals.at_once(agree, rescore), *OFFICERS)
        assert [event.line for event in first.case(case).history[2:]] == [LINE]
        assert reviewing.CHANGED in last_words(first, loser)


def test_approving_and_rescoring_at_once(rivals: Rivals) -> None:
    """One officer approves the total that is shown while another lowers it: never is a total approved unseen."""
    first, _ = rivals.walkers
    for number in range(RACES):
        case = _begun(rivals, number, *ALL)
        approve = _press(
            first, OFFICERS[0], _at("deciding", case=case), reviewing.APPROVE, label=reviewing.CONFIRM_APPROVE
        )
        first.dispatch.take(
            _press(first, OFFICERS[1], _at("reviewing", case=case, line=LINE), reviewing.RESCORE, label="2")
        )
        rescore = Arrival(OFFICERS[1], "web", f"reason {number}", Said("chưa có ảnh"), "chưa có ảnh")
        loser = _one_won(rivals.at_once(approve, rescore), *OFFICERS)
        assert first.case(case).history[-1].kind == ("approved" if loser == OFFICERS[1] else "rescored")
        told = "Đã được Công an xã Thiện Tín duyệt lúc" if loser == OFFICERS[1] else "nay 2 điểm, lý do: chưa có ảnh"
        assert told in last_words(first, loser)


def test_taking_back_and_opening_at_once(rivals: Rivals) -> None:
    """The head takes the case back while an officer opens it: it is opened or taken back, and the other is told."""
    first, _ = rivals.walkers
    for number in range(RACES):
        case, head = _begun(rivals, number, "submitted"), f"head-{number}"
        back = _press(first, head, _at("menu"), "/rut", label=withdrawing.CONFIRM)
        with first.database.begin() as work:
            stand(work, OFFICERS[0], _at("menu"))
        look = Arrival(OFFICERS[0], "web", f"open {number}", Tapped(f"go:mo:{case}"))
        loser = _one_won(rivals.at_once(back, look), head, OFFICERS[0])
        kinds = [event.kind for event in first.case(case).history]
        assert kinds in (["submitted", "withdrawn"], ["submitted", "opened"])
        words = "Đơn vị đã rút hồ sơ lúc" if loser != head else "Cấp trên đã mở hồ sơ nên không rút được nữa."
        assert words in last_words(first, loser)


def test_two_heads_hand_in_at_once(rivals: Rivals) -> None:
    """Head and deputy hand in at the same moment: it is handed in once, and the other hears where it is."""
    first, _ = rivals.walkers
    for number in range(RACES):
        case, people = _begun(rivals, number), (f"head-{number}", f"deputy-{number}")
        presses = [_press(first, who, _at("result"), "nhầm", result.SUBMIT, label=result.CONFIRM) for who in people]
        loser = _one_won(rivals.at_once(*presses), *people)
        assert [event.kind for event in first.case(case).history] == ["submitted"]
        assert "Hồ sơ" in last_words(first, loser)
        assert sum(f"Trường số {number} " in words for words in mail(first, OFFICERS[0])) == 1


def test_handing_in_and_taking_back_at_once(rivals: Rivals) -> None:
    """The deputy, who has stood before the last question since, hands in while the head takes the case back.

    Only what is possible happens, whoever is first: the case is taken back and not handed in unseen.
    """
    first, _ = rivals.walkers
    for number in range(RACES):
        case, people = _begun(rivals, number), (f"head-{number}", f"deputy-{number}")
        again, there = (
            _press(first, who, _at("result"), "nhầm", result.SUBMIT, label=result.CONFIRM) for who in reversed(people)
        )
        first.dispatch.take(there)
        back = _press(first, people[0], _at("menu"), "/rut", label=withdrawing.CONFIRM)
        loser = _one_won(rivals.at_once(back, again), *people)
        assert loser == people[1]
        assert [event.kind for event in first.case(case).history] == ["submitted", "withdrawn"]
        assert "Hồ sơ" in last_words(first, loser)
