"""Turns what the two database drivers raise into the errors of this package."""

from sqlalchemy import URL

from storage.address import shown_address
from storage.errors import Conflict, DatabaseUnavailable, Refused, SchemaOutdated, StorageError

_CONFLICT = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID", "SQLITE_BUSY")
# unique violation, serialisation failure, deadlock, lock not available in time
_CONFLICT_STATES = ("23505", "40001", "40P01", "55P03")
# another constraint, raised by a trigger, written in a read-only transaction
_REFUSED_STATES = ("23", "P0001", "25006")
_NO_SUCH_TABLE_OR_COLUMN = ("42P01", "42703")


def translate(error: BaseException, url: URL) -> StorageError | None:
    """Our error for what a driver raised on the database at `url`, or None when it is a mistake in the program."""
    why = one_line(error)
    state = getattr(error, "sqlstate", None)
    ours = _of_postgres(state, why) if state else _of_sqlite(getattr(error, "sqlite_errorname", ""), why)
    if ours is not None:
        return ours
    # By name, so that a driver nobody uses is not imported.
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"DataError", "UnicodeEncodeError"}:
        return Refused(why)
    if names & {"OperationalError", "InterfaceError", "InternalError"} or type(error).__name__ == "DatabaseError":
        return DatabaseUnavailable(shown_address(url), why)
    return None


def one_line(error: BaseException) -> str:
    """The first line of a driver's message, or the name of the error when it has none."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _of_sqlite(name: str, why: str) -> StorageError | None:
    if name.startswith(_CONFLICT):
        return Conflict(why)
    if name.startswith(("SQLITE_CONSTRAINT", "SQLITE_READONLY")):
        return Refused(why)
    if why.startswith(("no such table", "no such column")) or "has no column named" in why:
        return SchemaOutdated(why)
    return None


def _of_postgres(state: str, why: str) -> StorageError | None:
    if state in _CONFLICT_STATES:
        return Conflict(why)
    if state.startswith(_REFUSED_STATES):
        return Refused(why)
    if state in _NO_SUCH_TABLE_OR_COLUMN:
        return SchemaOutdated(why)
    return None
