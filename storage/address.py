"""Database addresses: which are offered, and how they may be shown."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import DatabaseUnavailable

_EXAMPLES = "for example sqlite:///var/antq.db or postgresql+psycopg://antq@localhost/antq"


def read_address(text: str) -> URL:
    """The address in `text`; DatabaseUnavailable, which shows no more than its scheme, when it is none we offer."""
    shown = text.partition("://")[0] + "://…" if "://" in text else "…"
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # Their messages may quote the part of a password that was taken for a port.
        raise DatabaseUnavailable(shown, f"not a database address, {_EXAMPLES}") from None
    backend = url.get_backend_name()
    if "@" in (url.host or ""):
        raise DatabaseUnavailable(shown, "a password with @ must have it written as %40")
    if backend == "sqlite" and url.drivername in {"sqlite", "sqlite+pysqlite"}:
        if url.database in {None, "", ":memory:"} or url.query:
            raise DatabaseUnavailable(shown, f"SQLite needs a file, {_EXAMPLES}")
        return url.set(drivername="sqlite")
    if backend == "postgresql" and url.drivername in {"postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    raise DatabaseUnavailable(shown, f"only SQLite and PostgreSQL (psycopg) are offered, {_EXAMPLES}")


def shown_address(url: URL) -> str:
    """The address without password and options, which may hold one too."""
    host = url.query.get("host")
    return url.set(query={"host": host} if host else {}).render_as_string(hide_password=True)
