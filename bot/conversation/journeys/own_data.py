"""What is stored about the person, the consent to reminders, and the request to have it erased; all can be undone."""

from bot.conversation import erasing
from bot.conversation.effects import RecordConsent, Tell
from bot.conversation.journeys.joining import TEXT_VERSION, offices_of
from bot.conversation.offices import OPERATOR
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import erasing as erasing_words
from bot.conversation.words import menu as words
from bot.conversation.words import questions, reviewing
from bot.conversation.world import World

ERASURE_TEXT = "2026-11-25"
"""Changes whenever the page before the request does."""


def show(state: State, world: World) -> Reply:
    """What is stored, how to have it corrected or erased; before a request what it would do."""
    if state.stage == "erase" and world.erasure_asked is None:
        return _before_asking(world)
    reminded = world.consents.get("reminders", False)
    body = (
        say(words.DATA, office=offices_of(world), reminders=say(questions.YES if reminded else questions.NO)),
        say(words.DATA_HOW),
        *_asked(world),
    )
    switch = Choice(say(words.REMINDERS_OFF), "off") if reminded else Choice(say(words.REMINDERS_ON), "on")
    erase = Choice(say(erasing_words.ERASE), "erase", "danger")
    if world.erasure_asked is not None:
        erase = Choice(say(erasing_words.WITHDRAW), "keep")
    return Reply(body, choices=((switch,), (erase,), (Choice(say(words.TO_MENU), "menu"),)))


def _before_asking(world: World) -> Reply:
    due = erasing.last_day(world.now, world.now.tzinfo)
    source = Verbatim(erasing.SOURCE)
    within = (say(erasing_words.WITHIN, days=erasing.DAYS, source=source),) if due else ()
    body = (say(erasing_words.GONE), say(erasing_words.STAYS), say(erasing_words.MEANWHILE), *within)
    confirm = Choice(say(erasing_words.CONFIRM), "confirm", "danger")
    return Reply(body, title=say(erasing_words.TITLE), choices=((confirm,), (Choice(say(reviewing.BACK), "back"),)))


def _asked(world: World) -> tuple[Words, ...]:
    """That the person asked, and until when it must be done."""
    if world.erasure_asked is None:
        return ()
    asked = world.erasure_asked.astimezone(world.now.tzinfo)
    due = erasing.last_day(asked, world.now.tzinfo)
    by_day = (say(erasing_words.BY_DAY, day=due, source=Verbatim(erasing.SOURCE)),) if due else ()
    return (say(erasing_words.WAITING, time=asked), *by_day)


def tap(state: State, action: str, world: World) -> Move:
    """Record the change of mind, or the request."""
    here = state.at("own_data")
    match action:
        case "menu":
            return Move(state.at("menu"))
        case "back":
            return Move(here)
        case "erase":
            return Move(state.at("own_data", stage="erase"))
        case "confirm":
            request = RecordConsent(erasing.PURPOSE, given=True, text_version=ERASURE_TEXT)
            how = say(erasing_words.NOTICE_HOW, command=Verbatim(f"antq person erase {world.person}"))
            told = _tell_operators(world, say(erasing_words.NOTICE, office=offices_of(world), time=world.now), how)
            return Move(here, (request, *told), say(erasing_words.ASKED, time=world.now))
        case "keep":
            back = RecordConsent(erasing.PURPOSE, given=False, text_version=ERASURE_TEXT)
            told = _tell_operators(world, say(erasing_words.NOTICE_WITHDRAWN, office=offices_of(world)))
            return Move(here, (back, *told), say(erasing_words.WITHDRAWN))
        case _:
            return Move(state, (RecordConsent("reminders", action == "on", TEXT_VERSION),), say(words.SAVED))


def _tell_operators(world: World, *body: Words) -> tuple[Tell, ...]:
    """To the operators of the person's places."""
    places = dict.fromkeys(seat.locality_id for seat in world.seats)
    return tuple(Tell(OPERATOR, place, None, Reply(body, standing=True)) for place in places)


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here."""
    return Move(state, lead=say(words.WANT))
