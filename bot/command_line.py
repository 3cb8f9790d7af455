"""What the operator's commands share: how the database is opened, and how a mistake becomes one line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from bot.cases.errors import CaseError
from bot.settings import Settings, WrongSetting, read_settings
from storage.engine import Database
from storage.errors import StorageError

WRONG_USE = 2


@contextmanager
def store_of(settings: Settings) -> Iterator[Database]:
    """The database of the settings, its tables current."""
    from bot.app import open_store  # noqa: PLC0415 - the rules' commands need not wait for the server's imports

    database = open_store(settings)
    try:
        yield database
    finally:
        database.close()


def attend(work: Callable[[Settings], None]) -> None:
    """Do the work with the settings; a wrong setting, an unknown case or a file that cannot be opened is one line."""
    try:
        work(read_settings())
    except WrongSetting as error:
        complain(str(error), WRONG_USE)
    except CaseError as error:
        complain(f"ID: {error}, ví dụ: xem `antq case list`", WRONG_USE)
    except StorageError as error:
        complain(f"ANTQ_DATABASE_URL: {error}", WRONG_USE)
    except OSError as error:
        complain(f"{error.filename or 'FILE'}: {error.strerror}, ví dụ: nhat-ky.jsonl", WRONG_USE)


def complain(line: str, code: int) -> NoReturn:
    """One line to standard error, and leave."""
    print(line, file=sys.stderr)
    raise typer.Exit(code)
