"""Consent before anything is stored: once for the account, separately for reminders."""

from bot.conversation.effects import RecordConsent
from bot.conversation.journeys import voting
from bot.conversation.phrases import Listed, Verbatim, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import joining as words
from bot.conversation.words import voting as voting_words
from bot.conversation.world import World

TEXT_VERSION = "2026-11-22"  # changes whenever the consent text does: who agreed to which wording must stay provable

_CHOICES = ((Choice(say(words.AGREE), "yes", "primary"), Choice(say(words.DISAGREE), "no")),)


def show(state: State, world: World) -> Reply:
    """What is collected, why, who sees it and how long; then the question about reminders."""
    if state.stage == "reminders":
        return Reply((say(words.ASK_REMINDERS),), choices=_CHOICES)
    office = offices_of(world)
    body = (say(words.WHAT, office=office), say(words.WHY), say(words.SECRET), say(words.ASK_ACCOUNT))
    return Reply(body, title=say(words.TITLE), choices=_CHOICES)


def offices_of(world: World) -> Listed:
    """As what the person is here: their offices, or the meetings they came for."""
    seats = tuple(Verbatim(seat.title) for seat in world.seats)
    guest = (say(voting_words.GUEST, unit=Verbatim(each.unit)) for each in world.sittings)
    return Listed(seats or tuple(guest))


def tap(state: State, action: str, world: World) -> Move:
    """Record the consent and go on; a refused account stays here, with nothing stored."""
    given = action == "yes"
    if state.stage == "reminders":
        return Move(state.at("menu"), (RecordConsent("reminders", given, TEXT_VERSION),), say(words.JOINED))
    effects = (RecordConsent("account", given, TEXT_VERSION),)
    if not given:
        return Move(state, effects, say(words.REFUSED))
    if not world.seats and world.sittings:  # there is nothing to remind them of
        return Move(voting.begin(state.at("menu"), world).state, effects, say(words.JOINED))
    return Move(state.at("joining", stage="reminders"), effects)


def hear(state: State, text: str, world: World) -> Move:
    """Silence or other words are not consent."""
    return Move(state, lead=say(words.WANT))
