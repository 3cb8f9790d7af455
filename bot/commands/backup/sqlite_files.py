"""Copies of an SQLite file, taken while others write to it, and put back in its place."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.commands.backup.drafts import draft_of, unused
from bot.commands.errors import NotDone

Progress = Callable[[int, int], None]

_PAGES_AT_ONCE = 2_000
_KIND_OF_ERROR = 0xFF  # the rest of SQLite's code is detail
_BESIDE = ("-wal", "-shm")
KEPT = ".before-restore"


def back_up(source: Path, target: Path, progress: Progress) -> str:
    """Copy one state of the database into a file of its own, checked; returns its revision.

    `progress` hears how many pages are done, and of how many. Raises NotDone when the copy is not whole.
    """
    with draft_of(target, ".part") as draft:
        _copy(source, draft, progress)
        return check(draft, source)


def put_back(source: Path, place: Path, progress: Progress) -> Path | None:
    """Put a copy of `source` where the database is; returns where the old one is kept, if there was one.

    Raises NotDone when a program has the database open, or the copy is not whole.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    kept = None
    with _held(place), draft_of(place, ".restoring") as draft:
        _copy(source, draft, progress)
        check(draft, source)
        if place.exists():
            _give_to_its_owner(draft, place)
            kept = _keep(place)
    return kept


def check(file: Path, shown: Path | None = None) -> str:
    """The revision of the tables in a file that is whole; raises NotDone for any other, naming it as `shown`."""
    name = shown or file
    try:
        with closing(_read_only(file)) as database:
            found = [str(row[0]) for row in database.execute("PRAGMA integrity_check(3)")]
            if found != ["ok"]:
                raise NotDone(f"{name}: tệp bị hỏng ({found[0]}); hãy dùng một bản sao lưu khác")
            revisions = [str(row[0]) for row in database.execute("SELECT version_num FROM alembic_version")]
    except sqlite3.Error as error:
        raise NotDone(
            f"{name}: không phải cơ sở dữ liệu của antq ({error}); hãy dùng tệp do antq db backup tạo"
        ) from None
    if len(revisions) != 1:
        raise NotDone(f"{name}: không rõ bản của cơ sở dữ liệu; hãy dùng tệp do antq db backup tạo")
    return revisions[0]


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _copy(source: Path, draft: Path, progress: Progress) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    try:
        with closing(_read_only(source)) as old, closing(sqlite3.connect(draft)) as new:
            # One state of the database is held: else every write meanwhile would make the copy start over.
            old.execute("BEGIN")
            old.execute("SELECT count(*) FROM sqlite_master").fetchone()
            old.backup(new, pages=_PAGES_AT_ONCE, progress=tell)
            new.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, with nothing beside it
    except sqlite3.Error as error:
        raise NotDone(f"{source}: không chép được ({error}); xem lại tệp và chỗ trống trên đĩa") from None


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """Nobody else has the database open while the block runs, as far as a damaged file can tell."""
    if not place.exists():
        yield
        return
    with closing(sqlite3.connect(place, timeout=1, isolation_level=None)) as database:
        try:
            # Leaving WAL succeeds only for the last one who has the file open, and empties what is beside it.
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            busy = mode != "delete"
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            code = error.sqlite_errorcode & _KIND_OF_ERROR
            busy = code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            if not busy and code not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                raise NotDone(
                    f"{place}: không khóa được ({error}); xem lại quyền của tệp và chỗ trống trên đĩa"
                ) from None
        if busy:
            raise NotDone(f"{place}: đang có chương trình dùng; hãy dừng antq run rồi làm lại")
        yield


def _give_to_its_owner(draft: Path, place: Path) -> None:
    """The one who restores may be root, the one who runs the bot must be able to open what was restored."""
    old = place.stat()
    draft.chmod(stat.S_IMODE(old.st_mode))
    if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        os.chown(draft, old.st_uid, old.st_gid)


def _keep(place: Path) -> Path:
    """Give the old file a second name, so that there is a database under the first one at every moment."""
    kept = unused(place.with_name(place.name + KEPT))
    for suffix in _BESIDE:
        beside = place.with_name(place.name + suffix)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + suffix))
    try:
        kept.hardlink_to(place)
    except OSError:
        place.rename(kept)  # not every disk can have two names for a file
    return kept
