"""Nothing is lost or answered twice when the server is killed in the middle of turns."""

from pathlib import Path

import pytest

from tests.crash.calm import calm_ledger
from tests.crash.client import walk
from tests.crash.ledger import missing, read_ledger
from tests.crash.script import expected_log
from tests.crash.server import Server

KILLS = 8


def test_the_script_is_answered_as_written(tmp_path: Path) -> None:
    """Without any kill the log is the script's, to the letter: what the other test compares with is right."""
    ledger = calm_ledger(tmp_path)
    assert ledger.answers == expected_log()
    assert (ledger.gaps, ledger.health) == ([], ["ok"])
    assert [kind for _, kind, *_ in ledger.reviews] == ["submitted"]


@pytest.mark.slow
async def test_a_killed_server_loses_nothing_and_answers_nothing_twice(tmp_path: Path) -> None:
    """A whole case over HTTP, SIGKILL at eight moments: every act counted once, the same messages, the same score."""
    calm, folder = tmp_path / "calm", tmp_path / "killed"
    calm.mkdir()
    folder.mkdir()
    with Server(folder) as server:
        client, killer = await walk(server, KILLS, seed="2025-10-20")
    killed = read_ledger(server.database)
    assert killer.done == KILLS
    assert missing(expected_log(), killed.answers) == 0, "answers lost"
    assert missing(killed.answers, expected_log()) == 0, "answers twice"
    assert sorted(killed.keys) == sorted(client.keys)
    assert killed == calm_ledger(calm)
