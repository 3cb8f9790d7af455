"""A small chain of people and offices for the tests of the review."""

from datetime import UTC, date, datetime
from decimal import Decimal

from antq_rules import Event, Office, Plan, perform
from antq_rules.plan import Stage

AT = datetime(2025, 10, 20, 8, 0, tzinfo=UTC)
DAY = date(2025, 10, 20)
HEAD = Office("head-1", "head", unit="thcs-1", locality="xa")


def office_of(stage: Stage) -> Office:
    """The office that sits at this stage."""
    return Office(stage.office, stage.office, locality="xa" if stage.office.startswith("commune_") else "tren")


def event(kind: str, office: Office, person: str, line: str | None = None, text: str | None = None) -> Event:
    """An event with what its kind usually carries: points, and for a decision its outcome, number and date."""
    points = Decimal(1) if kind == "rescored" else None
    decided = ("recognised", "12/QĐ-UBND", DAY) if kind == "decided" else (None, None, None)
    return Event(kind, office, person, AT, line, points, text, None, *decided)


def play(plan: Plan, *events: Event, start: tuple[Event, ...] = ()) -> tuple[Event, ...]:
    """The history after these events, each of which must be allowed."""
    history = start
    for one in events:
        history = perform(plan, history, one)
    return history


def passing(plan: Plan, stage: Stage, person: str) -> list[Event]:
    """What it takes for this stage to let a case pass: open it, agree to all, approve or decide."""
    office = office_of(stage)
    agreed = [event("agreed", office, person, line) for line in plan.lines]
    return [
        event("opened", office, person),
        *agreed,
        event("decided" if stage.does == "decide" else "approved", office, person),
    ]
