"""Calendars as two programs read them that know nothing of each other: icalendar, and ical of Home Assistant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar


@dataclass(frozen=True, slots=True)
class Read:
    """One event as it was read."""

    uid: str
    day: date
    until: date
    summary: str
    description: str
    status: str
    sequence: int
    changed: datetime
    alarms: tuple[tuple[datetime, str], ...]


def by_icalendar(text: bytes) -> tuple[Read, ...]:
    """The events in their order, as icalendar reads them; what it had to mend is an AssertionError."""
    found = Calendar.from_ical(text)
    assert not found.errors
    events = []
    for event in found.walk("VEVENT"):
        assert not event.errors
        assert event.decoded("dtstamp") == event.decoded("last-modified")
        rings = tuple((each["trigger"].dt, str(each["description"])) for each in event.walk("VALARM"))
        words = (str(event[name]) for name in ("summary", "description", "status"))
        days = (event.decoded(name) for name in ("dtstart", "dtend"))
        events.append(Read(str(event["uid"]), *days, *words, int(event["sequence"]), event.decoded("dtstamp"), rings))
    return tuple(events)


def by_ical(text: bytes) -> tuple[Read, ...]:
    """The same as ical reads them."""
    found = IcsCalendarStream.calendar_from_ics(text.decode())
    return tuple(
        Read(
            str(event.uid),
            event.dtstart,
            event.end,
            event.summary or "",
            event.description or "",
            str(event.status.value if event.status else ""),
            event.sequence or 0,
            event.dtstamp.astimezone(UTC),
            tuple((_moment(alarm.trigger), alarm.description or "") for alarm in event.alarm),
        )
        for event in found.events
    )


def _moment(trigger: object) -> datetime:
    assert isinstance(trigger, datetime), trigger
    return trigger.astimezone(UTC)


def read(text: bytes) -> tuple[Read, ...]:
    """What both read; an AssertionError where they differ."""
    one = by_icalendar(text)
    assert by_ical(text) == one
    return one
