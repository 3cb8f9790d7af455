"""Case files made by hand, for tests that need no database."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from antq_rules import (
    Answer,
    Counts,
    Happened,
    Line,
    Met,
    NotApplicable,
    Office,
    Percent,
    Points,
    Profile,
    Rated,
    Shelf,
    Status,
    TaxPaid,
)
from antq_rules.review import Event
from bot.conversation.questions.asked import Asked
from bot.conversation.world import CaseFile, Unit
from bot.languages import Language
from tests.walker import MONDAY

SHELF = Shelf.builtin()
RUBRIC = SHELF.rubric("phong-trao-2025-thien-tin")
PLAN = SHELF.plan("thien-tin-2025")
STANDARD = SHELF.standard("an-toan-2021")
VIETNAMESE = Language("vi")
SCHOOL = Profile(kind="school", level="thcs")
HEAD = Office("head-thcs-1", "head", "thcs-1", "xa-thien-tin")
POLICE = Office("police-commune", "commune_police", None, "xa-thien-tin")
IDS = tuple(line.id for line in RUBRIC.scored)


def asked(line: str, draft: Mapping[str, str] | None = None, profile: Profile = SCHOOL) -> Asked:
    """A line of the rubric as asked of a unit."""
    return Asked(RUBRIC.line(line), profile, PLAN, draft or {})


def best(line: Line, profile: Profile = SCHOOL) -> Answer:
    """The answer that brings the most."""
    answers: dict[str, Answer] = {
        "points": Points(line.max),
        "percent": Percent(Decimal(100)),
        "met": Met(met=True),
        "happened": Happened(happened=False),
        "rating": Rated("good"),
        "tax": TaxPaid(tax_paid=True),
        "status": Status("proposed"),
        "counts": Counts(1, 1),
        "not_applicable": NotApplicable("đơn vị không có"),
    }
    return answers[line.ask_for(profile)]


def case_of(*answered: str, history: tuple[Event, ...] = (), **parts: object) -> CaseFile:
    """The THCS school's case with the best answers to these lines; `parts` are other fields of the case file."""
    answers = {line: best(RUBRIC.line(line)) for line in answered}
    unit = Unit("thcs-1", "Trường THCS Thiện Tín", "school", "thcs")
    fields: dict[str, object] = {
        "profile": SCHOOL,
        "answers": answers,
        "history": history,
        "standard": STANDARD,
        "province_id": "tinh-mau",
    } | parts
    return CaseFile("thcs-1-2025", unit, "xa-thien-tin", 2025, RUBRIC, PLAN, **fields)  # type: ignore[arg-type]


def did(kind: str, line: str | None = None, text: str | None = None, at: datetime = MONDAY) -> Event:
    """Something the head (submitted) or the commune police (anything else) did."""
    office = HEAD if kind == "submitted" else POLICE
    return Event(kind, office, office.id, at, line, Decimal(1) if kind in {"agreed", "rescored"} else None, text)


def returned(*lines: str, text: str | None = None) -> tuple[Event, ...]:
    """The history of a case that came back with these lines, or as a whole with a comment."""
    marks = tuple(did("line_returned", line, "bổ sung") for line in lines)
    return (did("submitted"), did("opened"), *marks, did("returned", text=text))
