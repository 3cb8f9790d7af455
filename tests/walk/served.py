"""The real `antq demo` as a child process that can be stopped, killed and started again on the same files."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SECONDS_TO_START = 20


class Served:
    """A demonstration on a free port with its data in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.links: dict[str, str] = {}
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and read the sign-in links it prints, by the title of the office."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith("ANTQ_")}
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bot", "demo"],
            cwd=ROOT,
            env={**plain, "ANTQ_DATA_DIR": str(self.folder), "ANTQ_WEB_PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.links = dict(self._link_lines())

    def _link_lines(self) -> list[tuple[str, str]]:
        assert self._process is not None
        assert self._process.stdout is not None
        found: list[tuple[str, str]] = []
        for line in self._process.stdout:
            if link := re.match(r"  (.+): (http\S+)", line):
                found.append((link[1], link[2]))
                if link[1] == "Công an tỉnh":
                    return found
        raise RuntimeError("the demonstration ended before it printed its links")

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it with a signal; returns the exit code."""
        assert self._process is not None
        self._process.send_signal(how)
        code = self._process.wait(timeout=SECONDS_TO_START)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return code


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
