"""Which language the bot speaks; official wording stays Vietnamese."""

from bot.conversation.effects import SetLanguage
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu as words
from bot.conversation.world import World


def show(state: State, world: World) -> Reply:
    """The languages, each in its own name."""
    buttons = tuple(Choice(Verbatim(name), code) for code, name in world.languages.items())
    return Reply((say(words.ASK_LANGUAGE),), choices=(buttons,))


def tap(state: State, action: str, world: World) -> Move:
    """Speak it from the next message on."""
    return Move(state.at("menu"), (SetLanguage(action),), say(words.LANGUAGE_SET))


def hear(state: State, text: str, world: World) -> Move:
    """Only a name of a language is understood."""
    return Move(state, lead=say(words.WANT))
