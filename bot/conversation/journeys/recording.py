"""The record of the unit's last closed meeting: read, and confirmed by the head."""

from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting_log import CLOSED, record_of
from bot.conversation.cards import minutes
from bot.conversation.effects import Notify
from bot.conversation.meetings import act, entry, may_meet
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import meeting as words
from bot.conversation.words import menu
from bot.conversation.world import Seat, World


def show(state: State, world: World) -> Reply:
    """The record, with the button to confirm it where that is still to be done."""
    case = world.own_case()
    meeting = record_of(case.meetings)
    to_menu = ((Choice(say(menu.TO_MENU), "menu"),),)
    if meeting is None:
        return Reply((say(words.NO_RECORD),), choices=to_menu)
    waits = meeting.state == CLOSED and may_meet(case) and world.head_seat is not None
    confirm = ((Choice(say(words.CONFIRM), f"confirm:{meeting.number}", "primary"),),) if waits else ()
    return replace(minutes.page(case, meeting, world), choices=(*confirm, *to_menu), standing=False)


def _deputy(world: World, seat: Seat) -> str | None:
    """The own office of whoever confirms in the head's name."""
    own = world.unit_seat
    return own.title if seat.on_behalf is not None and own is not None else None


def tap(state: State, action: str, world: World) -> Move:
    """Confirm the record that was shown, or leave."""
    if action == "menu":
        return Move(state.at("menu"))
    case, seat = world.own_case(), world.head_seat
    meeting = record_of(case.meetings)
    if meeting is None or seat is None or not may_meet(case) or action != f"confirm:{meeting.number}":
        return Move(state)
    try:
        done = act(case.id, meeting, entry(world, "confirmed", seat.office.id, name=_deputy(world, seat)))
    except ActionRefused as refusal:
        return Move(state, lead=Verbatim(refusal.why.text))
    said = Reply((say(words.CONFIRMED),), standing=True)
    told = () if meeting.secretary == world.person else (Notify(meeting.secretary, said),)
    return Move(state.at("result"), (done, *told), say(words.CONFIRMED))


def hear(state: State, text: str, world: World) -> Move:
    """Only the button confirms."""
    return Move(state, lead=say(words.WANT, example=say(menu.TO_MENU)))
