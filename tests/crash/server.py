"""`antq demo` as a real process on a free port and files of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.sample import OFFICES

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0  # seconds a process may take to end
LINK = re.compile(r"\s*(?P<title>.+): (?P<address>http\S+/vao/\S+)")


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class NotServing(Exception):
    """The process ended before it served."""


@dataclass
class Server:
    """One server after the other on the same files; `links` are the sign-in links of the last start, by title."""

    folder: Path
    port: int = field(default_factory=free_port)
    links: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        """The file of its database."""
        return self.folder / "antq.sqlite3"

    def start(self) -> None:
        """Start, and return when it listens and has said where. Raises NotServing."""
        self.launch()
        self.links = self._read_links()

    def launch(self) -> None:
        """Start, without waiting for anything."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("ANTQ_")}
        theirs = {
            "ANTQ_DATA_DIR": str(self.folder),
            "ANTQ_DATABASE_URL": f"sqlite:///{self.database}",
            "ANTQ_WEB_HOST": "127.0.0.1",
            "ANTQ_WEB_PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
        }
        # In a folder of its own, so that no `.env` of the developer is read.
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo"], cwd=self.folder, env=ours | theirs, stdout=subprocess.PIPE, text=True
        )

    def _read_links(self) -> dict[str, str]:
        assert self.process is not None
        assert self.process.stdout is not None
        links: dict[str, str] = {}
        for line in self.process.stdout:
            if found := LINK.fullmatch(line.rstrip()):
                links[found["title"]] = found["address"]
            if len(links) == len(OFFICES):
                return links
        ended = self.process.wait(PATIENCE)
        self.kill()
        raise NotServing(f"`antq demo` ended with {ended}")

    def link(self, words: str) -> str:
        """The newest sign-in link of the office whose title has these words."""
        return next(address for title, address in self.links.items() if words in title)

    def kill(self) -> None:
        """SIGKILL: no handler, no clean-up, nothing flushed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as Ctrl+C does."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
