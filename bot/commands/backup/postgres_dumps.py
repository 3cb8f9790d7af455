"""Dumps of a PostgreSQL database by its own tools, into a file and back into an empty database."""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL

from bot.commands.backup.drafts import draft_of
from bot.commands.errors import NotDone, WrongUse

_REVISIONS = ("--data-only", "--table=alembic_version", "--file=-")
_NO_DATA = "\\."


def back_up(url: URL, target: Path) -> str:
    """Dump the database into a file that was read through once; returns the revision of its tables.

    Raises WrongUse when the tools are not installed, NotDone when they fail.
    """
    with draft_of(target, ".part") as draft:
        _run(url, "pg_dump", "--format=custom", f"--file={draft}", *_to(url))
        return check(draft, target)


def put_back(url: URL, source: Path) -> None:
    """Fill an empty database from a dump: with everything, or with nothing when it fails (NotDone)."""
    whose = ("--no-owner", "--no-privileges")  # here it belongs to whoever restores it
    _run(url, "pg_restore", "--single-transaction", "--exit-on-error", *whose, *_to(url), str(source))


def check(dump: Path, shown: Path | None = None) -> str:
    """The revision of the tables in a dump that can be read to its end; raises NotDone for any other file."""
    name = shown or dump
    try:
        _run(None, "pg_restore", f"--file={os.devnull}", str(dump))
        told = _run(None, "pg_restore", *_REVISIONS, str(dump))
    except NotDone as error:
        raise NotDone(f"{name}: không đọc được ({error}); hãy dùng tệp do antq db backup tạo") from None
    lines = told.splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line.startswith("COPY ")]
    if not starts or lines[starts[0]] == _NO_DATA:
        raise NotDone(f"{name}: không phải cơ sở dữ liệu của antq; hãy dùng tệp do antq db backup tạo")
    return lines[starts[0]]


def _to(url: URL) -> tuple[str, str]:
    """The database as an argument, without the password, which everybody on the machine could read there."""
    query = {name: value for name, value in url.query.items() if name != "password"}
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database, query)
    return ("--no-password", f"--dbname={bare.render_as_string()}")  # nobody is there to be asked for one


def _run(url: URL | None, tool: str, *arguments: str) -> str:
    """What the tool prints; WrongUse when it is not there, NotDone with its words when it fails."""
    path = shutil.which(tool)
    if path is None:
        raise WrongUse(f"cần {tool} trong PATH để sao lưu PostgreSQL; ví dụ: apt install postgresql-client")
    secret = (url.password or url.query.get("password")) if url else None
    environment = {**os.environ, **({"PGPASSWORD": str(secret)} if secret else {})}
    done = subprocess.run(  # noqa: S603 - no shell, and every argument is ours or a path
        [path, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotDone((done.stderr.strip().splitlines() or [f"{tool}: {done.returncode}"])[0])
    return done.stdout
