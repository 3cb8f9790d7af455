"""Taking the unit's case back before anyone has opened it: one confirmation, and it is a draft again."""

from antq_rules import ActionRefused, Reason
from bot.conversation import chain, headship, tokens
from bot.conversation.cards import notices
from bot.conversation.effects import Effect
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu
from bot.conversation.words import withdrawing as words
from bot.conversation.world import CaseFile, World


def why_not(world: World, case: CaseFile) -> Reason | None:
    """Why the person may not take the case back now, or None."""
    return chain.why_not(world, case, headship.seat(world), "withdraw")


def may(world: World, case: CaseFile) -> bool:
    """Whether the person is the head, or acts for them, and may take the case back now."""
    return world.head_seat is not None and why_not(world, case) is None


def begin(state: State, world: World) -> Move:
    """Ask for the confirmation, or say why it is too late."""
    case = world.own
    if case is None:
        return Move(state, lead=say(menu.NOT_BEGUN, year=str(world.now.year)))
    refused = why_not(world, case)
    if refused is not None:
        return Move(state, lead=Verbatim(refused.text))
    return Move(state.at("withdrawing", case=case.id))


def show(state: State, world: World) -> Reply:
    """The question, or why it cannot be done any more."""
    case = world.own_case()
    refused = why_not(world, case)
    if refused is not None:
        return Reply((Verbatim(refused.text),), choices=((Choice(say(menu.TO_MENU), "menu"),),))
    stage = case.standing.stage
    where = Verbatim(stage.name if stage else "")
    question = say(words.ASK, unit=Verbatim(case.unit.name), year=str(case.year), stage=where)
    confirm = Choice(say(words.CONFIRM), f"confirm {state.token}", "danger")
    return Reply((question,), choices=((confirm,), (Choice(say(words.KEEP), "menu"),)))


def tap(state: State, action: str, world: World) -> Move:
    """Take it back, or leave it."""
    return _withdraw(state, world) if action.startswith("confirm") else Move(state.at("menu"))


def hear(state: State, text: str, world: World) -> Move:
    """Only the button confirms."""
    return Move(state, lead=say(words.WANT))


def _withdraw(state: State, world: World) -> Move:
    case = world.own_case()
    refused = tokens.refusal(state, world)
    if refused is not None:
        return Move(state, lead=refused)
    seat = headship.seat(world)
    stage = case.standing.stage
    try:
        effects: tuple[Effect, ...] = (chain.act(world, case, chain.event_of(world, seat, "withdrawn", case)),)
    except ActionRefused as refusal:
        return Move(state.at("menu"), lead=Verbatim(refusal.why.text))
    if stage is not None:
        effects = (*effects, chain.tell_stage(case, stage, notices.withdrawn(case)))
    return Move(state.at("result"), (tokens.spend(state), *effects), say(words.DONE, time=world.now))
