"""Worlds of people with offices, made by hand or drawn."""

from dataclasses import replace
from datetime import date, datetime, time

from hypothesis import strategies as st

from antq_rules import Citation, Office, Plan
from antq_rules.plan import OFFICES, TASKS, TRACKS, DateRule, MonthDay
from bot.conversation.world import Seat, Unit, World
from bot.languages import Language, Languages
from tests.walker import SHELF, ZONE

LANGUAGES = Languages()
VIETNAMESE = LANGUAGES["vi"]
UNIT = Unit("thcs-1", "Trường THCS Thiện Tín", "school", "thcs")
KINDS = tuple(kind for kind in OFFICES if kind != "head")


def seat(kind: str, plan: Plan) -> Seat:
    """A seat in an office of this kind; a head's is that of the school."""
    unit = UNIT if kind == "head" else None
    return Seat(Office(f"{kind}-1", kind, unit and unit.id, "xa"), OFFICES[kind], "xa", "Xã", plan, unit)


def world(*seats: Seat, on: date = date(2025, 10, 20), **parts: object) -> World:
    """Somebody with these seats on a day."""
    now = datetime.combine(on, time(9, 30), tzinfo=ZONE)
    fields: dict[str, object] = {"seats": seats, "address": "https://antq.example.vn:8443", **parts}
    return World(now, "hoa", "vi", SHELF, VIETNAMESE.speak, **fields)


@st.composite
def _rules(draw: st.DrawFn) -> DateRule:
    """A date such as no plan has: any office, any day, words of any letters."""
    words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=200)
    month = draw(st.integers(1, 12))
    return DateRule(
        draw(st.from_regex(r"[a-z]{1,12}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)),
        draw(st.sampled_from(TASKS)),
        draw(words),
        draw(st.sampled_from(tuple(OFFICES))),
        draw(st.none() | st.sampled_from(tuple(OFFICES))),
        MonthDay(month, draw(st.integers(1, 28))),
        draw(st.integers(-1, 1)),
        Citation(draw(words), "Điều 1", confirmed=draw(st.booleans())),
        draw(st.none() | st.sampled_from(TRACKS)),
    )


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    """A plan of the house, or one with other dates."""
    plan = draw(st.sampled_from(SHELF.plans()))
    if draw(st.booleans()):
        return plan
    dates = draw(st.lists(_rules(), max_size=6, unique_by=lambda rule: rule.id))
    return replace(plan, id=draw(st.sampled_from(("xa-a", "xa-b"))), dates=tuple(dates))


@st.composite
def people(draw: st.DrawFn) -> World:
    """Anybody on any day of the years whose holidays are known, and the year after."""
    plans = {plan.id: plan for plan in draw(st.lists(_plans(), min_size=1, max_size=3))}
    drawn = draw(st.lists(st.tuples(st.sampled_from(tuple(OFFICES)), st.sampled_from(tuple(plans))), max_size=4))
    seats = [seat(kind, plans[plan]) for kind, plan in drawn]
    units = (UNIT,) if any(each.unit is None for each in seats) else ()
    return world(*seats, on=draw(st.dates(date(2025, 1, 1), date(2028, 6, 30))), units=units)


def languages() -> st.SearchStrategy[Language]:
    """Any of the languages of the house."""
    return st.sampled_from([LANGUAGES[code] for code in sorted(LANGUAGES.names)])
