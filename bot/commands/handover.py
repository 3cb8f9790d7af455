"""`antq office handover`: a person's time in an office ends, and somebody else may take it from a day on."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

import typer

from antq_rules import Shelf
from antq_rules.authority import HEAD
from bot.audit.by_operator import office_ended
from bot.carry_out.context import Context
from bot.carry_out.tell import carry_out as tell
from bot.carry_out.tell import deliver
from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.channels.zalo.limits import LIMITS as ZALO
from bot.clock import MachineClock
from bot.commands.errors import NotDone, WrongUse
from bot.commands.invite import Invitation, invite
from bot.commands.offices import Wanted, office_for
from bot.commands.terminal import carefully, opened
from bot.conversation.cards.handover import tell_reviewer
from bot.conversation.dates import NATIONAL
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Reply
from bot.conversation.words import handover as words
from bot.languages import Languages
from bot.ports import Clock
from bot.rendering.limits import Limits
from bot.settings import Settings
from storage import Database
from storage.models import ListedOffice
from storage.unit_of_work import Work

office_app = typer.Typer(no_args_is_help=True, help="Chức vụ: bàn giao.")
EXAMPLE = "antq office handover head-thcs-1 --on 01/11/2026 --invite"
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Leaving:
    """Which office changes hands, the first day of the successor, and who leaves where several hold it."""

    office: str
    first: date
    person: str | None = None


@office_app.callback()
def offices() -> None:
    """Chức vụ: bàn giao."""


@office_app.command("handover")
def handover_command(
    office: Annotated[str, typer.Argument(metavar="OFFICE", help="Mã chức vụ, xem antq units list.")],
    on: Annotated[str, typer.Option("--on", metavar="NGÀY", help="Ngày người kế nhiệm nhận việc, ví dụ 01/11/2026.")],
    person: Annotated[
        str | None, typer.Option("--person", metavar="ID", help="Người thôi giữ, nếu nhiều người cùng giữ.")
    ] = None,
    invited: Annotated[bool, typer.Option("--invite", help="Cấp luôn mã mời cho người kế nhiệm.")] = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """Bàn giao chức vụ: người đang giữ thôi giữ từ ngày đó; hồ sơ và mọi việc đã làm được giữ nguyên."""
    with carefully() as settings, opened(settings) as database:
        clock, leaving = MachineClock(settings.zone), Leaving(office, day_in(on), person)
        found = hand_over(database, leaving, clock, limits_of(settings))
        typer.echo(f"{found.title} ({found.id}): thôi giữ từ ngày {leaving.first:%d/%m/%Y}.")
        if invited:
            typer.echo("\n".join(successor(database, leaving, clock, settings.address).lines()))
        else:
            typer.echo(f"Mời người kế nhiệm: antq invite {found.id}")


def day_in(text: str) -> date:
    """The day as people write it; raises WrongUse."""
    written = _DAY.fullmatch(text.strip())
    try:
        return date(int(written[3]), int(written[2]), int(written[1])) if written else date.fromisoformat(text.strip())
    except ValueError:
        raise WrongUse(f"--on: {text!r} không phải là một ngày; ví dụ: {EXAMPLE}") from None


def limits_of(settings: Settings) -> dict[str, Limits]:
    """The limits of the channels that are switched on."""
    known = {"telegram": (settings.telegram_token, TELEGRAM), "zalo": (settings.zalo_token, ZALO)}
    return {channel: limits for channel, (token, limits) in known.items() if token.get_secret_value()}


def hand_over(database: Database, leaving: Leaving, clock: Clock, channels: dict[str, Limits]) -> ListedOffice:
    """End the person's time with the day before, and tell them and the reviewing office; raises CommandError."""
    now, last = clock.now(), leaving.first - timedelta(days=1)
    with database.begin() as work:
        office = office_for(work, Wanted(leaving.office, None, None), now.date())
        person = _leaver(office, leaving)
        if not work.places.leave(office.id, person, last):
            raise NotDone(f"--on: {office.id} đã thôi giữ trước ngày {leaving.first:%d/%m/%Y}; xem antq units list")
        work.audit.append(office.locality_id, [office_ended(office.id, last, person)], now, clock.secret())
        context = Context(work, "", "", now, Languages(), channels)
        said = say(words.NOTICE_LEAVER, office=Verbatim(office.title), day=leaving.first)
        deliver(person, Reply((said,), standing=True), context)
        if office.kind == HEAD:
            _tell_reviewer(work, office, leaving, context)
        return office


def _leaver(office: ListedOffice, leaving: Leaving) -> str:
    if not office.holders:
        raise NotDone(f"OFFICE: {office.id} đang không có người giữ; ví dụ: antq invite {office.id}")
    if leaving.person is not None:
        if leaving.person not in office.holders:
            raise WrongUse(f"--person: người giữ {office.id} là {', '.join(office.holders)}; ví dụ: {EXAMPLE}")
        return leaving.person
    if len(office.holders) > 1:
        every = ", ".join(office.holders)
        raise WrongUse(f"--person: nhiều người cùng giữ ({every}), hãy nêu một; ví dụ: --person {office.holders[0]}")
    return office.holders[0]


def _tell_reviewer(work: Work, office: ListedOffice, leaving: Leaving, context: Context) -> None:
    """To the office that has the unit's case now, or would have it first."""
    held, shelf = work.places.office(office.id), Shelf.builtin()
    plan = shelf.plan((held.plan_id if held else None) or NATIONAL)
    row = work.cases.current(office.unit_id or "", context.now.year)
    stages = shelf.plan(row.plan_id).stages if row else ()
    stage = next((each.office for each in stages if row and each.id == row.stage), None)
    for message in tell_reviewer(stage, plan, office.title, office.locality_id, leaving.first):
        tell(message, context)


def successor(database: Database, leaving: Leaving, clock: Clock, address: str) -> Invitation:
    """A one-time code that opens the office from the day on."""
    return invite(database, Wanted(leaving.office, None, None), clock, address, leaving.first)
