"""On which channel the person wants to be written to first."""

from bot.conversation.effects import Prefer
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import channels as words
from bot.conversation.words import menu
from bot.conversation.world import World

_WEB = "web"


def show(state: State, world: World) -> Reply:
    """The channels joined, and a button for each that is not the first yet."""
    joined = tuple(way.channel for way in world.ways if way.joined)
    names = Listed((*(name_of(channel) for channel in joined), say(words.WEB)))
    body = (say(words.JOINED, names=names), _choice_so_far(joined, world))
    others = tuple(channel for channel in (*joined, _WEB) if joined and channel != world.preferred)
    buttons = tuple((Choice(name_of(channel), f"prefer:{channel}"),) for channel in others)
    return Reply(body, title=say(words.TITLE), choices=(*buttons, (Choice(say(menu.TO_MENU), "menu"),)))


def _choice_so_far(joined: tuple[str, ...], world: World) -> Words:
    if not joined:
        return say(words.NONE_JOINED)
    if world.preferred is None:
        return say(words.NO_PREFERENCE)
    return say(words.PREFERRED, channel=name_of(world.preferred))


def name_of(channel: str) -> Words:
    """What people call a channel."""
    return say(words.WEB) if channel == _WEB else Verbatim(channel.capitalize())


def tap(state: State, action: str, world: World) -> Move:
    """Write there first from now on."""
    if action == "menu":
        return Move(state.at("menu"))
    channel = action.removeprefix("prefer:")
    return Move(state.at("menu"), (Prefer(channel),), say(words.CHOSEN, channel=name_of(channel)))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here."""
    return Move(state, lead=say(menu.WANT))
