"""`antq doctor`: every check in turn, a line for each."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from antq_rules.commands.terminal import FOUND, AsJson, print_json
from antq_rules.shelf import Shelf
from bot.clock import MachineClock
from bot.commands.doctor import machine
from bot.commands.doctor.channels import Check, check_channels
from bot.commands.doctor.database import check_clocks, check_file, open_as_it_is
from bot.commands.doctor.delivery import check_delivery
from bot.commands.doctor.findings import Finding, bad, good
from bot.commands.doctor.reminders import check_reminders
from bot.commands.doctor.requests import check_requests
from bot.commands.doctor.rules import check_rules
from bot.commands.doctor.systemd import unit_files
from bot.commands.terminal import sqlite_file
from bot.logs import configure
from bot.ports import Clock
from bot.settings import Settings, WrongSetting, read_settings
from storage import StorageError


def doctor_command(
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
    systemd: Annotated[bool, typer.Option("--systemd", help="In các tệp dịch vụ systemd.")] = False,  # noqa: FBT002 - as above
) -> None:
    """Kiểm tra cài đặt, cơ sở dữ liệu, đồng hồ, đĩa, bot và hàng gửi; mỗi việc một dòng."""
    if systemd:
        typer.echo(unit_files())
        return
    from bot.commands.doctor.platforms import CHECKS  # noqa: PLC0415 - the other commands need no client

    configure()
    try:
        settings = read_settings()
    except WrongSetting as error:
        findings = [bad("settings", line, "sửa biến môi trường hoặc tệp .env") for line in str(error).splitlines()]
    else:
        findings = list(examine(settings, MachineClock(settings.zone), CHECKS))
    well = all(one.state != "mend" for one in findings)
    if as_json:
        print_json({"ok": well, "checks": [one.to_json() for one in findings]})
    else:
        typer.echo("\n".join(one.line for one in findings))
    if not well:
        raise typer.Exit(FOUND)


def examine(settings: Settings, clock: Clock, checks: Mapping[str, Check]) -> Iterator[Finding]:
    """Everything that can be looked at; `checks` ask the platforms."""
    now = clock.now()
    yield good("settings", "cài đặt: đọc được")
    yield from _database(settings, clock)
    yield machine.check_space(machine.space_at(_folder(settings)))
    yield machine.check_clock(now)
    yield machine.check_key(settings)
    yield from machine.check_addresses(settings)
    yield from check_rules(Shelf.builtin(), now.date())
    yield from check_channels(settings, checks)


def _folder(settings: Settings) -> Path:
    """Where what is kept grows on this machine."""
    try:
        file = sqlite_file(settings)
    except StorageError:
        file = None
    return file.parent if file else settings.data_dir


def _database(settings: Settings, clock: Clock) -> Iterator[Finding]:
    database, finding = open_as_it_is(settings)
    yield finding
    if database is None:
        return
    try:
        file = sqlite_file(settings)
        if file is not None:
            yield from check_file(file)
        else:
            yield check_clocks(database, clock.now())
        yield from check_delivery(database, clock.now())
        yield from check_reminders(database, clock.now())
        yield from check_requests(database, clock.now())
    except StorageError as error:
        yield bad("database", f"cơ sở dữ liệu: {error}", "xem lại cơ sở dữ liệu rồi chạy lại antq doctor")
    finally:
        database.close()
