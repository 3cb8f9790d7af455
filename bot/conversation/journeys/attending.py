"""Counting who is at the meeting, one group a screen, and saying which groups vote."""

import re
from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting import CHAIR, GROUPS, Attended, asked, group
from antq_rules.meeting_log import Meeting
from bot.conversation.cards import ballot
from bot.conversation.errors import Misunderstood
from bot.conversation.meetings import after, by_leader, leading, tell_group
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import attending as words
from bot.conversation.words import meeting as meeting_words
from bot.conversation.world import CaseFile, World

MOST = 500
_TYPED = re.compile(r"(\d{1,3})(?:\s*người)?(?:(?:\s*[-–:,]\s*|\s+)(.*))?", re.DOTALL | re.ASCII)


def show(state: State, world: World) -> Reply:
    """The question of this group, or who votes."""
    _, meeting = leading(world)
    match state.stage:
        case "why":
            return Reply((say(words.ASK_WHY, group=ballot.named(state.line)),), choices=(_back(),), entry="text")
        case "right":
            ways = (Choice(say(words.ATTENDS), "vote:no"), Choice(say(words.VOTES), "vote:yes"))
            return Reply((say(words.ASK_RIGHT, group=ballot.named(state.line)),), choices=(ways, _back()))
        case "rights":
            rows = tuple((_right(meeting, each.id),) for each in GROUPS)
            return Reply((say(words.RIGHTS),), choices=(*rows, _back()))
        case _:
            return _counting(state.line, meeting)


def _back() -> tuple[Choice, ...]:
    return (Choice(say(words.TO_MEETING), "back"),)


def _right(meeting: Meeting, group_id: str) -> Choice:
    does = group_id in meeting.voting
    label = say(words.DOES_VOTE if does else words.DOES_NOT, group=ballot.named(group_id))
    return Choice(label, f"turn:{group_id}:{'no' if does else 'yes'}")


def _counting(group_id: str, meeting: Meeting) -> Reply:
    so_far = _so_far(meeting.attendance.get(group_id))
    absent, skip = Choice(say(words.ABSENT), "absent"), Choice(say(words.SKIP), "skip")
    if group_id == CHAIR:
        here = Choice(say(words.HERE), "count:1")
        return Reply((say(words.ASK_CHAIR), *so_far), choices=((here, absent), (skip,), _back()))
    numbers = tuple(Choice(Verbatim(str(number)), f"count:{number}") for number in (1, 2, 3))
    question = say(words.ASK_COUNT, group=ballot.named(group_id))
    return Reply((question, *so_far), choices=(numbers, (absent, skip), _back()), entry="text")


def _so_far(found: Attended | None) -> tuple[Words, ...]:
    if found is None:
        return ()
    if not found.present:
        return (say(words.SO_FAR_ABSENT, why=Verbatim(found.why or "–")),)
    if found.why:
        return (say(words.SO_FAR_ROLES, count=found.present, roles=Verbatim(found.why)),)
    return (say(words.SO_FAR, count=found.present),)


def tap(state: State, action: str, world: World) -> Move:
    """A number, an absence, a right to vote, or on to the next group."""
    case, _ = leading(world)
    what, _, value = action.partition(":")
    match what:
        case "count":
            return _count(state, world, int(value), None)
        case "absent":
            return Move(replace(state, stage="why"))
        case "skip":
            return Move(_next(state, case))
        case "vote":
            return _settle(_next(state, case), world, state.line, votes=value == "yes")
        case "turn":
            group_id, _, does = value.partition(":")
            return _settle(state, world, group_id, votes=does == "yes")
        case _:
            return Move(state.at("chairing"))


def hear(state: State, text: str, world: World) -> Move:
    """A number with the roles behind it, or why nobody is there."""
    try:
        if state.stage == "why":
            return _count(state, world, 0, line_in(text, example=say(words.WHY_EXAMPLE)))
        if state.stage:
            example = words.ATTENDS if state.stage == "right" else words.TO_MEETING
            return Move(state, lead=say(meeting_words.WANT, example=say(example)))
        found = _TYPED.fullmatch(text)
        if found is None or not 1 <= int(found[1]) <= MOST:
            return Move(state, lead=say(words.WANT_COUNT))
        roles = line_in(found[2], example=say(words.WANT_COUNT)) if found[2] else None
        return _count(state, world, int(found[1]), roles)
    except Misunderstood as error:
        return Move(state, lead=error.words)


def _next(state: State, case: CaseFile) -> State:
    """The next group that the article asks for; after the last back to the meeting."""
    ids = [each.id for each in asked(case.known_profile)]
    rest = ids[ids.index(state.line) + 1 :] if state.line in ids else []
    return state.at("attending", line=rest[0]) if rest else state.at("chairing")


def _count(state: State, world: World, count: int, text: str | None) -> Move:
    """Note it; a group whose vote no rule settles is asked for next."""
    case, _ = leading(world)
    try:
        noted = by_leader(world, "attended", group=state.line, count=count, text=text)
    except ActionRefused as refusal:
        return Move(state, lead=Verbatim(refusal.why.text))
    there = _next(state, case)
    if count and not group(state.line).votes:
        there = replace(state, stage="right")
    return Move(there, (noted,), say(words.NOTED, group=ballot.named(state.line)))


def _settle(there: State, world: World, group_id: str, *, votes: bool) -> Move:
    """Say whether a group votes, and send it the card that follows; nothing where that holds already."""
    case, meeting = leading(world)
    if group_id not in {each.id for each in GROUPS} or votes == (group_id in meeting.voting):
        return Move(there)
    noted = by_leader(world, "voting", group=group_id, votes=votes)
    changed = after(meeting, noted)
    told = tell_group(case, changed, group_id, lambda one: ballot.call(case, changed, one))
    return Move(there, (noted, *told), say(words.NOTED, group=ballot.named(group_id)))
