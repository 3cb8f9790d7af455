"""`antq units import|export|template`."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from antq_rules.commands.terminal import FOUND, complain, refuse
from bot.audit.by_operator import exported
from bot.clock import MachineClock
from bot.commands.errors import NotDone, WrongUse
from bot.commands.offices import locality_of
from bot.commands.terminal import bar, carefully, file_trouble, opened
from bot.commands.unit_sheets.cells import Problem
from bot.commands.unit_sheets.comparing import Changes
from bot.commands.unit_sheets.importing import EXAMPLE, BadRows, read, take_in
from bot.commands.unit_sheets.places import Places
from bot.commands.unit_sheets.writing import rows_of, write
from bot.ports import Clock
from storage.models import LocalityRow, RegisteredUnit
from storage.unit_of_work import Work

MOST_SHOWN = 20
_ENDINGS = (".xlsx", ".csv")

SheetOut = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp .xlsx hoặc .csv để ghi.")]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè lên tệp đã có.")]


def import_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Danh sách đơn vị, .xlsx hoặc .csv.")],
) -> None:
    """Nhập danh sách đơn vị: có một dòng sai thì không nhập dòng nào; nhập lại không làm thay đổi gì."""
    with carefully() as settings:
        with file_trouble(EXAMPLE), bar("Đọc tệp"):
            sheet = read(file)
        if sheet.layout.ignored:
            complain(f"Bỏ qua các cột: {', '.join(sheet.layout.ignored)}.")
        try:
            with opened(settings) as database, bar("Nhập đơn vị") as progress:
                changes = take_in(database, sheet, MachineClock(settings.zone), progress)
        except BadRows as bad:
            refuse(_told(bad.problems), FOUND)
    typer.echo(_summary(changes))


def export_command(
    file: SheetOut,
    locality: Annotated[
        str | None, typer.Option("--locality", metavar="ID", help="Chỉ các đơn vị của xã hoặc tỉnh này.")
    ] = None,
    force: Force = False,  # noqa: FBT002 - as typer wants it
) -> None:
    """Xuất danh sách đơn vị ra tệp mà lệnh nhập đọc lại được, kèm điện thoại."""
    with carefully() as settings:
        _check_target(file, "antq units export don-vi.xlsx", force=force)
        with opened(settings) as database, database.begin() as work:
            localities = work.directory.localities()
            within = localities
            if locality is not None:
                wanted = locality_of(work, locality).id
                within = tuple(each for each in localities if wanted in {each.id, each.parent_id})
            units, offices = _units_in(work, within), work.unit_register.offices()
            if not units:
                raise NotDone("Chưa có đơn vị nào để xuất; ví dụ: antq units template mau.xlsx")
            _enter(work, units, within, MachineClock(settings.zone))
        with file_trouble("antq units export don-vi.xlsx"):
            write(file, rows_of(units, offices, Places(localities)), localities)
    typer.echo(f"Đã ghi {len(units)} đơn vị vào {file}.")


def _units_in(work: Work, within: Sequence[LocalityRow]) -> list[RegisteredUnit]:
    places = {each.id for each in within}
    return [each for each in work.unit_register.units() if each.locality_id in places]


def _enter(work: Work, units: Sequence[RegisteredUnit], within: Sequence[LocalityRow], clock: Clock) -> None:
    """Say in the audit log of each province that a copy of its units, with their telephones, was taken."""
    above = {each.id: each.parent_id or each.id for each in within}
    secret = clock.secret()
    for province in sorted({above[each.locality_id] for each in units}):
        work.audit.append(province, [exported("units")], clock.now(), f"{secret}{province}")


def template_command(
    file: SheetOut,
    force: Force = False,  # noqa: FBT002 - as typer wants it
) -> None:
    """Ghi tệp mẫu để điền danh sách đơn vị: hướng dẫn, danh mục để chọn, cột giữ số 0 ở đầu."""
    with carefully() as settings:
        _check_target(file, "antq units template mau.xlsx", force=force)
        with opened(settings) as database, database.read() as work:
            localities = work.directory.localities()
        with file_trouble("antq units template mau.xlsx"):
            write(file, (), localities)
    typer.echo(f"Đã ghi tệp mẫu {file}. Điền xong: antq units import {file}")


def _check_target(file: Path, example: str, *, force: bool) -> None:
    if file.suffix.lower() not in _ENDINGS:
        raise WrongUse(f"FILE: {file} phải có đuôi .xlsx hoặc .csv; ví dụ: {example}")
    if file.exists() and not force:
        raise WrongUse(f"FILE: {file} đã có; ví dụ: thêm --force để ghi đè")


def _told(problems: Sequence[Problem]) -> Iterator[str]:
    """The problems of the first rows, and how many more rows have some."""
    rows = [list(found) for _, found in groupby(problems, key=lambda each: each.row)]
    for found in rows[:MOST_SHOWN]:
        yield from (each.line for each in found)
    if len(rows) > MOST_SHOWN:
        yield f"và {len(rows) - MOST_SHOWN} dòng khác."
    yield f"Chưa nhập gì: {len(rows)} dòng có chỗ sai; sửa rồi chạy lại cùng lệnh."


def _summary(changes: Changes) -> str:
    counts = f"{len(changes.units)} mới, {len(changes.touched)} sửa, {changes.unchanged} không đổi"
    parts = counts if changes.touched else counts.replace("0 sửa, ", "")
    more = " Mời người đứng đầu: antq invite head --locality MÃ_XÃ --all --sheet thu-moi.html" if changes.units else ""
    return f"Đã nhập: {parts}.{more}"
