"""`antq units add`: how localities and units are entered one by one."""

import re
from collections.abc import Collection, Iterable
from typing import Annotated
from unicodedata import normalize

import typer

from antq_rules.commands.terminal import NATIONAL
from antq_rules.errors import UnknownRule
from antq_rules.profile import KINDS, LEVELS, SIZES
from antq_rules.shelf import Shelf
from bot.audit.by_operator import locality_added, unit_added
from bot.clock import MachineClock
from bot.commands.errors import WrongUse
from bot.commands.offices import ADD_A_LOCALITY, ADD_A_UNIT, locality_of
from bot.commands.terminal import carefully, opened
from bot.ports import Clock
from storage import Database
from storage.models import LocalityRow, PlacedUnit
from storage.unit_of_work import Work

ID = re.compile(r"[a-z0-9][a-z0-9-]{1,39}", re.ASCII)
_LONGEST_NAME = 200
PROVINCE, COMMUNE = LOCALITY_LEVELS = ("province", "commune")

add_app = typer.Typer(no_args_is_help=True, help="Thêm một địa phương hoặc một đơn vị.")

NewId = Annotated[str, typer.Argument(metavar="ID", help="Mã mới: chữ thường không dấu, số, gạch nối.")]
Name = Annotated[str, typer.Option("--name", metavar="TÊN", help="Tên đầy đủ, ví dụ 'Trường THCS Thiện Tín'.")]


@add_app.command("locality")
def add_locality_command(
    key: NewId,
    name: Name,
    level: Annotated[str, typer.Option("--level", metavar="CẤP", help="province (tỉnh) hoặc commune (xã).")],
    parent: Annotated[str | None, typer.Option("--parent", metavar="ID", help="Tỉnh của xã.")] = None,
    plan: Annotated[str, typer.Option("--plan", metavar="ID", help="Kế hoạch đang áp dụng.")] = NATIONAL,
) -> None:
    """Thêm một tỉnh, hoặc một xã của tỉnh đã có."""
    with carefully() as settings:
        _one_of("--level", level, LOCALITY_LEVELS)
        row = LocalityRow(_new_id(key), _named(name, ADD_A_LOCALITY), level, parent, _plan(plan))
        with opened(settings) as database:
            add_locality(database, row, MachineClock(settings.zone))
    typer.echo(f"Đã thêm {row.name} ({row.id}), kế hoạch {row.plan_id}.")


@add_app.command("unit")
def add_unit_command(
    key: NewId,
    name: Name,
    locality: Annotated[str, typer.Option("--locality", metavar="ID", help="Xã của đơn vị.")],
    kind: Annotated[str, typer.Option("--kind", metavar="LOẠI", help=", ".join(KINDS))],
    level: Annotated[
        str | None, typer.Option("--level", metavar="CẤP", help=f"Chỉ cho trường học: {', '.join(LEVELS)}")
    ] = None,
    size: Annotated[
        str | None, typer.Option("--size", metavar="CỠ", help=f"Chỉ cho doanh nghiệp: {', '.join(SIZES)}")
    ] = None,
    address: Annotated[str, typer.Option("--address", metavar="NƠI", help="Địa chỉ.")] = "",
) -> None:
    """Thêm một trường học, cơ quan hoặc doanh nghiệp của một xã đã có."""
    with carefully() as settings:
        row = PlacedUnit(_new_id(key), _named(name, ADD_A_UNIT), kind, level, size, locality)
        _check_kind(row)
        with opened(settings) as database:
            add_unit(database, row, normalize("NFC", address.strip()), MachineClock(settings.zone))
    typer.echo(f"Đã thêm {row.name} ({row.id}). Mời người đứng đầu: antq invite head --unit {row.id}")


def add_locality(database: Database, row: LocalityRow, clock: Clock) -> None:
    """Enter a province, or a commune of a known province; raises WrongUse."""
    with database.begin() as work:
        _must_be_new(row.id, (place.id for place in work.directory.localities()))
        _check_parent(work, row)
        work.places.add_locality(row.id, row.name, row.level, row.parent_id, row.plan_id)
        work.audit.append(row.id, [locality_added(row)], clock.now(), clock.secret())


def add_unit(database: Database, row: PlacedUnit, address: str, clock: Clock) -> None:
    """Enter a unit of a known commune; raises WrongUse."""
    with database.begin() as work:
        _must_be_new(row.id, (unit.id for unit in work.directory.units()))
        place = locality_of(work, row.locality_id)
        if place.level != COMMUNE:
            raise WrongUse(f"--locality: {place.id} không phải là xã; ví dụ: --locality xa-thien-tin")
        work.places.add_unit(row.id, place.id, row.name, address, row.kind, row.level, row.size)
        work.audit.append(place.id, [unit_added(row)], clock.now(), clock.secret())


def _check_kind(row: PlacedUnit) -> None:
    _one_of("--kind", row.kind, KINDS)
    if row.level is not None:
        _one_of("--level", row.level, LEVELS)
        if row.kind != "school":
            raise WrongUse("--level: chỉ dùng cho trường học; ví dụ: --kind school --level thcs")
    if row.size is not None:
        _one_of("--size", row.size, SIZES)
        if row.kind != "enterprise":
            raise WrongUse("--size: chỉ dùng cho doanh nghiệp; ví dụ: --kind enterprise --size small")


def _one_of(option: str, value: str, known: Collection[str]) -> None:
    first = next(iter(known))
    if value not in known:
        raise WrongUse(f"{option}: không có {value!r}, phải là một trong: {', '.join(known)}; ví dụ: {option} {first}")


def _check_parent(work: Work, row: LocalityRow) -> None:
    if row.level == PROVINCE:
        if row.parent_id is not None:
            raise WrongUse(f"--parent: chỉ dùng cho xã; ví dụ: {ADD_A_LOCALITY}")
        return
    if row.parent_id is None:
        raise WrongUse("--parent: xã phải thuộc một tỉnh đã có; ví dụ: --level commune --parent tinh-a")
    if locality_of(work, row.parent_id, "--parent").level != PROVINCE:
        raise WrongUse(f"--parent: {row.parent_id} không phải là tỉnh; ví dụ: --parent tinh-a")


def _must_be_new(key: str, known: Iterable[str]) -> None:
    if key in set(known):
        raise WrongUse(f"ID: {key} đã có, hãy chọn mã khác; ví dụ: {key}-2")


def _new_id(text: str) -> str:
    if not ID.fullmatch(text):
        raise WrongUse(f"ID: {text!r} phải là 2 đến 40 chữ thường không dấu, số, gạch nối; ví dụ: thcs-1")
    return text


def _named(text: str, example: str) -> str:
    name = " ".join(normalize("NFC", text).split())
    if not 0 < len(name) <= _LONGEST_NAME:
        raise WrongUse(f"--name: tên phải có từ 1 đến {_LONGEST_NAME} chữ; ví dụ: {example}")
    return name


def _plan(wanted: str) -> str:
    try:
        return Shelf.builtin().plan(wanted).id
    except UnknownRule as unknown:
        raise WrongUse(f"--plan: không có {wanted!r}, ví dụ: {', '.join(unknown.known)}") from None
