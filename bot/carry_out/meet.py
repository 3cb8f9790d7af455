"""Add an entry to the log of a meeting."""

import json

from antq_rules.meeting_json import details_of
from bot.carry_out.context import Context
from bot.conversation.effects import Meet
from storage.models import MeetingEntry


def carry_out(effect: Meet, turn: Context) -> None:
    """The number makes the log a queue: who comes second with the same number is a conflict, and runs again."""
    entry = effect.entry
    details = json.dumps(details_of(entry), ensure_ascii=False, sort_keys=True)
    row = MeetingEntry(effect.number, entry.kind, entry.person, entry.office, details, entry.at)
    turn.work.meetings.append(effect.case, effect.seq, row)
