"""The person's dates in the calendar of their phone: by a secret link that is renewed by itself, or as a file."""

from dataclasses import replace

from bot.conversation.agenda import agenda
from bot.conversation.effects import IssueCalendarLink, RevokeCalendarLink, SendCalendar
from bot.conversation.feed_links import feed_address, feed_secret, webcal
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import calendar as words
from bot.conversation.words import menu, reviewing
from bot.conversation.world import World

_HOW = (words.IPHONE, words.ANDROID, words.ZALO, words.FILE_OR_LINK)
_ASK = {
    "renew": (words.ASK_RENEW, words.CONFIRM_RENEW),
    "off": (words.ASK_OFF, words.CONFIRM_OFF),
}


def begin(state: State, world: World) -> Move:
    """The page of the calendar; who never had a link gets it at once."""
    if not world.seats:
        return Move(state, lead=say(menu.NO_SEAT))
    here = state.at("calendar")
    return _given(here, world) if world.feed is None else Move(here)


def _given(state: State, world: World, lead: Words | None = None) -> Move:
    """A new link, shown this once, with what to do with it."""
    secret = feed_secret(world.secret)
    link = feed_address(world.address, secret)
    shown = (say(words.LINK, link=Verbatim(link)), say(words.WEBCAL, link=Verbatim(webcal(link))))
    reply = Reply((*shown, *(say(each) for each in _HOW)), standing=True)
    return Move(state, (IssueCalendarLink(secret),), lead, (reply,))


def show(state: State, world: World) -> Reply:
    """What the calendar is and how the link stands; or the question whether to change or close it."""
    if state.stage in _ASK:
        ask, confirm = _ASK[state.stage]
        choices = ((Choice(say(confirm), "confirm", "danger"),), (Choice(say(reviewing.BACK), "back"),))
        return Reply((say(ask),), choices=choices)
    feed = world.feed
    file = (Choice(say(words.FILE), "file"),)
    home = (Choice(say(menu.TO_MENU), "menu"),)
    if feed is None or not feed.opens:
        new = (Choice(say(words.NEW), "new", "primary"),)
        return Reply((say(words.WHAT), say(words.CLOSED)), title=say(words.CALENDAR), choices=(new, file, home))
    change = (Choice(say(words.RENEW), "renew"), Choice(say(words.OFF), "off"))
    since = say(words.OPEN, day=feed.issued_at.astimezone(world.now.tzinfo).date())
    return Reply((say(words.WHAT), since), title=say(words.CALENDAR), choices=(file, change, home))


def tap(state: State, action: str, world: World) -> Move:
    """Take the file, take or change the link, or close it."""
    match action:
        case "file":
            return Move(state, (SendCalendar(agenda(world)),))
        case "new":
            return _given(state, world)
        case "renew" | "off":
            return Move(replace(state, stage=action))
        case "confirm":
            return _confirmed(state, world)
        case "menu":
            return Move(state.at("menu"))
        case _:
            return Move(state.at("calendar"))


def _confirmed(state: State, world: World) -> Move:
    here = state.at("calendar")
    if state.stage == "renew":
        return _given(here, world, say(words.RENEWED))
    return Move(here, (RevokeCalendarLink(),), say(words.TURNED_OFF))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here but the words of a button."""
    label = show(state, world).choices[0][0].label
    return Move(state, lead=say(words.WANT, example=label))
