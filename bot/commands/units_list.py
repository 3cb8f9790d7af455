"""`antq units list`: the localities, units and offices there are, and who holds them."""

from collections.abc import Sequence
from dataclasses import asdict

import typer

from antq_rules.commands.terminal import NATIONAL, AsJson, print_json
from bot.clock import MachineClock
from bot.commands.offices import ADD_A_LOCALITY
from bot.commands.terminal import carefully, columns, opened
from storage.models import ListedOffice, LocalityRow, PlacedUnit


def list_command(as_json: AsJson = False) -> None:  # noqa: FBT002 - typer reads the flag from here
    """Liệt kê địa phương, đơn vị, chức vụ và người đang giữ."""
    with carefully() as settings, opened(settings) as database:
        today = MachineClock(settings.zone).now().date()
        with database.read() as work:
            listed = work.directory.localities(), work.directory.units(), work.directory.offices(today)
    print_json(_to_json(*listed)) if as_json else typer.echo("\n".join(_page(*listed)))


def _page(places: Sequence[LocalityRow], units: Sequence[PlacedUnit], offices: Sequence[ListedOffice]) -> list[str]:
    if not places:
        return [f"Chưa có địa phương nào. Ví dụ: {ADD_A_LOCALITY}"]
    return [
        *_table("Địa phương", [(one.id, one.name, one.parent_id or "", one.plan_id or NATIONAL) for one in places]),
        *_table("Đơn vị", [(one.id, one.name, one.locality_id, _sort(one)) for one in units]),
        *_table("Chức vụ", [(one.id, one.title, one.unit_id or one.locality_id, _held_by(one)) for one in offices]),
    ]


def _table(title: str, rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"{title}:", *(f"  {line}" for line in columns(rows or [("chưa có",)]))]


def _sort(unit: PlacedUnit) -> str:
    return ":".join(part for part in (unit.kind, unit.level or unit.size) if part)


def _held_by(office: ListedOffice) -> str:
    return ", ".join(office.holders) or "chưa có người"


def _to_json(
    places: Sequence[LocalityRow], units: Sequence[PlacedUnit], offices: Sequence[ListedOffice]
) -> dict[str, list[dict[str, object]]]:
    return {
        "localities": [_renamed(asdict(one)) for one in places],
        "units": [_renamed(asdict(one)) for one in units],
        "offices": [_renamed(asdict(one)) for one in offices],
    }


def _renamed(row: dict[str, object]) -> dict[str, object]:
    """The row with references named for what they lead to: locality_id becomes locality."""
    return {name.removesuffix("_id"): value for name, value in row.items()}
