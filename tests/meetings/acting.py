"""What people do in a meeting, in few words."""

import re

from antq_rules.meeting_log import Meeting
from bot.conversation.effects import Meet
from bot.conversation.events import Event, Tapped
from bot.conversation.words import joining
from bot.conversation.words import meeting as words
from bot.conversation.world import World
from bot.loading import Given, load_world
from tests.walker import SHELF, Walker, all_text

CASE, HEAD = "thcs-1-2025", "head-thcs-1"
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def open_meeting(walker: Walker, secretary: str = "Phó Hiệu trưởng Trường THCS Thiện Tín") -> None:
    """From anywhere to the page of the open meeting."""
    for text in ("/hop", words.BEGIN, "hội trường", words.NOW, secretary, words.CONFIRM_OPEN):
        walker.says(text)


def meeting(walker: Walker) -> Meeting:
    """The case's last meeting."""
    return walker.case(CASE).meetings[-1]


def acts(walker: Walker) -> list[str]:
    """What the last turn did in a meeting."""
    return [each.entry.kind for each in walker.outcome.effects if isinstance(each, Meet)]


def by(walker: Walker, person: str) -> Walker:
    """The same, with this person talking."""
    walker.person = walker.joined.get(person, person)
    return walker


def invite(walker: Walker, group: str = "Công đoàn, đoàn thể") -> str:
    """A code for one more person of a group, given by the secretary."""
    by(walker, "pho").says("/hop")
    walker.says(words.INVITE)
    return _CODE.findall(all_text(walker.says(group)))[0]


def guest(walker: Walker, name: str = "khách", group: str = "Công đoàn, đoàn thể") -> Walker:
    """Somebody who came in with a code and agreed, with their vote card before them."""
    walker.comes(name, invite(walker, group))
    walker.taps(joining.AGREE)
    return walker


def close(walker: Walker) -> None:
    """By the secretary."""
    by(walker, "pho").says("/hop")
    walker.says(words.CLOSE)
    walker.says(words.CONFIRM_CLOSE)


def world_of(walker: Walker, event: Event) -> World:
    """What a turn of the present person may look at."""
    languages = walker.dispatch.languages
    given = Given(
        SHELF, languages["vi"], languages=languages.names, now=walker.clock.at, secret="s", address="http://h"
    )
    with walker.database.read() as work:
        return load_world(work, walker.person, walker.state(), event, given)


def vote_button(walker: Walker, choice: str = "agree") -> Tapped:
    """The button of the present card, as anybody could forge it."""
    return Tapped(f"go:phieu:{CASE}.{meeting(walker).number} {choice} {meeting(walker).motion.content}", "")
