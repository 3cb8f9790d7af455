"""`antq case list|show|replay|export`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from antq_rules import Shelf
from bot.commands.errors import NotDone
from bot.commands.terminal import carefully, file_trouble, opened

case_app = typer.Typer(no_args_is_help=True, help="Hồ sơ: liệt kê, xem, kiểm tra lại, xuất.")
CaseId = Annotated[str, typer.Argument(metavar="ID", help="Mã hồ sơ, như trong `antq case list`.")]


@case_app.command("list")
def list_command(year: Annotated[int | None, typer.Option(help="Chỉ các hồ sơ của năm này.")] = None) -> None:
    """Liệt kê hồ sơ: năm, đơn vị, trạng thái, bước, điểm tự chấm và điểm cấp trên chấm."""
    from bot.cases.pages import list_page  # noqa: PLC0415 - the rules' commands need not wait for it
    from bot.loading import case_file  # noqa: PLC0415 - as above

    with carefully() as settings, opened(settings) as database, database.read() as work:
        rows = [row for row in work.cases.every() if year in (None, row.year)]
        typer.echo(list_page([case_file(work, row, Shelf.builtin()) for row in rows]))


@case_app.command("show")
def show_command(case: CaseId) -> None:
    """Xem một hồ sơ: hai cột điểm, minh chứng, lịch sử."""
    from bot.cases.pages import case_page  # noqa: PLC0415 - as above
    from bot.cases.stored import stored  # noqa: PLC0415 - as above

    with carefully() as settings, opened(settings) as database, database.read() as work:
        typer.echo(case_page(stored(work, case), Shelf.builtin(), settings.zone))


@case_app.command("replay")
def replay_command(case: CaseId) -> None:
    """Tính lại hồ sơ từ nhật ký câu trả lời; khác với điều đã lưu thì báo chỗ khác đầu tiên và thoát với mã 1."""
    from bot.cases.errors import ReplayDiffers  # noqa: PLC0415 - as above
    from bot.cases.pages import replay_page  # noqa: PLC0415 - as above
    from bot.cases.replay import played  # noqa: PLC0415 - as above

    with carefully() as settings, opened(settings) as database, database.read() as work:
        try:
            typer.echo(replay_page(case, played(work, case, Shelf.builtin())))
        except ReplayDiffers as differs:
            raise NotDone(f"{case}: {differs}") from None


@case_app.command("export")
def export_command(
    case: CaseId, out: Annotated[Path | None, typer.Option(metavar="FILE", help="Ghi vào tệp này.")] = None
) -> None:
    """Xuất một hồ sơ thành một tệp JSON với phần nhật ký làm chứng; việc xuất được ghi vào nhật ký."""
    from bot.cases.handing_out import hand_out  # noqa: PLC0415 - as above
    from bot.clock import MachineClock  # noqa: PLC0415 - as above

    with carefully() as settings:
        with opened(settings) as database:
            whole = hand_out(database, case, Shelf.builtin(), MachineClock(settings.zone))
        text = json.dumps(whole, ensure_ascii=False, indent=2)
        if out is None:
            typer.echo(text)
            return
        with file_trouble(f"antq case export {case} --out ho-so.json"):
            out.write_text(text + "\n", encoding="utf-8")
