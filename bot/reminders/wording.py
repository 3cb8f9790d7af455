"""The words of a reminder, made when it is sent: what was done or set aside meanwhile is not in them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from antq_rules import Shelf
from antq_rules.working_days import WorkCalendar
from bot.choices import quiet_hours
from bot.conversation.cards.reminder import reminder
from bot.conversation.dates import is_working
from bot.conversation.events import Opened
from bot.conversation.state import State
from bot.languages import Languages
from bot.loading import Given, load_world, unheard_of
from bot.ports import Clock, Worded
from bot.posting import where_to
from bot.reminders.due import due_duties
from bot.rendering import payload
from bot.rendering.limits import Limits
from storage.models import DueDelivery, DueReminder, Person
from storage.unit_of_work import Work

DAILY, ASKED = "daily", "asked"
WEB = "web"
BUSY = timedelta(seconds=1)  # while the person is in a turn
MORNING = time(8)
NOWHERE = Opened("")
"""An event that changes nothing: who is reminded does nothing themselves."""


@dataclass(frozen=True, slots=True)
class Ping:
    """A person's message of a day, and the number of the message that was made of it before, if any.

    `on_page`: it is not sent to a chat.
    """

    person: str
    day: date
    occasion: str
    said: int | None = None
    on_page: bool = False

    @classmethod
    def read(cls, row: DueDelivery) -> "Ping":
        """The message that a delivery is to send."""
        data = json.loads(row.data)
        return cls(row.person or "", date.fromisoformat(data["day"]), data["occasion"], row.first_seq)

    @property
    def data(self) -> str:
        """What a delivery keeps of it."""
        return json.dumps({"day": self.day.isoformat(), "occasion": self.occasion})


def midnight_after(now: datetime) -> datetime:
    """The end of the day on the clock of the place."""
    return datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)


def next_morning(calendar: WorkCalendar, now: datetime) -> datetime:
    """The morning of the next working day."""
    day = now.date() + timedelta(days=1)
    while not is_working(calendar, day):
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, now.tzinfo)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words reminders with these rules; `channels` are those that are switched on."""

    shelf: Shelf
    languages: Languages
    clock: Clock
    address: str
    channels: Mapping[str, Limits]

    def __call__(self, work: Work, row: DueDelivery) -> Worded:
        """The message of a delivery, put among the person's messages."""
        now, ping = self.clock.now(), Ping.read(row)
        worded, ping = self.word(work, ping, now)
        if worded.wait is None:
            work.deliveries.worded(row.id, worded.seq, ping.data)
        return worded

    def word(self, work: Work, ping: Ping, now: datetime) -> tuple[Worded, Ping]:
        """The message of a day as of now; also whose day it is now, where it comes later than meant."""
        if not work.conversations.try_hold(ping.person):
            return Worded(wait=now + BUSY), ping
        known = work.people.find(ping.person)
        rows = work.reminder_queue.rows(ping.person, now, midnight_after(now), ping.said)
        if (wait := self._wait(known, ping, rows, now)) > now:
            return Worded(wait=wait), ping
        if ping.day < now.date():
            if not work.reminder_queue.move(ping.person, ping.day, ping.occasion, now.date()):
                return self._left_to_another(work, ping, now), ping
            ping = replace(ping, day=now.date())
        return self._written(work, ping, known, rows, now), ping

    def _wait(self, known: Person | None, ping: Ping, rows: Sequence[DueReminder], now: datetime) -> datetime:
        """Until when it must wait: for the end of quiet hours, and on a day off for the next working day.

        On a day off only what is due that very day is said, or what a person asked for.
        """
        quiet, calendar, today = quiet_hours(known), self.shelf.calendar(), now.date()
        off = ping.occasion == DAILY and not is_working(calendar, today)
        if off and all(row.last_day != today for row in rows):
            return quiet.after(next_morning(calendar, now))
        return quiet.after(now)

    def _left_to_another(self, work: Work, ping: Ping, now: datetime) -> Worded:
        """Today has a message of its own: it says all that is due, or where it was sent the next one does."""
        work.reminder_queue.release(ping.person, ping.day, ping.occasion, now)
        if ping.said is not None:
            work.messages.rewrite(ping.person, ping.said, "")
        return Worded()

    def _written(
        self, work: Work, ping: Ping, known: Person | None, rows: Sequence[DueReminder], now: datetime
    ) -> Worded:
        language = self.languages[known.language if known else ""]
        given = Given(self.shelf, language, now, self.clock.secret(), self.address, holds=False)
        world = load_world(work, ping.person, State(), NOWHERE, given)
        due = due_duties(work, {row.thing for row in rows}, world)
        if any(duty.of_units for duty in due):
            world = replace(world, unheard=unheard_of(work, world.seats, given))
        seq = None
        if due:
            seq = self._put(work, ping, known, payload(reminder(due, world), language, 0), now)
        elif ping.said is not None:
            work.messages.rewrite(ping.person, ping.said, "")
        said = {duty.key for duty in due}
        work.reminder_queue.settle({row.id: "said" if row.thing in said else "nothing" for row in rows}, seq)
        work.reminder_queue.finish(ping.person, ping.day, ping.occasion, "said" if due else "nothing")
        return Worded(seq)

    def _put(self, work: Work, ping: Ping, known: Person | None, text: str, now: datetime) -> int:
        """Enter the message, or let the one that could not be sent say this instead; returns its number."""
        if ping.said is not None:
            work.messages.rewrite(ping.person, ping.said, text)
            return ping.said
        number = work.conversations.reserve(ping.person, 1, now)
        preferred = known.preferred if known and known.preferred != WEB else None
        chat = None if ping.on_page else where_to(work, ping.person, preferred, self.channels)
        work.messages.put([(ping.person, number, chat.channel if chat else WEB, text, now)])
        return number
