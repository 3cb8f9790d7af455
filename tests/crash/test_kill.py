"""Nothing is lost or answered twice when the server is killed in the middle of turns."""

import time
from pathlib import Path

import pytest

from bot.sample import OFFICES
from tests.crash.calm import calm_ledger
from tests.crash.client import walk
from tests.crash.ledger import missing, read_ledger
from tests.crash.script import expected_log
from tests.crash.server import Server

KILLS = 10
STARTS_KILLED = 5


def test_the_script_is_answered_as_written(tmp_path: Path) -> None:
    """Without any kill the log is the script's, to the letter: what the other test compares with is right."""
    ledger = calm_ledger(tmp_path)
    assert ledger.answers == expected_log()
    assert (ledger.gaps, ledger.health) == ([], ["ok"])
    assert [kind for _, kind, *_ in ledger.reviews] == ["submitted"]


@pytest.mark.slow
async def test_a_killed_server_loses_nothing_and_answers_nothing_twice(tmp_path: Path) -> None:
    """A whole case over HTTP, SIGKILL ten times: every act counted once, the same messages, the same score."""
    calm, folder = tmp_path / "calm", tmp_path / "killed"
    calm.mkdir()
    folder.mkdir()
    with Server(folder) as server:
        client, killer = await walk(server, KILLS, seed="2025-10-20")
    killed = read_ledger(server.database)
    assert killer.done == KILLS
    assert killer.landed["after the answer"] < KILLS, "no kill came in the middle of a turn"
    assert missing(expected_log(), killed.answers) == 0, "answers lost"
    assert missing(killed.answers, expected_log()) == 0, "answers twice"
    assert sorted(killed.keys) == sorted(client.keys)
    assert killed == calm_ledger(calm)


@pytest.mark.slow
def test_a_start_that_is_killed_can_be_started_again(tmp_path: Path) -> None:
    """Killed at five moments of its first start, with tables half made, the server still starts and knows everybody."""
    server = Server(tmp_path)
    for number in range(STARTS_KILLED):
        server.launch()
        time.sleep(0.2 + 0.1 * number)
        server.kill()
    with server:
        assert len(server.links) == len(OFFICES)
