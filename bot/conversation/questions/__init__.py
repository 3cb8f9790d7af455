"""The kinds of question: one file each. To add one, write its file and name it here."""

from collections.abc import Callable
from typing import Any

from antq_rules import (
    Answer,
    Counts,
    Happened,
    Met,
    NotApplicable,
    Percent,
    Points,
    Rated,
    Status,
    TaxPaid,
)
from bot.conversation.phrases import Words
from bot.conversation.questions import counts, happened, met, not_applicable, percent, points, rating, status, tax
from bot.conversation.questions.asked import Asked, QuestionKind

KINDS: dict[str, QuestionKind] = {
    "counts": counts,
    "happened": happened,
    "met": met,
    "not_applicable": not_applicable,
    "percent": percent,
    "points": points,
    "rating": rating,
    "status": status,
    "tax": tax,
}

_TELL: dict[type, Callable[[Any], Words]] = {
    Counts: counts.tell,
    Happened: happened.tell,
    Met: met.tell,
    NotApplicable: not_applicable.tell,
    Percent: percent.tell,
    Points: points.tell,
    Rated: rating.tell,
    Status: status.tell,
    TaxPaid: tax.tell,
}


def kind_for(asked: Asked) -> QuestionKind:
    """The kind of question this line is for this unit; the reason of "does not apply" once that was chosen."""
    return KINDS[asked.draft.get("kind") or asked.line.ask_for(asked.profile)]


def told(answer: Answer) -> Words:
    """An answer in a few words."""
    return _TELL[type(answer)](answer)
