"""A process killed at any point leaves a whole turn or none of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage import Database, open_database
from tests.storage.sample import NOW

ROOT = Path(__file__).parents[2]
TURN = """
import sys
from storage import open_database
from tests.storage.sample import NOW

def reached(point):
    if point == sys.argv[2]:
        print(point, flush=True)
        sys.stdin.read()

database = open_database(sys.argv[1])
with database.begin() as work:
    opened = work.conversations.open("hoa")
    work.messages.claim("hoa", "web", "key", opened.seq + 1, "3 điểm", NOW)
    reached("claimed")
    work.answers.append("case-1", "1", "answer", '{"points": "3"}', "hoa", "head-1", NOW)
    reached("answered")
    work.conversations.save("hoa", "{}", opened.seq + 2, NOW)
    work.messages.put([("hoa", opened.seq + 2, "web", "{}", NOW)])
    reached("written")
reached("committed")
"""


@pytest.mark.parametrize(
    ("point", "kept"), [("claimed", False), ("answered", False), ("written", False), ("committed", True)]
)
def test_a_killed_turn_is_whole_or_nothing(furnished: Database, address: str, point: str, kept: bool) -> None:
    """Killed before the commit nothing of the turn is there, after it everything; and the next turn is not held up."""
    furnished.close()
    child = subprocess.Popen(
        [sys.executable, "-c", TURN, address, point], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline().decode().strip() == point
        child.kill()
    database = open_database(address)
    with database.begin() as work:
        opened = work.conversations.open("hoa")
        assert (opened.state, opened.seq) == (("{}", 2) if kept else (None, 0))
        assert [message.seq for message in work.messages.since("hoa", 0)] == ([1, 2] if kept else [])
        assert len(work.answers.log("case-1")) == kept
        assert work.messages.claim("hoa", "web", "key", 3, "3 điểm", NOW) is not kept
    database.close()
