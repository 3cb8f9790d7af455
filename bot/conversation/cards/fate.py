"""What became of a case, in one sentence: approved, decided, returned or taken back, by whom and when."""

from collections.abc import Mapping
from datetime import date, datetime

from antq_rules.review import Event
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.words import decisions, withdrawing
from bot.conversation.words import reviewing as words

OUTCOME: Mapping[str | None, str] = {"recognised": decisions.RECOGNISED, "refused": decisions.REFUSED}
_TOLD = {"approved": words.ALREADY_APPROVED, "decided": words.ALREADY_APPROVED, "returned": words.ALREADY_RETURNED}


def fate(event: Event, office: str, time: datetime) -> Words | None:
    """What the event did to the case as a whole; None for one that leaves it where it is."""
    if event.kind == "withdrawn":
        return say(withdrawing.WITHDRAWN, time=time)
    if event.kind not in _TOLD:
        return None
    by = Verbatim(office)
    if event.outcome not in OUTCOME:
        return say(_TOLD[event.kind], office=by, time=time)
    day: date | Verbatim = event.decided_on or Verbatim("–")
    outcome, number = say(OUTCOME[event.outcome]), Verbatim(event.number or "–")
    return say(decisions.ALREADY, office=by, time=time, outcome=outcome, number=number, day=day)
