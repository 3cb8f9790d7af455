"""What the operator's commands share: settings, the open database, and how a mistake is told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from antq_rules.commands.terminal import refuse
from bot.cases.errors import CaseError
from bot.commands.errors import CommandError, WrongUse
from bot.settings import Settings, WrongSetting, read_settings
from storage import Database, StorageError

_MOST_NAMED = 5
_ALIKE = 0.3
_GAP = "  "


@contextmanager
def carefully() -> Iterator[Settings]:
    """The settings; whatever is wrong with them, the database or the command is one line and not a traceback."""
    try:
        yield read_settings()
    except WrongSetting as error:
        refuse(str(error).splitlines())
    except CommandError as error:
        refuse([error], error.code)
    except CaseError as error:
        refuse([f"ID: {error}, ví dụ: xem `antq case list`"])
    except StorageError as error:
        refuse([f"ANTQ_DATABASE_URL: {error}"])
    except OSError as error:
        refuse([f"ANTQ_WEB_PORT, ANTQ_WEB_HOST, ANTQ_DATA_DIR: {error.strerror or error}"])


@contextmanager
def file_trouble(example: str) -> Iterator[None]:
    """A file that cannot be read or written is named, with a command that would work."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise WrongUse(f"FILE: không đọc hoặc ghi được {error.filename} ({why}); ví dụ: {example}") from None


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database of the settings with current tables, closed afterwards."""
    from bot.app import open_store  # noqa: PLC0415 - the rules' commands need not wait for the server's imports

    database = open_store(settings)
    try:
        yield database
    finally:
        database.close()


def sqlite_file(settings: Settings) -> Path | None:
    """The file of an embedded database; None when the database is a server."""
    from storage.address import read_address  # noqa: PLC0415 - as above

    url = read_address(settings.database)
    return Path(url.database or "") if url.drivername == "sqlite" else None


def nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """A few of the known ids, those most like the wanted one first, for a line that refuses it."""
    every = sorted(set(known))
    return get_close_matches(wanted, every, _MOST_NAMED, _ALIKE) or every[:_MOST_NAMED]


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines whose cells stand under each other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    padded = (zip(row, widths, strict=True) for row in rows)
    return [_GAP.join(cell.ljust(width) for cell, width in row).rstrip() for row in padded]


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, if a person can see it."""
    from rich.console import Console  # noqa: PLC0415 - only this needs a bar
    from rich.progress import Progress  # noqa: PLC0415 - as above

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(bar, completed=done, total=total)
