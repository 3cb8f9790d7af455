"""The same walk in one process that nobody kills: what every other walk is measured against."""

from pathlib import Path

from bot.conversation.events import Opened, Said, Tapped
from tests.crash.ledger import Ledger, read_ledger
from tests.crash.script import ACTS, OFFICE, find_choice, pressed
from tests.walker import Walker, new_walker


def calm_ledger(folder: Path) -> Ledger:
    """Walk the script in a new database in this folder."""
    walker = new_walker(folder)
    walker.person = OFFICE
    walker.send(Opened("phone"), key="act-1")
    for number, act in enumerate(ACTS, 2):
        _do(walker, act, f"act-{number}")
    walker.database.close()
    return read_ledger(folder / "walk.sqlite3")


def _do(walker: Walker, act: str, key: str) -> None:
    action = pressed(act)
    if action is None:
        walker.send(Said(act), key=key, shown=act)
    else:
        tap = find_choice(walker.messages(), action)
        walker.send(Tapped(tap["action"], tap["step"]), key=key, shown=tap["label"])
