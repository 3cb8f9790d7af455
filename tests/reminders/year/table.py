"""Who got what when, as a page to read: `python -m tests.reminders.year.table PLAN COMMUNES UNITS`."""

import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from storage import open_database
from tests.antq_rules.thorough import THOROUGH
from tests.reminders.year.acting import acts
from tests.reminders.year.oracle import dates, step_days
from tests.reminders.year.place import Place, settle
from tests.reminders.year.running import CHANNEL, Row, Running

FIRST, LAST = date(2025, 11, 16), date(2026, 11, 30)
WHOLE = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
HEAD = f"{'ngày':<12}{'giờ':<7}{'việc':<46}{'lần nhắc':<26}ai"
FEW = 6


def days_of(place: Place) -> list[date]:
    """Every day of the year; in an ordinary run only those of a step and the ones after them."""
    return WHOLE if THOROUGH else step_days(place.plan, FIRST, LAST)


def page(rows: Iterable[Row], plan: str) -> str:
    """A line for each day, thing and step: who was told, by name where they are few."""
    return "\n".join((HEAD, *_lines(rows, plan))) + "\n"


def _lines(rows: Iterable[Row], plan: str) -> Iterator[str]:
    last_days = {f"{one.plan}/{year}/{one.id}": one.last_day for year, one in dates(plan)}
    in_order = sorted(rows, key=lambda row: (row.at.date(), row.thing, -row.step, row.person))
    for (day, thing, step), group in groupby(in_order, key=lambda row: (row.at.date(), row.thing, row.step)):
        told = list(group)
        left = (last_days[thing.removesuffix("/units")] - day).days
        yield f"{day:%d/%m/%Y}  {told[0].at:%H:%M}  {thing:<46}{_step(step, left):<26}{_who(told)}"


def _step(step: int, left: int) -> str:
    if step < 0:
        return f"quá hạn {-step} ngày làm việc"
    return f"còn {left} ngày" if left else "ngày cuối"


def _who(rows: list[Row]) -> str:
    people = [row.person for row in rows]
    if len(people) <= FEW:
        return ", ".join(people)
    kinds = {kind: sum(each.startswith(kind) for each in people) for kind in ("head", "commune", "province")}
    return ", ".join(f"{count} × {kind}" for kind, count in kinds.items() if count)


def lived(place: Place) -> list[Row]:
    """Everything said in the year of a place, in a database of its own."""
    folder = Path(tempfile.mkdtemp(prefix="antq-year-"))
    database = open_database(f"sqlite:///{folder / 'year.sqlite3'}")
    try:
        database.upgrade()
        settle(database, place, CHANNEL)
        running = Running(database, place, acts(place))
        running.pass_days(step_days(place.plan, FIRST, LAST))
        return running.said()
    finally:
        database.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    plan, communes, units = sys.argv[1:]
    sys.stdout.write(page(lived(Place(plan, int(communes), int(units))), plan))
