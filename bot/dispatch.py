"""One turn: claim the event, load, advance, carry out, commit. Nothing is sent or acknowledged before the commit."""

from dataclasses import dataclass

from antq_rules import Shelf
from bot.carry_out import carry_out
from bot.carry_out.context import Context
from bot.conversation.advance import advance
from bot.conversation.effects import Effect, RecordConsent
from bot.conversation.journeys.joining import TEXT_VERSION
from bot.conversation.state import from_json
from bot.languages import Languages
from bot.loading import Given, load_world
from bot.ports import Arrival, Clock
from bot.rendering import payload
from storage.engine import Database
from storage.errors import Conflict

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn did: whether the event had come before, whose mailboxes have something new, and the effects."""

    repeated: bool = False
    woken: frozenset[str] = frozenset()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Runs turns; a plain synchronous function, called on a worker thread."""

    database: Database
    shelf: Shelf
    languages: Languages
    clock: Clock
    address: str

    def take(self, arrival: Arrival) -> Outcome:
        """Run the whole turn in one transaction; when somebody else was first, from the start again.

        Raises Conflict when that happened ATTEMPTS times: the channel then has the event delivered again.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self._take_once(arrival)
            except Conflict:
                if attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError("unreachable")

    def _take_once(self, arrival: Arrival) -> Outcome:
        now, person = self.clock.now(), arrival.person
        with self.database.begin() as work:
            conversation = work.conversations.open(person)
            language = self.languages[conversation.language]
            state = from_json(conversation.state)
            given = Given(self.shelf, language, now, self.clock.secret(), self.address, self.languages.names)
            world = load_world(work, person, state, arrival.event, given)
            turn = advance(state, arrival.event, world)
            agreed = (
                world.consents.get("account")
                or RecordConsent("account", given=True, text_version=TEXT_VERSION) in turn.effects
            )
            kept = arrival.shown if agreed else ""  # before the person has agreed, nothing of theirs is kept
            number = conversation.seq + 1
            if not work.messages.claim(person, arrival.channel, arrival.key, number, kept, now):
                return Outcome(repeated=True)
            context = Context(work, person, arrival.channel, now, self.languages)
            for effect in turn.effects:
                carry_out(effect, context)
            language = self.languages[turn.language or conversation.language]
            replies = (*context.own_mail, *turn.replies)
            texts = [payload(reply, language, turn.state.step) for reply in replies]
            work.messages.put([(person, number + n, arrival.channel, text, now) for n, text in enumerate(texts, 1)])
            work.conversations.save(person, turn.state.to_json(), number + len(texts), now)
        return Outcome(woken=frozenset({person, *context.woken}), effects=turn.effects)
