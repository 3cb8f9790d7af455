"""`python -m tests.benchmarks [--quick] [topic …]`: one table after the other, of all topics when none is named."""

import argparse
import os
import platform
from collections.abc import Callable, Iterator, Mapping

from tests.benchmarks import (
    board,
    breakdown,
    drain,
    kill,
    page_weight,
    processes,
    queue,
    reminders,
    rules_batch,
    rules_engines,
    rules_path,
    scoring,
    startup,
    taps,
    turns,
    webhook,
)
from tests.benchmarks.table import Table

TOPICS: Mapping[str, Callable[..., Iterator[Table]]] = {
    "score": scoring.tables,
    "engines": rules_engines.tables,
    "ways": rules_path.tables,
    "batch": rules_batch.tables,
    "turns": turns.tables,
    "breakdown": breakdown.tables,
    "startup": startup.tables,
    "page": page_weight.tables,
    "board": board.tables,
    "taps": taps.tables,
    "kill": kill.tables,
    "webhook": webhook.tables,
    "queue": queue.tables,
    "reminders": reminders.tables,
    "drain": drain.tables,
    "processes": processes.tables,
}


def main() -> None:
    """Measure the topics named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure, side by side.")
    parser.add_argument("topics", nargs="*", metavar="topic", help=f"any of: {', '.join(TOPICS)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for a first look")
    wanted = parser.parse_args()
    unknown = [topic for topic in wanted.topics if topic not in TOPICS]
    if unknown:
        parser.error(f"no topic {unknown[0]!r}; there are: {', '.join(TOPICS)}")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}: read ratios, not absolutes")
    for topic in wanted.topics or TOPICS:
        for table in TOPICS[topic](quick=wanted.quick):
            print(f"\n{table.text()}", flush=True)


if __name__ == "__main__":
    main()
