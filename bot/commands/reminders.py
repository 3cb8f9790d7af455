"""`antq reminders`: how each locality is reminded of dates."""

from dataclasses import dataclass
from typing import Annotated

import typer

from antq_rules.commands.terminal import AsJson, print_json
from antq_rules.shelf import Shelf
from bot.audit.by_operator import reminders_changed
from bot.clock import MachineClock
from bot.commands.errors import WrongUse
from bot.commands.offices import locality_of
from bot.commands.terminal import carefully, columns, opened
from bot.ports import Clock
from bot.reminders.rhythm import Rhythm, WrongRhythm
from storage import Database

reminders_app = typer.Typer(no_args_is_help=True, help="Nhắc việc: nhắc vào những ngày nào, lúc mấy giờ.")

SET = "antq reminders set"
_HEAD = ("Địa phương", "Trước (ngày)", "Quá hạn", "Báo cấp trên", "Giờ")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be changed, as typed; None stays as it is."""

    before: str | None
    overdue: str | None
    escalate: str | None
    hour: str | None


@reminders_app.command("set")
def set_command(
    locality: Annotated[str, typer.Argument(metavar="LOCALITY", help="Mã của xã, hoặc của tỉnh cho mọi xã của tỉnh.")],
    before: Annotated[str | None, typer.Option(metavar="NGÀY", help="Số ngày trước ngày cuối: 30,14,7,3,1,0.")] = None,
    overdue: Annotated[str | None, typer.Option(metavar="SỐ", help="Nhắc bao nhiêu ngày làm việc quá hạn: 5.")] = None,
    escalate: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Quá hạn mấy ngày thì báo cấp trên: 2,5.")
    ] = None,
    hour: Annotated[str | None, typer.Option(metavar="GIỜ", help="Giờ nhắc: 8.")] = None,
) -> None:
    """Đổi cách nhắc của một địa phương; điều không nêu giữ như cũ."""
    with carefully() as settings, opened(settings) as database:
        asked = Asked(before, overdue, escalate, hour)
        rhythm = change(database, locality, asked, MachineClock(settings.zone))
    typer.echo(f"{locality}: {_told(rhythm)}")


@reminders_app.command("show")
def show_command(as_json: AsJson = False) -> None:  # noqa: FBT002 - typer reads the flag from here
    """Cách nhắc mặc định và của từng địa phương đã đổi."""
    usual = Rhythm.default(Shelf.builtin())
    with carefully() as settings, opened(settings) as database, database.read() as work:
        chosen = {place: Rhythm.parse(text) for place, text in work.reminder_plan.choices().items()}
    if as_json:
        print_json({"default": _to_json(usual), "localities": {place: _to_json(one) for place, one in chosen.items()}})
        return
    rows = [_HEAD, ("mặc định", *_cells(usual)), *((place, *_cells(one)) for place, one in chosen.items())]
    typer.echo("\n".join(columns(rows)))


def change(database: Database, locality: str, asked: Asked, clock: Clock) -> Rhythm:
    """Keep what was given for the locality, the rest as it is there; raises WrongUse naming the option."""
    with database.begin() as work:
        place = locality_of(work, locality, "LOCALITY")
        known = work.reminder_plan.choices()
        text = known.get(place.id) or known.get(place.parent_id or "")
        rhythm = _changed(Rhythm.parse(text) if text else Rhythm.default(Shelf.builtin()), asked)
        if known.get(place.id) != str(rhythm):
            work.reminder_plan.choose(place.id, str(rhythm))
            work.audit.append(place.id, [reminders_changed(place.id, str(rhythm))], clock.now(), clock.secret())
    return rhythm


def _changed(rhythm: Rhythm, asked: Asked) -> Rhythm:
    overdue, hour = asked.overdue, asked.hour
    try:
        return rhythm.changed(
            asked.before, _number("overdue", overdue, "5"), asked.escalate, _number("hour", hour, "8")
        )
    except WrongRhythm as wrong:
        raise WrongUse(str(wrong)) from wrong


def _number(option: str, text: str | None, example: str) -> int | None:
    if text is None or (text.isascii() and text.isdigit()):
        return None if text is None else int(text)
    raise WrongRhythm(option, f"{text!r} không phải một số, ví dụ: {example}")


def _cells(rhythm: Rhythm) -> tuple[str, ...]:
    before, escalate = (",".join(map(str, days)) or "không" for days in (rhythm.before, rhythm.escalate))
    return (before, str(rhythm.overdue), escalate, f"{rhythm.hour}:00")


def _told(rhythm: Rhythm) -> str:
    before, overdue, escalate, hour = _cells(rhythm)
    return f"nhắc trước {before} ngày, quá hạn {overdue} ngày làm việc, báo cấp trên ngày {escalate}, lúc {hour}"


def _to_json(rhythm: Rhythm) -> dict[str, object]:
    return {
        "before": list(rhythm.before),
        "overdue": rhythm.overdue,
        "escalate": list(rhythm.escalate),
        "hour": rhythm.hour,
    }
