"""The key that signs links: given, made once, shared by all processes, and told of when it is damaged."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.secret_key import secret_key
from bot.settings import WrongSetting
from tests.walker import SteadyClock

AT_ONCE = """
import sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from bot.clock import MachineClock
from bot.secret_key import secret_key
folder = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
print(secret_key("", folder, MachineClock(ZoneInfo("UTC"))).decode())
"""


class LongSecrets(SteadyClock):
    """Secrets as long as the machine's."""

    def secret(self) -> str:
        """A different text each time."""
        return super().secret().ljust(43, "x")


def test_the_operators_key_goes_first(tmp_path: Path) -> None:
    """A key in the settings is taken as it is, and nothing is written."""
    assert secret_key("k" * 32, tmp_path, LongSecrets()) == b"k" * 32
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once(tmp_path: Path) -> None:
    """Without one, it is made at the first start, readable by the owner only, and found again at the next."""
    made = secret_key("", tmp_path, LongSecrets())
    assert len(made) >= 32
    assert secret_key("", tmp_path, LongSecrets()) == made
    (file,) = tmp_path.iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == ("secret-key", 0o600)


@pytest.mark.parametrize("damaged", ["", "short", "\n"])
def test_a_damaged_key_is_one_line(tmp_path: Path, damaged: str) -> None:
    """An empty or cut key would make links that anybody can forge; the operator is told which file to remove."""
    (tmp_path / "secret-key").write_text(damaged)
    with pytest.raises(WrongSetting, match=r"^ANTQ_SECRET_KEY: .*secret-key"):
        secret_key("", tmp_path, LongSecrets())


def test_processes_that_start_at_once_share_one_key(tmp_path: Path) -> None:
    """All of them come upon an empty folder in the same moment; all go on with the same key, and no draft is left."""
    command = [sys.executable, "-c", AT_ONCE, str(tmp_path)]
    started = [
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    keys = {process.communicate(timeout=20)[0] for process in started}
    assert len(keys) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]
    assert keys == {(tmp_path / "secret-key").read_text() + "\n"}
