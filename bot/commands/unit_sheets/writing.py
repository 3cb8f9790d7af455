"""Lists as they are written: the rows of the units there are, in the words and the order of the template."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from antq_rules.authority import HEAD
from bot.commands.titles import head_title
from bot.commands.unit_sheets import csv_files, sorts
from bot.commands.unit_sheets.columns import COLUMNS
from bot.commands.unit_sheets.places import Places
from storage.models import LocalityRow, OfficeRow, RegisteredUnit


def rows_of(units: Iterable[RegisteredUnit], offices: Iterable[OfficeRow], places: Places) -> Iterator[tuple[str, ...]]:
    """A row for each unit; the title of its head only where it is not the one we would give."""
    heads: dict[str | None, list[OfficeRow]] = {}
    for each in offices:
        if each.kind == HEAD:
            heads.setdefault(each.unit_id, []).append(each)
    for unit in units:
        cells = {
            "locality": places.written(unit.locality_id),
            "id": unit.id,
            "name": unit.name,
            "address": unit.address,
            "kind": sorts.KINDS[unit.kind],
            "level": sorts.LEVELS.get(unit.level or "", ""),
            "size": sorts.SIZES.get(unit.size or "", ""),
            "phone": unit.phone or "",
            "title": _title(unit, heads.get(unit.id, [])),
        }
        yield tuple(cells[column.key] for column in COLUMNS)


def write(file: Path, rows: Iterable[Sequence[str]], localities: Sequence[LocalityRow]) -> None:
    """Write a list of the kind that the file's name says."""
    if file.suffix.lower() == ".csv":
        csv_files.write(file, rows)
        return
    from bot.commands.unit_sheets.template import write_workbook  # noqa: PLC0415 - openpyxl takes long to import

    write_workbook(file, rows, localities)


def _title(unit: RegisteredUnit, heads: Sequence[OfficeRow]) -> str:
    return heads[0].title if len(heads) == 1 and heads[0].title != head_title(unit) else ""
