"""What every head does in a storm, and what must be seen and kept after each act: taken from a calm walk."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.channels.telegram.limits import LIMITS
from bot.conversation.words import joining
from bot.rendering.bubbles import with_buttons
from bot.sample import COMMUNE, SINCE
from storage.engine import Database
from storage.unit_of_work import Work
from tests.shortcuts import BEST, PROFILES
from tests.walker import MONDAY, SHELF, Walker, new_walker

TITLE = "Trường THCS số 1"  # all units have the same name, so that all heads see the same words
RUBRIC = SHELF.rubric("phong-trao-2025-thien-tin")
Log = list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Act:
    """One turn: a label to press or words to type, and the text that must be seen then."""

    what: str
    pressed: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Script:
    """The acts of one head, and the answer log they leave: (line, kind, value) each."""

    acts: Sequence[Act]
    log: Log


def appoint(work: Work, number: int) -> str:
    """A unit and its head; returns the head."""
    person, now = f"truong-{number}", MONDAY
    work.places.add_unit(person, COMMUNE, TITLE, "Thôn Phú Bình", "school", "thcs")
    work.places.add_office(person, "head", f"Hiệu trưởng {TITLE}", COMMUNE, person)
    work.people.add(person, "vi", now)
    work.places.appoint(person, person, SINCE)
    return person


@cache
def script(turns: int) -> Script:
    """The first so many turns of a whole case, as a calm walk answers them."""
    with TemporaryDirectory(prefix="antq-script-") as folder:
        walker = new_walker(Path(folder))
        with walker.database.begin() as work:
            walker.person = appoint(work, 0)
        first = ("xin chào", joining.AGREE, joining.AGREE, "/tucham", *PROFILES["head-thcs-1"])
        acts = [_act(walker, what) for what in first]
        while len(acts) < turns:
            line = RUBRIC.line(walker.state().line)
            acts.append(_act(walker, BEST.get(line.ask or "", str(line.max))))
        log = kept(walker.database)[case(0)]
        walker.database.close()
    return Script(acts[:turns], log)


def _act(walker: Walker, what: str) -> Act:
    newest = walker.messages()[-1:]
    pressed = any(choice["label"] == what for message in newest for row in message["choices"] for choice in row)
    messages = walker.taps(what) if pressed else walker.says(what)
    last = messages[-1]
    return Act(what, pressed, with_buttons(last, last["seq"], LIMITS.text)[-1].plain)


def case(number: int) -> str:
    """The case of a head of the storm."""
    return f"truong-{number}-{MONDAY.year}"


def kept(database: Database) -> dict[str, Log]:
    """The answer logs of all cases."""
    found: dict[str, Log] = {}
    sql = "SELECT case_id, line_id, kind, value FROM answer_log ORDER BY id"
    with database.read() as work:
        for which, line, kind, value in work._runner._driver.execute(sql).fetchall():
            found.setdefault(which, []).append((line, kind, json.dumps(json.loads(value), sort_keys=True)))
    return found
