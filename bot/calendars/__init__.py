"""Dates as calendars read them: iCalendar, RFC 5545."""

from bot.calendars.stamp import Stamp
from bot.calendars.writing import MEDIA_TYPE, written

__all__ = ["MEDIA_TYPE", "Stamp", "written"]
