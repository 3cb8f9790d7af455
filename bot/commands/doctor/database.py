"""The database: reachable, current, and whole where it is a file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bot.commands.doctor.findings import Finding, bad, good
from bot.commands.terminal import sqlite_file
from bot.settings import Settings
from storage import Database, StorageError, open_database

MOST_APART = timedelta(seconds=5)


def open_as_it_is(settings: Settings) -> tuple[Database | None, Finding]:
    """The database without changing its tables, or why it cannot be used."""
    try:
        file = sqlite_file(settings)
        if file is not None and not file.exists():
            return None, bad("database", f"cơ sở dữ liệu: chưa có tệp {file}", "chạy antq db upgrade")
        database = open_database(settings.database)
    except (StorageError, OSError) as error:
        return None, bad("database", f"cơ sở dữ liệu: {error}", "xem lại ANTQ_DATABASE_URL, ANTQ_DATA_DIR")
    if not database.is_current():
        database.close()
        return None, bad("database", "cơ sở dữ liệu: các bảng chưa đúng bản của phần mềm", "chạy antq db upgrade")
    return database, good("database", f"cơ sở dữ liệu: {database.url_without_password}, đúng bản")


def check_file(file: Path) -> Iterator[Finding]:
    """Whether the file is whole and, once opened by us, in WAL mode; changes nothing in it."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
            mode = str(database.execute("PRAGMA journal_mode").fetchone()[0])
    except sqlite3.Error as error:
        found, mode = str(error), ""
    if found != "ok":
        yield bad("integrity", f"tệp {file}: bị hỏng ({found})", "khôi phục: antq db restore antq.bak")
    elif mode != "wal":
        yield bad(
            "integrity",
            f"tệp {file}: không dùng được WAL ({mode})",
            "đặt ANTQ_DATA_DIR trên đĩa của máy, không phải ổ mạng",
        )
    else:
        yield good("integrity", f"tệp {file}: toàn vẹn, WAL")


def check_clocks(database: Database, now: datetime) -> Finding:
    """Whether this machine and the database's agree on the time."""
    with database.read() as work:
        apart = abs(work.checkup.clock() - now)
    what = f"đồng hồ của cơ sở dữ liệu: lệch {apart.total_seconds():.0f} giây"
    if apart > MOST_APART:
        return bad("database_clock", what, "bật đồng bộ giờ trên cả hai máy, ví dụ timedatectl set-ntp true")
    return good("database_clock", what)
