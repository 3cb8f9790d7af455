"""Two people press at the same moment, on both databases, as two processes would: no vote is lost, one closing wins."""

import json

import pytest

from antq_rules.meeting import Tally
from antq_rules.meeting_json import details_of
from antq_rules.meeting_log import Entry, Meeting
from bot.conversation.effects import Meet
from bot.conversation.events import Tapped
from bot.conversation.journeys.joining import TEXT_VERSION
from bot.conversation.meetings import motion_of
from bot.conversation.state import State
from bot.ports import Arrival
from storage.models import MeetingEntry
from tests.antq_rules.thorough import cases
from tests.rivals import Rivals, judged_case, stand
from tests.walker import MONDAY

RACES = cases(10, 100)


def _in_session(rivals: Rivals, number: int) -> tuple[str, tuple[str, str], str]:
    """A draft whose unit is in a meeting: the case, the two who hold the head's office, the content voted on."""
    walker = rivals.walkers[0]
    case = judged_case(walker.database, number, ())
    people = (f"head-{number}", f"pho-{number}")
    walker.seat(people[1], people[0])
    motion = motion_of(walker.case(case))
    opened = Entry("opened", people[0], MONDAY, people[0], text="hội trường", secretary=people[0], motion=motion)
    with walker.database.begin() as work:
        for person in people:
            work.people.record_consent(person, "account", True, TEXT_VERSION, "web", MONDAY)
            stand(work, person, State(4, "menu", device="phone"))
        row = MeetingEntry(1, "opened", people[0], people[0], json.dumps(details_of(opened)), MONDAY)
        work.meetings.append(case, 1, row)
    return case, people, motion.content


def _meeting(rivals: Rivals, case: str) -> Meeting:
    return rivals.walkers[0].case(case).meetings[-1]


@pytest.mark.parametrize("choices", [("agree", "agree"), ("agree", "against")])
def test_two_votes_at_once(rivals: Rivals, choices: tuple[str, str]) -> None:
    """Both are kept, one after the other, each counted once."""
    for number in range(RACES):
        case, people, content = _in_session(rivals, number)
        presses = [
            Arrival(person, "web", f"{case} {person}", Tapped(f"go:phieu:{case}.1 {choice} {content}", ""))
            for person, choice in zip(people, choices, strict=True)
        ]
        rivals.at_once(*presses)
        found = _meeting(rivals, case)
        assert [each.kind for each in found.entries] == ["opened", "voted", "voted"]
        assert {each.voter for each in found.votes} == set(people)
        assert found.counted() == Tally(choices.count("agree"), choices.count("against"), 0)


def test_two_closings_at_once(rivals: Rivals) -> None:
    """One closes the meeting; the other sees that it is over, and adds nothing."""
    for number in range(RACES):
        case, people, _ = _in_session(rivals, number)
        with rivals.walkers[0].database.begin() as work:
            for person in people:
                stand(work, person, State(5, "chairing", stage="close", draft={"seen": "1"}, device="phone"))
        presses = [Arrival(person, "web", f"{case} {person}", Tapped("closed", "5")) for person in people]
        outcomes = rivals.at_once(*presses)
        acted = [len([each for each in outcome.effects if isinstance(each, Meet)]) for outcome in outcomes]
        assert sorted(acted) == [0, 1]
        assert [each.kind for each in _meeting(rivals, case).entries] == ["opened", "closed"]


def test_a_vote_and_the_closing_at_once(rivals: Rivals) -> None:
    """The vote comes before the end or not at all; nothing follows the end."""
    for number in range(RACES):
        case, people, content = _in_session(rivals, number)
        with rivals.walkers[0].database.begin() as work:
            stand(work, people[0], State(5, "chairing", stage="close", draft={"seen": "1"}, device="phone"))
        vote = Tapped(f"go:phieu:{case}.1 agree {content}", "")
        rivals.at_once(
            Arrival(people[0], "web", f"{case} close", Tapped("closed", "5")),
            Arrival(people[1], "web", f"{case} vote", vote),
        )
        kinds = [each.kind for each in _meeting(rivals, case).entries]
        # Who closes must see the vote first, so a vote that came before leaves the meeting open.
        assert kinds in (["opened", "closed"], ["opened", "voted"])
