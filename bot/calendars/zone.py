"""The country's time zone in a calendar's own terms."""

from datetime import datetime, timedelta

from icalendar import Timezone, TimezoneStandard

NAME = "Asia/Ho_Chi_Minh"
OFFSET = timedelta(hours=7)
_BEFORE = timedelta(hours=8)
_SINCE = datetime(1975, 6, 13)  # noqa: DTZ001 - the moment by the clocks there, as RFC 5545 wants it


def zone() -> Timezone:
    """UTC+7 all the year, since 1975; no clock has been changed there after that."""
    standard = TimezoneStandard()
    standard.add("dtstart", _SINCE)
    standard.add("tzoffsetfrom", _BEFORE)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "+07")
    made = Timezone()
    made.add("tzid", NAME)
    made.add_component(standard)
    return made
