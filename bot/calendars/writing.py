"""A person's dates as the text of a calendar; the same dates, language and stamp always give the same bytes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

from icalendar import Alarm, Calendar, Event

from bot.calendars.stamp import Stamp
from bot.calendars.zone import NAME as ZONE
from bot.calendars.zone import OFFSET, zone
from bot.conversation.agenda import Item
from bot.conversation.phrases import say
from bot.conversation.words import calendar as words
from bot.languages import Language

MEDIA_TYPE = "text/calendar"
MAKER = "-//antq//han chot//VI"
LOOK_AGAIN = 12  # hours
RINGS_AT = time(8, tzinfo=timezone(OFFSET))
ONE_DAY = timedelta(days=1)


def written(items: Sequence[Item], language: Language, stamp: Stamp) -> bytes:
    """The calendar. Without any date it still holds the zone, because a calendar may not be empty."""
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    name = language.speak(say(words.NAME))
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", ZONE)
    made.add("refresh-interval", timedelta(hours=LOOK_AGAIN), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", f"PT{LOOK_AGAIN}H")
    made.add_component(zone())
    for item in items:
        made.add_component(_event(item, language, stamp))
    return bytes(made.to_ical())


def _event(item: Item, language: Language, stamp: Stamp) -> Event:
    """The date as a whole day, which blocks nobody's time."""
    changed = stamp.changed_at.astimezone(UTC).replace(microsecond=0)
    title = language.speak(item.title)
    event = Event()
    event.add("uid", item.key)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", stamp.sequence)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + ONE_DAY)
    event.add("summary", title)
    event.add("description", "\n".join(language.speak(each) for each in item.text))
    event.add("status", "CONFIRMED" if item.confirmed else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    for day in item.alarms:
        event.add_component(_alarm(day, title))
    return event


def _alarm(day: date, title: str) -> Alarm:
    """Rings at eight there. A time before the event would mean eight by the phone's zone, or at 15:00 without one."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    moment = datetime.combine(day, RINGS_AT).astimezone(UTC)
    alarm.add("trigger", moment, parameters={"VALUE": "DATE-TIME"})
    return alarm
