"""The two commands: which database it is, what must be so beforehand, and what the operator is told."""

from pathlib import Path
from typing import Annotated

import typer

from antq_rules.commands.terminal import complain
from bot.commands.backup import postgres_dumps, sqlite_files
from bot.commands.errors import NotDone, WrongUse
from bot.commands.terminal import bar, carefully, file_trouble, sqlite_file
from bot.settings import Settings
from storage import open_database
from storage.address import read_address
from storage.migrations import HEAD

_MEBIBYTE = 1024 * 1024
File = Annotated[Path, typer.Argument(metavar="FILE", help="Tệp sao lưu, ví dụ antq-2026-11-25.bak.")]


def backup_command(
    file: File,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè lên tệp đã có.")] = False,  # noqa: FBT002 - as typer wants it
) -> None:
    """Sao lưu cơ sở dữ liệu vào một tệp, cả khi antq đang chạy."""
    with carefully() as settings, file_trouble("antq db backup antq.bak"):
        _check_target(file, force=force)
        place = sqlite_file(settings)
        if place is None:
            complain("Đang sao lưu bằng pg_dump…")
            revision = postgres_dumps.back_up(read_address(settings.database), file)
        else:
            if not place.is_file():
                raise WrongUse(f"ANTQ_DATABASE_URL: chưa có tệp {place}; ví dụ: antq db upgrade")
            if file.exists() and file.samefile(place):
                raise WrongUse(f"FILE: {file} chính là cơ sở dữ liệu; ví dụ: antq db backup antq.bak")
            with bar("Sao lưu") as progress:
                revision = sqlite_files.back_up(place, file, progress)
    size = f"{file.stat().st_size / _MEBIBYTE:.1f}".replace(".", ",")
    typer.echo(f"Đã sao lưu vào {file}: {size} MB, bản {revision}, đã kiểm tra.")


def restore_command(file: File) -> None:
    """Khôi phục cơ sở dữ liệu từ một tệp sao lưu; giữ lại cơ sở dữ liệu cũ."""
    with carefully() as settings, file_trouble("antq db backup antq.bak"):
        if not file.is_file():
            raise WrongUse(f"FILE: không có tệp {file}; ví dụ: antq db restore antq.bak")
        place = sqlite_file(settings)
        told = _into_server(settings, file) if place is None else _into_file(place, file)
    typer.echo(told)


def _into_file(place: Path, file: Path) -> str:
    if place.exists() and file.samefile(place):
        raise WrongUse(f"FILE: {file} chính là cơ sở dữ liệu; ví dụ: antq db restore antq.bak")
    revision = _known(file, sqlite_files.check(file))
    with bar("Khôi phục") as progress:
        kept = sqlite_files.put_back(file, place, progress)
    return f"Đã khôi phục {place} từ {file}.{f' Bản cũ: {kept}.' if kept else ''}{_older(revision)}"


def _into_server(settings: Settings, file: Path) -> str:
    revision = _known(file, postgres_dumps.check(file))
    url = read_address(settings.database)
    if not _is_empty(settings.database):
        raise NotDone(
            f"ANTQ_DATABASE_URL: cơ sở dữ liệu {url.database} đã có dữ liệu và được giữ nguyên;"
            f" hãy tạo một cái trống, ví dụ: createdb {url.database}_moi, đổi ANTQ_DATABASE_URL rồi làm lại"
        )
    complain("Đang khôi phục bằng pg_restore…")
    postgres_dumps.put_back(url, file)
    return f"Đã khôi phục {url.database} từ {file}.{_older(revision)}"


def _is_empty(address: str) -> bool:
    database = open_database(address)
    try:
        return database.is_empty()
    finally:
        database.close()


def _check_target(file: Path, *, force: bool) -> None:
    if file.is_dir():
        raise WrongUse(f"FILE: {file} là thư mục; ví dụ: antq db backup {file / 'antq.bak'}")
    if file.exists() and not force:
        other = file.with_stem(f"{file.stem}-2")
        raise WrongUse(f"FILE: {file} đã có; ví dụ: antq db backup {other}, hoặc thêm --force")
    if not file.parent.is_dir():
        raise WrongUse(f"FILE: không có thư mục {file.parent}; ví dụ: antq db backup antq.bak")


def _known(file: Path, revision: str) -> str:
    from storage.migrations.upgrade import known_revisions  # noqa: PLC0415 - Alembic takes long to import

    if revision not in known_revisions():
        raise NotDone(f"{file}: thuộc bản {revision}, phần mềm này chỉ biết đến {HEAD}; hãy cài antq mới hơn")
    return revision


def _older(revision: str) -> str:
    return "" if revision == HEAD else f" Bản {revision} sẽ được nâng lên {HEAD}: antq db upgrade."
