"""Whose chat it is: codes that join a chat to a person, and what is said to strangers."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from antq_rules.meeting_log import OPEN
from bot import posting
from bot.audit.entries import came_to_meeting, office_taken
from bot.conversation import strangers
from bot.conversation.codes import code_in
from bot.conversation.events import Event, Odd, Opened, Said
from bot.conversation.phrases import say
from bot.conversation.replies import Reply
from bot.conversation.strangers import Doorstep
from bot.conversation.words import channels as words
from bot.digests import digest
from bot.languages import Language
from bot.loading.meetings import meetings_in
from bot.ports import Arrival, Clock, Pressed
from bot.rendering import payload
from storage.errors import LinkRefused
from storage.models import Chat, LinkState, MeetingEntry, Opens, OpensMeeting
from storage.unit_of_work import Work

_NOT_FOR_THE_CONVERSATION = {"group", "blocked", "unblocked"}
_NEW_DEVICE = ""  # whoever sends a good code is answered, also where they were a moment ago
REMEMBERED = 20  # events of a stranger, so that a repetition is not answered twice


@dataclass(frozen=True, slots=True)
class Door:
    """Stands before the turns of chats, in one transaction."""

    work: Work
    now: datetime
    language: Language
    clock: Clock

    def come_in(self, arrival: Arrival) -> tuple[Chat | None, Event | Pressed | None]:
        """The chat of a known person and the event to answer there, which for a code is that they came.

        No chat: a stranger, to whom all is said. No event: it was answered before.
        """
        chat = self.work.chats.meet(arrival.channel, arrival.chat, self.now)
        if isinstance(arrival.event, Odd) and arrival.event.kind in _NOT_FOR_THE_CONVERSATION:
            self._settle(chat, arrival.event.kind)
            return None, None
        if chat.person is not None and self.work.messages.claimed(chat.person, chat.channel, arrival.key):
            return chat, None
        self._heard(chat)
        said = arrival.event.text if isinstance(arrival.event, Said) else ""
        code = code_in(said, almost=chat.person is None)
        if code is None and chat.person is not None:
            return chat, arrival.event
        fresh = self._first_time(chat, arrival.key)
        if fresh is None:
            return None, None
        if code is None:
            self._say(fresh, strangers.greeting())
            return None, None
        return self._try_code(fresh, code), Opened(_NEW_DEVICE)

    def _settle(self, chat: Chat, kind: str) -> None:
        """A group is told once that it is the wrong place; who blocked the bot is written to elsewhere."""
        if kind == "blocked":
            self.work.chats.lost(chat.channel, chat.id, self.now)
        elif kind == "unblocked":
            self.work.chats.heard(chat.channel, chat.id, self.now)
        elif self._first_time(chat, kind) is not None:
            self._say(chat, Reply((say(words.GROUP),)))

    def _heard(self, chat: Chat) -> None:
        """Note once a day that the chat is alive, and at once that it is so again."""
        if chat.unreachable_at is not None or chat.heard_at.date() != self.now.astimezone(chat.heard_at.tzinfo).date():
            self.work.chats.heard(chat.channel, chat.id, self.now)

    def _first_time(self, chat: Chat, key: str) -> Chat | None:
        """The chat with this event noted in it; None when it was answered before."""
        seen: list[str] = json.loads(chat.seen)
        if key in seen:
            return None
        kept = json.dumps([*seen, key][-REMEMBERED:])
        self.work.chats.strange(chat.channel, chat.id, chat.wrong_codes, chat.locked_until, kept)
        return replace(chat, seen=kept)

    def _try_code(self, chat: Chat, code: str) -> Chat | None:
        """Join the chat to whom the code is for; None after saying why it does not open."""
        before = Doorstep(chat.wrong_codes, chat.locked_until)
        if before.locked(self.now):
            self._say(chat, strangers.locked(before))
            return None
        try:
            person = let_in(self.work, digest(code), chat.person, self.clock, self.now)
        except LinkRefused as refused:
            after, reply = strangers.refused(before, refused.state, self.now)
            self.work.chats.strange(chat.channel, chat.id, after.wrong, after.locked_until, chat.seen)
            self._say(chat, reply)
            return None
        self.work.chats.join(chat.channel, chat.id, person)
        return self.work.chats.find(chat.channel, chat.id)

    def _say(self, chat: Chat, reply: Reply) -> None:
        """Send a reply that belongs to no conversation."""
        self.work.deliveries.add([posting.to_stranger(chat, payload(reply, self.language, 0), self.now)], self.now)


def let_in(work: Work, key: str, person: str | None, clock: Clock, now: datetime) -> str:
    """Whose conversation the code with this digest opens; it is used up. Raises LinkRefused."""
    try:
        return whose(work, work.sign_ins.spend(key, now), person, clock, now)
    except LinkRefused as refused:
        if refused.state != "unknown":
            raise
    return _to_meeting(work, work.meetings.spend(key, now), person, clock, now)


def state_of(work: Work, key: str, now: datetime) -> LinkState:
    """The state of a code, without spending it."""
    state = work.sign_ins.look(key, now)
    return work.meetings.look(key, now) if state == "unknown" else state


def _to_meeting(work: Work, opens: OpensMeeting, person: str | None, clock: Clock, now: datetime) -> str:
    """Who takes part from now on: the known `person`, else a new one; LinkRefused when the meeting is over."""
    work.cases.hold(opens.case)
    meeting = next(each for each in meetings_in(work.meetings.log(opens.case)) if each.number == opens.meeting)
    if meeting.state != OPEN:
        raise LinkRefused("expired")
    person = person or _newcomer(work, clock, now)
    row = MeetingEntry(opens.meeting, "joined", person, None, json.dumps({"group": opens.group}), now)
    work.meetings.append(opens.case, len(meeting.entries) + 1, row)
    case = work.cases.find(opens.case)
    entry = came_to_meeting(opens.case, opens.meeting, opens.group, person)
    work.audit.append(case.locality_id if case else None, [entry], now, clock.secret())
    return person


def _newcomer(work: Work, clock: Clock, now: datetime) -> str:
    person = f"p-{digest(clock.secret())[:20]}"
    work.people.add(person, "vi", now)
    return person


def whose(work: Work, opens: Opens, person: str | None, clock: Clock, now: datetime) -> str:
    """Whose conversation a code opens; an office is taken by the known `person`, else by a new one.

    It is taken from today, or from the day the one before hands it over.
    """
    if opens.office is None:
        return str(opens.person)
    person = person or _newcomer(work, clock, now)
    today = now.date()
    if opens.office not in {held.id for held in work.places.offices_of(person, today)}:
        work.places.appoint(opens.office, person, max(today, opens.starts or today))
    if opens.handing is not None:
        _take_question(work, opens.handing, person, now)
    office = work.places.office(opens.office)
    work.audit.append(office.locality_id if office else None, [office_taken(opens.office, person)], now, clock.secret())
    return person


def _take_question(work: Work, handing: str, person: str, now: datetime) -> None:
    """The person who came with the code of a handed question is the one it is given to."""
    first = work.handings.steps(handing)[0]
    taken = first._replace(kind="taken", to=person, to_office=None, person=person, office=first.to_office or "", at=now)
    work.handings.append(taken)
