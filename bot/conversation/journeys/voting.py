"""Voting: the card of one meeting, the three choices, and the sentence that goes with another opinion."""

from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting_log import open_one
from bot.conversation.cards import ballot
from bot.conversation.commands import standing_choice
from bot.conversation.errors import Misunderstood
from bot.conversation.meetings import act, entry, find, may_meet, own_open, present
from bot.conversation.phrases import Verbatim, say
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.sitting import Sitting
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import attending, menu, reviewing
from bot.conversation.words import meeting as meeting_words
from bot.conversation.words import voting as words
from bot.conversation.world import World

_CHOICES = ("agree", "against", "other")


def begin(state: State, world: World) -> Move:
    """To the only meeting the person takes part in, or to the choice among several, that of their own unit included."""
    there = present(world)
    if not there:
        return Move(state, lead=say(words.NO_MEETING))
    only = len(there) == 1 and not _may_convene(world)
    return Move(state.at("voting", line=there[0].key if only else ""))


def _may_convene(world: World) -> bool:
    """Whether the person's own unit could open a meeting, which others' meetings must not hide."""
    case = world.own
    return world.unit_seat is not None and case is not None and open_one(case.meetings) is None and may_meet(case)


def show(state: State, world: World) -> Reply:
    """The card, the question for the opinion, or the meetings to choose from."""
    if not state.line:
        rows = tuple((_enter(each),) for each in present(world))
        own = ((Choice(say(meeting_words.BEGIN), "own"),),) if _may_convene(world) else ()
        return Reply((say(words.WHICH if rows else words.NO_MEETING),), choices=(*rows, *own, _to_menu()))
    sitting = find(world, state.line)
    if sitting is None or sitting.meeting.state != "open":
        return Reply((say(meeting_words.OVER),), choices=(_to_menu(),))
    if state.stage == "opinion":
        back = (Choice(say(reviewing.BACK), "back"),)
        return Reply((say(words.ASK_OPINION),), choices=(back,), entry="text")
    card = ballot.ballot(sitting, world.person)
    lead = ((standing_choice(attending.TO_MEETING, "hop"),),) if own_open(world) else ()
    return replace(card, choices=(*card.choices, *lead, _to_menu()), standing=False)


def _enter(sitting: Sitting) -> Choice:
    label = say(words.ONE, unit=Verbatim(sitting.unit), year=str(sitting.year))
    return Choice(label, f"enter:{sitting.key}")


def _to_menu() -> tuple[Choice, ...]:
    return (Choice(say(menu.TO_MENU), "menu"),)


def tap(state: State, action: str, world: World) -> Move:
    """Enter one of several meetings, go back, or leave; votes are buttons that work at any time."""
    what, _, key = action.partition(":")
    match what:
        case "enter":
            return Move(state.at("voting", line=key))
        case "own":
            return Move(state.at("convening"))
        case "menu":
            return Move(state.at("menu"))
        case _:
            return Move(state.at("voting", line=state.line))


def hear(state: State, text: str, world: World) -> Move:
    """The other opinion."""
    sitting = find(world, state.line)
    if state.stage != "opinion" or sitting is None:
        return Move(state, lead=say(words.WANT))
    try:
        opinion = line_in(text, example=say(words.OPINION_EXAMPLE))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    return _cast(state, world, sitting, "other", state.draft["content"], opinion)


def vote(state: State, argument: str, world: World) -> Move:
    """A button of a card was pressed: `argument` says of which meeting, what is chosen, and on which content."""
    key, choice, content = (*argument.split(" "), "", "", "")[:3]
    sitting = find(world, key)
    if sitting is None or sitting.meeting.state != "open" or choice not in _CHOICES:
        return Move(state, lead=say(meeting_words.OVER))
    there = state.at("voting", line=key)
    if content != sitting.meeting.motion.content:
        return Move(there, lead=say(words.OLD))
    if choice == "other":
        if sitting.meeting.paused or sitting.group not in sitting.meeting.voting:
            return Move(there)
        return Move(replace(there, stage="opinion", draft={"content": content}))
    return _cast(there, world, sitting, choice, content, None)


def _cast(state: State, world: World, sitting: Sitting, choice: str, content: str, opinion: str | None) -> Move:
    there = state.at("voting", line=sitting.key)
    before = sitting.meeting.vote_of(world.person)
    done = entry(
        world,
        "voted",
        sitting.office,
        group=sitting.group,
        voter=world.person,
        choice=choice,
        content=content,
        text=opinion,
    )
    try:
        effect = act(sitting.case, sitting.meeting, done)
    except ActionRefused as refusal:
        return Move(there, lead=Verbatim(refusal.why.text))
    if before is not None and (before.choice, before.text) == (choice, opinion):
        return Move(there, lead=say(words.SAME, choice=ballot.choice(done)))
    return Move(there, (effect,), say(words.SAVED, choice=ballot.choice(done)))
