"""What a phone downloads before the first message: HTML, style sheet and script."""

import gzip
from collections.abc import Iterator

from bot.channels.web.assets import CSS, PAGE, SCRIPT
from tests.benchmarks.table import Table, figure

LIMIT = 60.0  # kB before packing


def tables(*, quick: bool) -> Iterator[Table]:  # noqa: ARG001 - every topic is called the same way
    """Raw and as packed for the way."""
    files = {"index.html": PAGE.encode(), "chat.css": CSS.body, "chat.js": SCRIPT.body}
    sizes = {name: (len(body), len(gzip.compress(body, mtime=0))) for name, body in files.items()}
    sizes["together"] = (sum(raw for raw, _ in sizes.values()), sum(packed for _, packed in sizes.values()))
    rows = [(name, figure(raw / 1000), figure(packed / 1000)) for name, (raw, packed) in sizes.items()]
    verdict = "kept" if sizes["together"][0] <= LIMIT * 1000 else "BROKEN"
    yield Table("The page", ("file", "kB", "kB gzip"), rows, [f"limit {LIMIT:.0f} kB before packing: {verdict}"])
