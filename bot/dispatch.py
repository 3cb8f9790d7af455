"""One turn: claim the event, load, advance, carry out, commit. Nothing is sent or acknowledged before the commit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from antq_rules import Shelf
from bot.audit.record import Taken, record
from bot.carry_out import carry_out
from bot.carry_out.context import Context
from bot.conversation.advance import advance
from bot.conversation.effects import Effect, RecordConsent
from bot.conversation.events import Brought
from bot.conversation.journeys.joining import TEXT_VERSION
from bot.conversation.state import from_json
from bot.conversation.turn import Turn
from bot.conversation.world import World
from bot.doorstep import Door
from bot.languages import Languages
from bot.loading import Given, load_world
from bot.ports import Arrival, Clock
from bot.posting import Spoken, index, post
from bot.recognise import meant
from bot.rendering import render
from bot.rendering.limits import Limits
from storage.engine import Database
from storage.errors import Conflict
from storage.models import Chat
from storage.unit_of_work import Work

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn did: whether the event had come before, whose mailboxes have something new, and the effects."""

    repeated: bool = False
    woken: frozenset[str] = frozenset()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Runs turns; a plain synchronous function, called on a worker thread. `limits` has every channel there is."""

    database: Database
    shelf: Shelf
    languages: Languages
    clock: Clock
    address: str
    limits: Mapping[str, Limits] = field(default_factory=dict)

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
        now = self.clock.now()
        with self.database.begin() as work:
            outcome = self._of_chat(work, arrival, now) if arrival.chat else self._turn(work, arrival, None, now)
            if not outcome.repeated:
                work.announce(json.dumps(sorted(outcome.woken)))
            return outcome

    def _of_chat(self, work: Work, arrival: Arrival, now: datetime) -> Outcome:
        chat, event = Door(work, now, self.languages["vi"], self.clock).come_in(arrival)
        if chat is None or event is None:
            return Outcome(repeated=chat is not None)
        return self._turn(work, replace(arrival, person=chat.person or "", event=event), chat, now)

    def _turn(self, work: Work, arrival: Arrival, chat: Chat | None, now: datetime) -> Outcome:
        person = arrival.person
        conversation = work.conversations.open(person)
        understood = meant(work, chat, arrival)
        language = self.languages[conversation.language]
        before = from_json(conversation.state)
        given = Given(
            self.shelf, language, now, self.clock.secret(), self.address, self.languages.names, tuple(self.limits)
        )
        world = load_world(work, person, before, understood.event, given)
        turn = advance(before, understood.event, world)
        kept = understood.shown if _agreed(world, turn) else ""
        number = conversation.seq + 1
        if not work.messages.claim(person, arrival.channel, arrival.key, number, kept, now):
            return Outcome(repeated=True)
        content = {understood.event.file.digest: arrival.content} if isinstance(understood.event, Brought) else {}
        context = Context(work, person, arrival.channel, now, self.languages, self.limits, content)
        for effect in turn.effects:
            carry_out(effect, context)
        language = self.languages[turn.language or conversation.language]
        replies = [render(reply, language, turn.state.step) for reply in (*context.own_mail, *turn.replies)]
        messages = dict(enumerate(replies, number + 1))
        work.messages.put([(person, seq, arrival.channel, _text(message), now) for seq, message in messages.items()])
        if chat is not None:
            for seq, message in messages.items():
                index(work, chat, seq, message, self.limits)
        moved = turn.state.step != before.step
        post(work, Spoken(arrival, chat, understood, messages, moved, language, now), self.limits)
        state, last = replace(turn.state, device=arrival.channel) if chat else turn.state, number + len(replies)
        work.conversations.save(person, state.to_json(), last, now)
        if chat is None:
            work.reach.look(person, last, now)  # whoever does something on the page has it before them
        record(work, Taken(before, understood.event, world, turn, arrival.channel, now), self.clock)
        return Outcome(woken=frozenset({person, *context.woken}), effects=turn.effects)


def _agreed(world: World, turn: Turn) -> bool:
    """Whether the person has agreed to be stored; before that nothing of theirs is kept."""
    now = RecordConsent("account", given=True, text_version=TEXT_VERSION)
    return bool(world.consents.get("account")) or now in turn.effects


def _text(message: Mapping[str, object]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
