"""From the dates of the plans to due rows: whole, idempotent, and taken out when they no longer follow."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from antq_rules import Shelf
from antq_rules.shelf import DATA
from bot.reminders.planning import Planning
from bot.reminders.rhythm import Rhythm
from storage import Database
from storage.models import due_reminder, locality
from storage.repositories.reminder_plan import Marks
from storage.statement import Statement
from tests.reminders.conftest import AGREED
from tests.walker import SHELF, ZONE

NOW = datetime(2025, 11, 16, 9, 0, tzinfo=ZONE)
REPORT, FORWARD = "thien-tin-2025/2026/don-vi-bao-cao", "thien-tin-2025/2026/cong-an-xa-bao-cao"
REGISTER = "quoc-gia/2026/dang-ky"
_ALL = Statement(due_reminder.select().order_by(due_reminder.c.due_at, due_reminder.c.id))


def rows(database: Database) -> list[dict[str, object]]:
    """Every due row by the names of its columns, in the order they come."""
    names = [column.name for column in due_reminder.c]
    with database.read() as work:
        return [dict(zip(names, row, strict=True)) for row in work._runner.rows(_ALL, {})]


def of(database: Database, person: str, thing: str) -> dict[int, date]:
    """The days of a person's rows about one thing, by step."""
    return {row["step"]: row["day"] for row in rows(database) if (row["person_id"], row["thing"]) == (person, thing)}  # type: ignore[misc]


def test_every_date_becomes_the_steps_of_its_office(agreed: Database) -> None:
    """The head's registration and report, the police's forwarding; worked out by hand with the days off of 2026."""
    Planning(agreed, SHELF).everything(NOW)
    day = date(2026, 1, 1).replace
    assert of(agreed, "hoa", REGISTER) == {
        30: day(month=2, day=27),  # 1/3 is a Sunday
        14: day(month=3, day=17),
        7: day(month=3, day=24),
        3: day(month=3, day=27),  # 28/3 is a Saturday
        1: day(month=3, day=30),
        0: day(month=3, day=31),
        -1: day(month=4, day=1),
        -2: day(month=4, day=2),
        -3: day(month=4, day=3),
        -4: day(month=4, day=6),
        -5: day(month=4, day=7),
    }
    assert of(agreed, "hoa", REPORT)[0] == day(month=10, day=29)
    assert of(agreed, "minh", FORWARD)[0] == day(month=11, day=4)
    assert of(agreed, "hoa", FORWARD) == {}


def test_escalation_goes_up_the_chain_on_its_days(agreed: Database) -> None:
    """The head's report reaches the police on the second overdue working day; the police's, the province on the fifth.

    The chair's office is nobody's, so that nobody is told in its name.
    """
    Planning(agreed, SHELF).everything(NOW)
    assert of(agreed, "minh", f"{REPORT}/units") == {-2: date(2026, 11, 2)}
    assert of(agreed, "lan", f"{FORWARD}/units") == {-5: date(2026, 11, 11)}
    assert of(agreed, "lan", f"{REPORT}/units") == {}


def test_planning_again_changes_nothing(agreed: Database) -> None:
    """Neither at once, nor a day later, nor for the newcomers alone, nor after the clock went back."""
    planning = Planning(agreed, SHELF)
    first = planning.everything(NOW)
    before = rows(agreed)
    assert first.entered == len(before) > 50
    for again in (planning.everything(NOW), planning.everything(NOW + timedelta(days=1)), planning.everything(NOW)):
        assert (again.entered, again.dropped) == (0, 0)
    again = planning.newcomers(Marks(), AGREED, NOW)
    assert (again.entered, again.dropped) == (0, 0)
    assert rows(agreed) == before


def test_only_who_agreed_is_reminded(agreed: Database) -> None:
    """A consent taken back takes out what is open; given again it counts from then on."""
    planning = Planning(agreed, SHELF)
    planning.everything(NOW)
    with agreed.begin() as work:
        marks = work.reminder_plan.marks()
        work.people.record_consent("hoa", "reminders", False, "1", "web", NOW)
    planning.newcomers(marks, NOW, NOW)
    assert {row["person_id"] for row in rows(agreed)} == {"minh", "lan"}
    with agreed.begin() as work:
        work.people.record_consent("hoa", "reminders", True, "1", "web", datetime(2026, 3, 25, 12, 0, tzinfo=ZONE))
    planning.everything(NOW)
    assert of(agreed, "hoa", REGISTER).keys() == {3, 1, 0, -1, -2, -3, -4, -5}


def test_an_office_lent_brings_its_duties_while_it_lasts(agreed: Database) -> None:
    """Both to who lent it and to who acts; after it is revoked only to the former."""
    planning = Planning(agreed, SHELF)
    planning.everything(NOW)
    with agreed.begin() as work:
        marks = work.reminder_plan.marks()
        work.delegations.give("police-1", "minh", "lan", date(2026, 10, 6), date(2026, 10, 28), "đi học", NOW)
    planning.newcomers(marks, NOW, NOW)
    assert of(agreed, "lan", FORWARD).keys() == {14, 7}
    with agreed.begin() as work:
        marks = work.reminder_plan.marks()
        (lent,) = work.delegations.by("minh", NOW.date())
        work.delegations.revoke(lent.id, "minh", NOW)
    planning.newcomers(marks, NOW, NOW)
    assert of(agreed, "lan", FORWARD) == {}
    assert len(of(agreed, "minh", FORWARD)) == 11


def test_a_deputy_acting_for_the_head_has_the_heads_dates(agreed: Database) -> None:
    """From the day it is lent to the last; not to somebody who is no deputy there (any more)."""
    planning = Planning(agreed, SHELF)
    with agreed.begin() as work:
        for person, ends in (("mai", None), ("tam", date(2026, 3, 24))):
            work.people.add(person, "vi", AGREED)
            work.people.record_consent(person, "reminders", True, "1", "web", AGREED)
            work.places.add_office(f"deputy-{person}", "deputy", "Phó Hiệu trưởng", "thien-tin", "thcs-1")
            work.places.appoint(f"deputy-{person}", person, date(2025, 1, 1), ends)
        for person in ("mai", "tam", "minh"):
            work.delegations.give("head-1", "hoa", person, date(2026, 3, 17), date(2026, 3, 27), "đi học", NOW)
    planning.everything(NOW)
    assert of(agreed, "mai", REGISTER).keys() == {14, 7, 3}
    assert of(agreed, "tam", REGISTER).keys() == {14, 7}
    assert of(agreed, "minh", REGISTER) == {}
    assert planning.newcomers(Marks(), AGREED, NOW).entered == 0


def test_who_takes_or_leaves_an_office_is_followed(agreed: Database) -> None:
    """A head from July is not told of March; the one before is not told after June."""
    with agreed.begin() as work:
        work.people.add("mai", "vi", AGREED)
        work.people.record_consent("mai", "reminders", True, "1", "web", AGREED)
        work.places.appoint("head-1", "mai", date(2026, 7, 1))
        work.places.appoint("head-1", "minh", date(2026, 1, 1), date(2026, 6, 30))
    Planning(agreed, SHELF).everything(NOW)
    assert of(agreed, "mai", REGISTER) == {}
    assert len(of(agreed, "mai", REPORT)) == 11
    assert len(of(agreed, "minh", REGISTER)) == 11
    assert of(agreed, "minh", REPORT) == {}


def test_another_plan_takes_the_old_rows_out_and_keeps_what_was_said(agreed: Database) -> None:
    """Rows said before stay as they are and are not entered again when the plan comes back."""
    planning = Planning(agreed, SHELF)
    planning.everything(NOW)
    said = next(row for row in rows(agreed) if row["thing"] == REPORT)
    with agreed.begin() as work:
        work.reminder_queue.settle({int(str(said["id"])): "said"}, 7)
    _take_plan(agreed, None)
    planning.everything(NOW)
    assert of(agreed, "hoa", REPORT) == {said["step"]: said["day"]}
    assert len(of(agreed, "hoa", REGISTER)) == 11
    _take_plan(agreed, "thien-tin-2025")
    planning.everything(NOW)
    assert len(of(agreed, "hoa", REPORT)) == 11
    assert sum(row["state"] == "said" for row in rows(agreed)) == 1


def _take_plan(database: Database, plan: str | None) -> None:
    change = Statement(locality.update().where(locality.c.id == "thien-tin").values(plan_id=plan))
    with database.begin() as work:
        work._runner.change(change, {})


def test_a_locality_lives_by_its_own_rhythm(agreed: Database) -> None:
    """Other steps, another hour and other escalation; a commune without a choice lives by its province's."""
    planning = Planning(agreed, SHELF)
    planning.everything(NOW)
    rhythm = Rhythm.default(SHELF).changed("10,0", 3, "1", 9)
    with agreed.begin() as work:
        work.reminder_plan.choose("quang-ngai", str(rhythm))
    planning.everything(NOW)
    assert of(agreed, "hoa", REPORT).keys() == {10, 0, -1, -2, -3}
    assert of(agreed, "minh", f"{REPORT}/units").keys() == {-1}
    assert {row["due_at"].astimezone(ZONE).hour for row in rows(agreed)} == {9}  # type: ignore[attr-defined]
    with agreed.begin() as work:
        work.reminder_plan.choose("thien-tin", str(replace(rhythm, hour=14)))
    planning.everything(NOW)
    assert {row["due_at"].astimezone(ZONE).hour for row in rows(agreed) if row["person_id"] == "hoa"} == {14}  # type: ignore[attr-defined]


def test_a_year_without_holidays_is_planned_as_far_as_it_is_known(agreed: Database) -> None:
    """Nothing is guessed for 2026, and the year is named; with the file of holidays the rest comes."""
    files = [file for file in DATA.rglob("*.yaml") if file.parent.name != "holidays" or file.stem == "2025"]
    shelf = Shelf({file: file.read_text(encoding="utf-8") for file in files}, {file: file.name for file in files})
    planned = Planning(agreed, shelf).everything(NOW)
    assert planned.missing == (2026, 2027)
    assert {row["day"].year for row in rows(agreed)} == {2025}  # type: ignore[attr-defined]
    Planning(agreed, SHELF).everything(NOW)
    assert len(of(agreed, "hoa", REGISTER)) == 11


def test_a_step_long_past_is_not_entered_any_more(agreed: Database) -> None:
    """Found out about a week late it is still said; later only the steps that follow are."""
    with agreed.begin() as work:
        work.people.add("mai", "vi", AGREED)
    Planning(agreed, SHELF).everything(datetime(2026, 4, 12, 9, 0, tzinfo=ZONE))
    assert of(agreed, "hoa", REGISTER).keys() == {-4, -5}


@pytest.mark.parametrize("floor", [AGREED, NOW])
def test_both_marks_and_everything_agree(agreed: Database, floor: datetime) -> None:
    """Planning the newcomers from nothing enters what planning everything enters."""
    planning = Planning(agreed, SHELF)
    with agreed.begin() as work:
        work.reminder_plan.set_steps(planning.steps(work, NOW).planned)
    planning.newcomers(Marks(), floor, NOW)
    one_way = [{name: value for name, value in row.items() if name != "id"} for row in rows(agreed)]
    assert planning.everything(NOW).entered == 0
    assert len(one_way) == len(rows(agreed)) > 50
