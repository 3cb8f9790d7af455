"""`antq audit verify|export`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.command_line import attend, complain, store_of
from bot.settings import Settings
from storage.audit.verify import Broken, check, lines_of, read_head, summary

app = typer.Typer(no_args_is_help=True, help="Nhật ký: kiểm tra, xuất.")


@app.command("verify")
def verify_command(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Tệp đã xuất; không có thì cơ sở dữ liệu.")
    ] = None,
    head: Annotated[
        list[str] | None, typer.Option(metavar="CHUỖI:MỤC:MÃ", help="Mã đầu chuỗi đã nhận được; dùng được nhiều lần.")
    ] = None,
) -> None:
    """Kiểm tra nhật ký; mục đầu tiên không đúng được nêu tên và mã thoát là 1."""
    try:
        known = dict(read_head(each) for each in head or ())
    except ValueError as error:
        complain(f"--head: {error}, ví dụ: --head tinh-mau:120:9f86d081884c7d65", 2)

    def work(settings: Settings) -> None:
        try:
            if file is not None:
                checker = check(lines_of(file.read_bytes()), known)
            else:
                with store_of(settings) as database, database.read() as work:
                    checker = work.audit_log.checked(known)
        except Broken as broken:
            complain(f"dòng {broken.line}: {broken}" if file is not None and broken.line else str(broken), 1)
        typer.echo("\n".join(summary(checker)))

    attend(work)


@app.command("export")
def export_command(file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp để ghi, mỗi mục một dòng.")]) -> None:
    """Xuất cả nhật ký để kiểm tra ở nơi khác (`storage/audit/verify.py`); việc xuất cũng được ghi."""
    from bot.cases.handing_out import hand_out_log  # noqa: PLC0415 - the rules' commands need not wait for it
    from bot.clock import MachineClock  # noqa: PLC0415 - as above

    def work(settings: Settings) -> None:
        with store_of(settings) as database, file.open("w", encoding="utf-8") as out:
            try:
                out.writelines(f"{line}\n" for line in hand_out_log(database, MachineClock(settings.zone)))
            except Broken as broken:
                complain(str(broken), 1)

    attend(work)
