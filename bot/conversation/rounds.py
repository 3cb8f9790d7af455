"""The times a case was handed in, without those the unit took back before anyone opened it."""

from collections.abc import Iterable

from antq_rules.review import Event


def handed_in(history: Iterable[Event]) -> tuple[Event, ...]:
    """The submissions that counted, oldest first."""
    kept: list[Event] = []
    for event in history:
        if event.kind == "submitted":
            kept.append(event)
        elif event.kind == "withdrawn":
            kept.pop()
    return tuple(kept)
