"""Which rows of work for the channels a turn leaves behind; all in the turn's transaction."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.conversation import commands
from bot.conversation.journeys.channels import name_of
from bot.conversation.phrases import Words, say
from bot.conversation.words import channels as words
from bot.conversation.words import menu
from bot.languages import Language, Languages
from bot.ports import Arrival, Lane
from bot.recognise import Meant
from bot.rendering.limits import Limits
from storage.models import Chat, NewDelivery
from storage.unit_of_work import Work

SEND, CLOSE, ANSWER, SAY, REMIND = "send", "close", "answer", "say", "remind"
"""What can be done in a chat: send messages, close a card, answer a tap, say something to a stranger, remind."""
_NEWEST = 10  # cards of one case that are changed in one person's chats; whoever scrolls further finds dead buttons
_MOST = 60  # letters of a typed answer shown below its card


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a turn said: in answer to what, in which chat (None: on the web page), and whether the person moved on."""

    arrival: Arrival
    here: Chat | None
    understood: Meant
    messages: Mapping[int, Mapping[str, object]]
    moved: bool
    language: Language
    now: datetime

    @property
    def cards(self) -> list[int]:
        """The numbers of the messages whose buttons belong to a step."""
        return [seq for seq, message in self.messages.items() if is_card(message)]


def is_card(message: Mapping[str, object]) -> bool:
    """Whether a message's buttons belong to a step, so that they die with it."""
    return bool(message.get("step"))


def post(work: Work, spoken: Spoken, limits: Mapping[str, Limits]) -> None:
    """Send the replies to where the event came from, and bring every old card of the person up to date."""
    rows: list[NewDelivery] = []
    for chat in work.chats.of_person(spoken.arrival.person):
        if chat.channel not in limits:
            continue
        can = limits[chat.channel]
        if spoken.here is not None and (chat.channel, chat.id) == (spoken.here.channel, spoken.here.id):
            rows += [*_answer(chat, spoken), *_replies(chat, spoken, can), *_closed_here(work, chat, spoken, can)]
            live = spoken.cards[-1] if spoken.cards else chat.live_seq
        else:
            rows += _closed_elsewhere(chat, spoken, can)
            live = None if spoken.moved else chat.live_seq
        if live != chat.live_seq:
            work.chats.set_live(chat.channel, chat.id, live)
    for row in rows:
        if row.op == CLOSE and row.first_seq is not None:
            work.cards.forget(spoken.arrival.person, row.first_seq)
    work.deliveries.add(rows, spoken.now)


def _answer(chat: Chat, spoken: Spoken) -> list[NewDelivery]:
    """Tell the platform that a tap arrived, so that the button stops turning."""
    if not spoken.arrival.query:
        return []
    data = json.dumps({"query": spoken.arrival.query})
    return [NewDelivery(chat.channel, chat.id, chat.person, Lane.ANSWER, ANSWER, spoken.now, data=data)]


def _replies(chat: Chat, spoken: Spoken, can: Limits) -> list[NewDelivery]:
    """Each reply by itself where there are buttons, else all as one message."""
    seqs = list(spoken.messages)
    spans: Sequence[tuple[int, int]] = [(seq, seq) for seq in seqs]
    if seqs and not can.buttons:
        spans = [(seqs[0], seqs[-1])]
    return [
        NewDelivery(chat.channel, chat.id, chat.person, Lane.REPLY, SEND, spoken.now, first, last)
        for first, last in spans
    ]


def _closed_here(work: Work, chat: Chat, spoken: Spoken, can: Limits) -> list[NewDelivery]:
    """The old card loses its buttons when a new one comes, and shows what was chosen; so does a stale one pressed."""
    if not can.edits or not spoken.cards:
        return []
    pressed = spoken.understood.pressed
    stale = pressed is not None and pressed != chat.live_seq and _is_kept_card(work, spoken, pressed)
    old = (chat.live_seq, pressed if stale else None)
    return [_closing(chat, seq, _fate(spoken, seq), spoken.now) for seq in old if seq is not None]


def _is_kept_card(work: Work, spoken: Spoken, seq: int) -> bool:
    kept = work.messages.payloads(spoken.arrival.person, seq, seq).get(seq)
    return kept is not None and is_card(json.loads(kept))


def _fate(spoken: Spoken, seq: int) -> str:
    """What became of a card: the button pressed, the words typed, or nothing to say where the person did not move."""
    by_button = spoken.understood.pressed
    chosen = spoken.understood.shown if by_button in (seq, None) else ""
    if not spoken.moved and by_button != seq:
        return ""
    if not chosen:
        return spoken.language.speak(say(words.ANSWERED))
    short = chosen if len(chosen) <= _MOST else f"{chosen[: _MOST - 1]}…"
    return f"▸ {short}"


def _closed_elsewhere(chat: Chat, spoken: Spoken, can: Limits) -> list[NewDelivery]:
    """A card on another channel says where the person went on, and offers to go on here."""
    if not spoken.moved or chat.live_seq is None or not can.edits:
        return []
    note = spoken.language.speak(say(words.ELSEWHERE, channel=name_of(spoken.arrival.channel)))
    return [_closing(chat, chat.live_seq, note, spoken.now, resume=spoken.language.speak(say(words.HERE)))]


def _closing(chat: Chat, seq: int, note: str, now: datetime, *, resume: str = "") -> NewDelivery:
    data = json.dumps({"note": note, "resume": resume}, ensure_ascii=False)
    return NewDelivery(chat.channel, chat.id, chat.person, Lane.UPDATE, CLOSE, now, seq, seq, data)


def index(work: Work, chat: Chat, seq: int, message: Mapping[str, object], limits: Mapping[str, Limits]) -> None:
    """Remember which case a message is about, where its buttons can be taken away when the case moves on."""
    if chat.channel not in limits or not limits[chat.channel].edits or chat.person is None:
        return
    rows: Any = message["choices"]
    cases = {commands.case_in(choice["action"]) for row in rows for choice in row} - {None}
    if len(cases) == 1:
        work.cards.add(chat.person, seq, str(cases.pop()))


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a case: `told` in words, by the act of `person`."""

    case: str
    told: Words
    person: str
    now: datetime


def retire(work: Work, fate: Fate, languages: Languages, limits: Mapping[str, Limits]) -> None:
    """The open cards of a case lose their buttons and say what happened; the one just pressed closes by itself."""
    cards: dict[str, list[int]] = {}
    for person, seq in work.cards.open(fate.case):
        cards.setdefault(person, []).append(seq)
    for person, seqs in cards.items():
        chats = [chat for chat in work.chats.of_person(person) if chat.channel in limits and limits[chat.channel].edits]
        known = work.people.find(person)
        speak = languages[known.language if known else ""].speak
        live = {chat.live_seq for chat in chats}
        for seq in seqs[-_NEWEST:]:
            if seq in live and person == fate.person:
                continue
            work.cards.close(person, seq, speak(fate.told))
            resume = speak(say(menu.CONTINUE)) if seq in live else ""
            rows = [_closing(chat, seq, speak(fate.told), fate.now, resume=resume) for chat in chats]
            work.deliveries.add(rows, fate.now)


def where_to(work: Work, person: str, preferred: str | None, channels: Collection[str]) -> Chat | None:
    """The chat a person is written to: on the channel they chose, else where they wrote last; None: only the web."""
    if preferred == "web":
        return None
    chats = [chat for chat in work.chats.of_person(person) if chat.channel in channels and chat.unreachable_at is None]
    return next((chat for chat in chats if chat.channel == preferred), chats[0] if chats else None)


def notice(work: Work, chat: Chat, seq: int, now: datetime, due: datetime) -> None:
    """Send one message that nobody asked for, from `due` on."""
    work.deliveries.add([NewDelivery(chat.channel, chat.id, chat.person, Lane.NOTICE, SEND, due, seq, seq)], now)


def to_stranger(chat: Chat, payload: str, now: datetime) -> NewDelivery:
    """Say something to somebody who is nobody's person yet."""
    return NewDelivery(chat.channel, chat.id, None, Lane.REPLY, SAY, now, data=payload)
