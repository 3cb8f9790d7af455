"""Messages that answer nothing: each has one polite sentence, and the person sees where they are."""

from dataclasses import replace

from bot.conversation.codes import code_from
from bot.conversation.effects import IssueCode
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import channels as words
from bot.conversation.world import World

_SENTENCES = {"sticker": words.STICKER, "voice": words.VOICE, "edited": words.EDITED}


def answer(state: State, kind: str, world: World) -> Move | None:
    """One sentence and the present place; what the platform hides is answered once a day, with a way to the web."""
    if kind != "unreadable":
        return Move(state, lead=say(_SENTENCES.get(kind, words.OTHER)))
    today = world.now.date().isoformat()
    if state.told == today:
        return None
    code = code_from(world.secret)
    link = Reply((say(words.UNREADABLE, link=Verbatim(f"{world.address}/vao/{code}")),), standing=True)
    return Move(replace(state, told=today), (IssueCode(code),), replies=(link,), still=True)
