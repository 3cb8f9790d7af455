"""Coming back: after a pause, on another device, or with a greeting."""

from datetime import datetime, timedelta
from math import ceil

from bot.conversation import walk
from bot.conversation.commands import standing_choice
from bot.conversation.phrases import say
from bot.conversation.replies import Reply
from bot.conversation.state import State
from bot.conversation.words import menu as words
from bot.conversation.world import World

PAUSE = timedelta(minutes=10)
_GREETINGS = {"xin chao", "chao", "chao ban", "hello", "hi", "alo", "bat dau"}
_QUESTIONS_A_MINUTE = 5, 2  # five questions take about two minutes on a phone


def is_greeting(folded_text: str) -> bool:
    """Whether the text only says hello."""
    return folded_text in _GREETINGS


def was_away(state: State, device: str, world: World) -> bool:
    """Whether the person comes back after a pause or on another device, and has been somewhere before."""
    if state.step == 0 or not state.seen:
        return False
    return state.device != device or world.now - datetime.fromisoformat(state.seen) >= PAUSE


def welcome_back(state: State, world: World) -> Reply | None:
    """Where the person stopped in the rubric and how long the rest takes; None elsewhere, or when nothing is left."""
    if state.journey != "scoring" or world.own is None:
        return None
    lines = [line.id for line in walk.asked_lines(world.own)]
    if state.line not in lines:
        return None
    left = len(lines) - lines.index(state.line)
    if world.own.standing.state != "returned":
        left = len([line for line in lines if line not in world.own.answers])
    if not left:
        return None
    questions, minutes = _QUESTIONS_A_MINUTE
    text = say(
        words.RESUME_QUESTION, number=lines.index(state.line) + 1, left=left, minutes=ceil(left * minutes / questions)
    )
    return Reply((text,), choices=((standing_choice(words.CONTINUE, "tieptuc", style="primary"),),), standing=True)
