"""What each kind of process holds in memory, and what it does while nobody says anything."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import aiohttp

from tests.benchmarks.postgres import fresh_database, server
from tests.benchmarks.table import Table, figure
from tests.benchmarks.webhook import PATIENCE, Way, listening
from tests.fakes.telegram_server import FakeTelegram
from tests.storm.herd import Herd, Member, settings
from tests.town import RunningClock

KINDS = ("web", "delivery", "telegram", "zalo", "telegram,zalo,web,delivery")
HEAD = ("parts", "resident MB", "CPU % at rest")
TICKS = os.sysconf("SC_CLK_TCK")


def tables(*, quick: bool) -> Iterator[Table]:
    """On SQLite, then on PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="antq-processes-") as folder:
        path = Path(folder)
        yield asyncio.run(_table("SQLite", lambda name: f"sqlite:///{path / name}.sqlite3", path, quick=quick))
        with server() as address, ExitStack() as opened:
            if address is None:
                yield Table("Processes · PostgreSQL", ("skipped: pip install pgserver",), ())
                return
            database = opened.enter_context(fresh_database(address))
            database.upgrade()
            url = database._url.render_as_string(hide_password=False)
            yield asyncio.run(_table("PostgreSQL", lambda _: url, path, quick=quick))


async def _table(where: str, url: object, folder: Path, *, quick: bool) -> Table:
    seconds, rows = (3 if quick else 20), []
    async with FakeTelegram() as telegram:
        for kind in KINDS:
            assert callable(url)
            member = _member(kind, str(url(kind.replace(",", "-"))), folder, telegram)
            herd = Herd([member])
            try:
                herd.start()
                await herd.ready(PATIENCE)
                if "telegram" in kind:
                    async with aiohttp.ClientSession() as http:
                        await listening([Way(kind, member.port)], http)
                await asyncio.sleep(2)
                before = cpu(member)
                await asyncio.sleep(seconds)
                rows.append((kind, figure(resident(member)), figure((cpu(member) - before) / seconds * 100)))
            finally:
                herd.abandon()
    notes = [f"resident: shared libraries included; at rest: over {seconds} s, with a token for Telegram and for Zalo"]
    return Table(f"Processes · {where}", HEAD, rows, notes)


def _member(kind: str, url: str, folder: Path, telegram: FakeTelegram) -> Member:
    member = Member(kind, (str(RunningClock().ahead.total_seconds()), "1"), {}, folder)
    zalo = {"ANTQ_ZALO_TOKEN": "123456789:fake-token-of-nobody", "ANTQ_ZALO_API": telegram.url}
    hook = {"ANTQ_ZALO_WEBHOOK": "http://127.0.0.1:9/zalo/webhook", "ANTQ_ZALO_SECRET": "a-secret-of-the-tests"}
    member.environment = settings(url, folder, telegram, f"http://127.0.0.1:{member.port}") | zalo | hook
    return member


def _status(member: Member, name: str) -> str:
    assert member.process is not None
    return Path(f"/proc/{member.process.pid}/{name}").read_text()


def resident(member: Member) -> float:
    """Megabytes."""
    line = next(line for line in _status(member, "status").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def cpu(member: Member) -> float:
    """Seconds computed so far."""
    fields = _status(member, "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
