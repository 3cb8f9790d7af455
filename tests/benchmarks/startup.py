"""How long `antq demo` takes until it listens, and how much memory it holds."""

import asyncio
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter

from tests.benchmarks.table import Table, figure
from tests.crash.client import walk
from tests.crash.server import Server

MOST_SECONDS, MOST_MEGABYTES = 2.0, 120.0
PATIENCE = 5.0  # seconds for an answer


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds until it answers, and megabytes it then holds."""

    seconds: float
    megabytes: float


def tables(*, quick: bool) -> Iterator[Table]:
    """The first start, which makes the tables, several more, and the memory after a whole case."""
    with tempfile.TemporaryDirectory(prefix="antq-startup-") as folder:
        server = Server(Path(folder))
        first = _start(server)
        later = [_start(server) for _ in range(3 if quick else 9)]
        walked = _after_a_case(server)
    seconds, megabytes = statistics.median(each.seconds for each in later), max(each.megabytes for each in later)
    rows = [
        ("the first start: makes the tables", figure(first.seconds), figure(first.megabytes)),
        (f"every other start, the middle of {len(later)}", figure(seconds), figure(megabytes)),
        ("the slowest of them", figure(max(each.seconds for each in later)), ""),
        ("after a whole case was answered", "", figure(walked)),
    ]
    kept = seconds < MOST_SECONDS and walked < MOST_MEGABYTES
    aim = f"aim: under {MOST_SECONDS:.0f} s from the second start on, under {MOST_MEGABYTES:.0f} MB"
    notes = [f"{aim}: {'kept' if kept else 'BROKEN'}", "from launching Python until GET /healthz is answered"]
    yield Table("Start of `antq demo`", ("start", "seconds", "resident MB"), rows, notes)


def _start(server: Server) -> Start:
    started = perf_counter()
    server.start()
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/healthz")
        assert connection.getresponse().read() == b"ok"
    found = Start(perf_counter() - started, resident(server))
    server.stop()
    return found


def _after_a_case(server: Server) -> float:
    with server:
        asyncio.run(walk(server, kills=0, seed=""))
        return resident(server)


def resident(server: Server) -> float:
    """The memory of the server's process in megabytes, shared libraries included."""
    assert server.process is not None
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(server.process.pid)], capture_output=True, check=True)
    return int(told.stdout) / 1000
