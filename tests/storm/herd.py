"""Processes of the product that are killed and started again at once."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tests.fakes.telegram_server import FakeTelegram
from tests.town import SECRET, free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds a process may take to end


@dataclass
class Member:
    """One process after the other with the same parts and port."""

    parts: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0
    _before: int = 0  # bytes of the log before the last start

    def start(self) -> None:
        """Start; it is not waited for."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("ANTQ_")}
        theirs = {**self.environment, "ANTQ_WEB_PORT": str(self.port), "PYTHONPATH": str(ROOT)}
        with self._log.open("ab") as log:
            self._before = log.tell()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.storm.process", self.parts, *self.arguments],
                cwd=self.folder,
                env=ours | theirs,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """SIGKILL: no handler, no clean-up, nothing flushed."""
        await self._end(signal.SIGKILL)
        self.kills += 1

    async def stop(self) -> int:
        """SIGTERM: what is under way is finished; returns the status."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        assert self.process is not None
        with suppress(ProcessLookupError):
            self.process.send_signal(how)
        return await asyncio.to_thread(self.process.wait, PATIENCE)

    @property
    def is_ready(self) -> bool:
        """Whether it said so since the last start."""
        return b"ready" in self._log.read_bytes()[self._before :]

    @property
    def _log(self) -> Path:
        return self.folder / f"{self.port}.log"


@dataclass
class Herd:
    """All processes of one installation; `killed` has the moment and the parts of every kill."""

    members: Sequence[Member]
    killed: list[tuple[float, str]] = field(default_factory=list)

    def start(self) -> None:
        """Start them all."""
        for member in self.members:
            member.start()

    async def strike(self, member: Member, *, gently: bool = False) -> None:
        """Kill one, or ask it to end, and start it again at once."""
        self.killed.append((monotonic(), member.parts))
        await (member.stop() if gently else member.kill())
        member.start()

    async def ready(self, seconds: float) -> None:
        """Wait until all have started."""
        async with asyncio.timeout(seconds):
            while not all(member.is_ready for member in self.members):  # noqa: ASYNC110 - they are other processes
                await asyncio.sleep(0.1)

    async def stop(self) -> list[int]:
        """End them all as an operator does; returns their statuses."""
        return list(await asyncio.gather(*(member.stop() for member in self.members)))

    def abandon(self) -> None:
        """Kill whatever still runs."""
        for member in self.members:
            if member.process is not None and member.process.poll() is None:
                member.process.kill()
                member.process.wait(PATIENCE)


def settings(url: str, folder: Path, telegram: FakeTelegram, public: str) -> dict[str, str]:
    """The environment of one installation that listens at this public address."""
    return {
        "ANTQ_DATABASE_URL": url,
        "ANTQ_DATA_DIR": str(folder),
        "ANTQ_SECRET_KEY": "0" * 64,
        "ANTQ_TELEGRAM_TOKEN": telegram.token,
        "ANTQ_TELEGRAM_API": telegram.url,
        "ANTQ_TELEGRAM_WEBHOOK": f"{public}/telegram/webhook",
        "ANTQ_TELEGRAM_SECRET": SECRET,
    }
