"""What is stored about the person, and the consent to reminders, which can be changed at any time."""

from bot.conversation.effects import RecordConsent
from bot.conversation.journeys.joining import TEXT_VERSION, offices_of
from bot.conversation.phrases import say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu as words
from bot.conversation.words import questions
from bot.conversation.world import World


def show(state: State, world: World) -> Reply:
    """What is stored, how to have it corrected or erased."""
    reminded = world.consents.get("reminders", False)
    body = (
        say(words.DATA, office=offices_of(world), reminders=say(questions.YES if reminded else questions.NO)),
        say(words.DATA_HOW),
    )
    switch = Choice(say(words.REMINDERS_OFF), "off") if reminded else Choice(say(words.REMINDERS_ON), "on")
    return Reply(body, choices=((switch,), (Choice(say(words.TO_MENU), "menu"),)))


def tap(state: State, action: str, world: World) -> Move:
    """Record the change of mind."""
    if action == "menu":
        return Move(state.at("menu"))
    return Move(state, (RecordConsent("reminders", action == "on", TEXT_VERSION),), say(words.SAVED))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here."""
    return Move(state, lead=say(words.WANT))
