"""What a phone downloads before the first message: HTML, style sheet and script."""

import gzip
from collections.abc import Iterator

from bot.channels.web.assets import BOARD_CSS, CSS, PAGE, SCRIPT, STATIC
from tests.benchmarks.table import Table, figure

LIMIT = 60.0  # kB before packing
BOARD_LIMIT = 30.0


def tables(*, quick: bool) -> Iterator[Table]:  # noqa: ARG001 - every topic is called the same way
    """Raw and as packed for the way: the chat, then the frame of the board, whose rows `board` weighs."""
    yield _weighed("The page", {"index.html": PAGE.encode(), "chat.css": CSS.body, "chat.js": SCRIPT.body}, LIMIT)
    frame = (STATIC / "board.html").read_bytes()
    yield _weighed("The board", {"board.html": frame, "chat.css": CSS.body, "board.css": BOARD_CSS.body}, BOARD_LIMIT)


def _weighed(title: str, files: dict[str, bytes], limit: float) -> Table:
    sizes = {name: (len(body), len(gzip.compress(body, mtime=0))) for name, body in files.items()}
    sizes["together"] = (sum(raw for raw, _ in sizes.values()), sum(packed for _, packed in sizes.values()))
    rows = [(name, figure(raw / 1000), figure(packed / 1000)) for name, (raw, packed) in sizes.items()]
    verdict = "kept" if sizes["together"][0] <= limit * 1000 else "BROKEN"
    return Table(title, ("file", "kB", "kB gzip"), rows, [f"limit {limit:.0f} kB before packing: {verdict}"])
