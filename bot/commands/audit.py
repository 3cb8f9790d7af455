"""`antq audit verify|export`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.errors import NotDone, WrongUse
from bot.commands.terminal import carefully, file_trouble, opened
from storage.audit.verify import Broken, check, lines_of, read_head, summary

audit_app = typer.Typer(no_args_is_help=True, help="Nhật ký: kiểm tra, xuất.")


@audit_app.command("verify")
def verify_command(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Tệp đã xuất; không có thì cơ sở dữ liệu.")
    ] = None,
    head: Annotated[
        list[str] | None, typer.Option(metavar="CHUỖI:MỤC:MÃ", help="Mã đầu chuỗi đã nhận được; dùng được nhiều lần.")
    ] = None,
) -> None:
    """Kiểm tra nhật ký; mục đầu tiên không đúng được nêu tên và mã thoát là 1."""
    with carefully() as settings:
        known = _heads(head or ())
        try:
            if file is not None:
                with file_trouble("antq audit verify nhat-ky.jsonl"):
                    log = file.read_bytes()
                checker = check(lines_of(log), known)
            else:
                with opened(settings) as database, database.read() as work:
                    checker = work.audit_log.checked(known)
        except Broken as broken:
            raise NotDone(
                f"dòng {broken.line}: {broken}" if file is not None and broken.line else str(broken)
            ) from None
        typer.echo("\n".join(summary(checker)))


def _heads(given: Sequence[str]) -> dict[tuple[str, int], str]:
    try:
        return dict(read_head(each) for each in given)
    except ValueError as error:
        raise WrongUse(f"--head: {error}, ví dụ: --head tinh-mau:120:9f86d081884c7d65") from None


@audit_app.command("export")
def export_command(file: Annotated[Path, typer.Argument(metavar="FILE", help="Tệp để ghi, mỗi mục một dòng.")]) -> None:
    """Xuất cả nhật ký để kiểm tra ở nơi khác (`storage/audit/verify.py`); việc xuất cũng được ghi."""
    from bot.cases.handing_out import hand_out_log  # noqa: PLC0415 - the rules' commands need not wait for it
    from bot.clock import MachineClock  # noqa: PLC0415 - as above

    with (
        carefully() as settings,
        opened(settings) as database,
        file_trouble("antq audit export nhat-ky.jsonl"),
        file.open("w", encoding="utf-8") as out,
    ):
        try:
            out.writelines(f"{line}\n" for line in hand_out_log(database, MachineClock(settings.zone)))
        except Broken as broken:
            raise NotDone(str(broken)) from None
