"""`antq invite`: a one-time code for an office, with the ways to use it."""

import sys
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer

from antq_rules.commands.terminal import AsJson, complain, print_json
from bot.audit.by_operator import office_invited
from bot.clock import MachineClock
from bot.commands.errors import WrongUse
from bot.commands.offices import Wanted, office_for
from bot.commands.terminal import carefully, opened
from bot.conversation.codes import code_from, spelled
from bot.digests import digest
from bot.ports import Clock
from storage import Database
from storage.models import ListedOffice

LIVES = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code for an office: what it is called in links, who is called what, and until when it works."""

    code: str
    office: ListedOffice
    expires: datetime
    bots: dict[str, str]
    address: str

    @property
    def web(self) -> str:
        """The link that opens the web chat."""
        return f"{self.address}/vao/{self.code}"

    @property
    def telegram(self) -> str | None:
        """The link that opens the bot with the code; None while the bot's name is not known."""
        name = self.bots.get("telegram")
        return f"https://t.me/{name.removeprefix('@')}?start={self.code}" if name else None

    def to_json(self) -> dict[str, object]:
        """The invitation for a program; `telegram` is null while the bot's name is not known."""
        links = {"web": self.web, "telegram": self.telegram}
        return {
            "code": spelled(self.code),
            "links": links,
            "office": self.office.id,
            "expires": self.expires.isoformat(timespec="seconds"),
        }

    def lines(self) -> list[str]:
        """The invitation for a person."""
        zalo = self.bots.get("zalo")
        by_hand = "gửi mã này cho bot"
        return [
            f"{self.office.title} ({self.office.id})",
            f"Mã, dùng một lần đến {self.expires:%H:%M %d/%m/%Y}: {spelled(self.code)}",
            f"  Trang web: {self.web}",
            f"  Telegram:  {self.telegram or by_hand}",
            f"  Zalo:      {f'mở {zalo}, ' if zalo else ''}{by_hand}",
        ]


def invite(database: Database, wanted: Wanted, clock: Clock, address: str, starts: date | None = None) -> Invitation:
    """Issue a new code for an office, which is entered if need be; raises CommandError.

    It is held not before `starts`, and the code works as long after that day as else from now.
    """
    now = clock.now()
    begin = max(now, datetime.combine(starts, time(), now.tzinfo)) if starts else now
    code, expires = code_from(clock.secret()), begin + LIVES
    with database.begin() as work:
        before = {each.id for each in work.directory.offices(now.date())}
        office = office_for(work, wanted, now.date())
        work.sign_ins.invite(digest(code), office.id, now, expires, starts)
        entry = office_invited(office.id, expires, starts, new=office.id not in before)
        work.audit.append(office.locality_id, [entry], now, clock.secret())
        return Invitation(code, office, expires, work.bots.names(), address)


def invite_command(
    office: Annotated[str, typer.Argument(metavar="OFFICE", help="head, commune_police, … hoặc mã một chức vụ.")],
    unit: Annotated[str | None, typer.Option("--unit", metavar="ID", help="Đơn vị, ví dụ thcs-1.")] = None,
    locality: Annotated[
        str | None, typer.Option("--locality", metavar="ID", help="Xã hoặc tỉnh, ví dụ xa-thien-tin.")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="Mọi đơn vị chưa có người, in ra một tờ.")] = False,  # noqa: FBT002 - typer reads the flag from here
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="FILE", help="Cùng với --all: tờ để in, ví dụ thu-moi.html.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Cùng với --all: thay cả các mã chưa dùng.")] = False,  # noqa: FBT002 - as above
    as_json: AsJson = False,  # noqa: FBT002 - as above
) -> None:
    """Cấp mã mời dùng một lần cho một chức vụ, kèm đường dẫn và mã QR; hoặc cho mọi đơn vị, trên một tờ để in."""
    from bot.commands.invite_all import EXAMPLE, Order, invite_all, told  # noqa: PLC0415 - it stands on this file

    with carefully() as settings, opened(settings) as database:
        clock = MachineClock(settings.zone)
        if everybody:
            if unit is not None or as_json:
                raise WrongUse(f"--all: không đi cùng --unit, --json; ví dụ: {EXAMPLE}")
            done = invite_all(database, Order(office, locality, sheet, again), clock, settings.address)
            typer.echo("\n".join(told(done, sheet)))
            return
        if sheet is not None or again:
            raise WrongUse(f"--sheet, --again: chỉ đi cùng --all; ví dụ: {EXAMPLE}")
        made = invite(database, Wanted(office, unit, locality), clock, settings.address)
    if as_json:
        print_json(made.to_json())
        return
    typer.echo("\n".join(made.lines()))
    if made.office.holders:
        complain("Chức vụ này đang có người giữ; người dùng mã sẽ cùng giữ.")
    if sys.stdout.isatty():
        _draw(made.web)


def _draw(link: str) -> None:
    import segno  # noqa: PLC0415 - only a terminal needs it

    segno.make(link, error="l", micro=False).terminal(sys.stdout, compact=True)
    typer.echo()
