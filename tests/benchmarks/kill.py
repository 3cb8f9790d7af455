"""SIGKILL in the middle of a walk, many times: what was lost, what was counted twice."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.benchmarks.table import Table
from tests.crash.calm import calm_ledger
from tests.crash.client import walk
from tests.crash.ledger import missing, read_ledger
from tests.crash.script import expected_log
from tests.crash.server import Server

SEED = "2025-10-29"


def tables(*, quick: bool) -> Iterator[Table]:
    """One whole case over HTTP, beside the same case in peace."""
    started = perf_counter()
    with tempfile.TemporaryDirectory(prefix="antq-kill-") as folder:
        calm, killed = Path(folder) / "calm", Path(folder) / "killed"
        calm.mkdir()
        killed.mkdir()
        with Server(killed) as server:
            client, killer = asyncio.run(walk(server, kills=10 if quick else 50, seed=SEED))
        left, peace = read_ledger(server.database), calm_ledger(calm)
    rows = [
        ("answers lost", str(missing(expected_log(), left.answers)), "0"),
        ("answers counted twice", str(missing(left.answers, expected_log())), "0"),
        ("acts entered, of those sent", f"{len(left.keys)}", f"{len(client.keys)}"),
        ("people with a gap in their messages", str(len(left.gaps)), "0"),
        ("messages to people", str(len(left.told)), str(len(peace.told))),
        ("the unit's score", left.score, peace.score),
        ("integrity of the file", ", ".join(left.health), "ok"),
    ]
    landed = ", ".join(f"{count} {how_far}" for how_far, count in sorted(killer.landed.items()))
    same = "equal" if left == peace else "DIFFERENT"
    notes = [
        f"the kills came: {landed}",
        f"everything kept is {same} to the walk in peace; {perf_counter() - started:.0f} s, most of it starting again",
        "the process is killed, not the machine: what SQLite has handed to the system is kept",
    ]
    title = f"Killed {killer.done} times (SIGKILL) during one case of {len(client.keys)} acts"
    yield Table(title, ("", "found", "must be"), rows, notes)
