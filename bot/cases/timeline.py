"""In which order the logs of a case grew together: the moments at which it can be compared with what was kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.cases.errors import ReplayDiffers
from bot.cases.stored import Stored
from storage.models import AuditEntry

_FILES = {"evidence_added": "added", "evidence_removed": "removed"}
_LOGGED = {"answer", "note", "profile"}


@dataclass(frozen=True, slots=True)
class Point:
    """After so many entries of each log; `event` says that the last one was a review event, `entry` is its proof."""

    log: int
    files: int
    criteria: int
    events: int
    event: bool = False
    entry: AuditEntry | None = None


def timeline(case: Stored) -> list[Point]:
    """Every point to compare at. Raises ReplayDiffers where the logs and the audit log do not tell the same.

    A case opened before there was an audit log is ordered by time alone.
    """
    covered = bool(case.audit) and case.audit[0].kind == "case_opened"
    points = list(_by_audit(case) if covered else _by_time(case))
    return [*points, Point(len(case.log), len(case.files), len(case.criteria), len(case.history))]


def _by_audit(case: Stored) -> Iterator[Point]:
    log = files = criteria = events = 0
    for place, entry in enumerate(case.audit):
        payload = json.loads(entry.payload)
        where = f"nhật ký {entry.chain}, mục {entry.seq}"
        is_event = "number" in payload
        if is_event:
            found = [(event.kind, str(event.line or "")) for event in case.history[events : events + 1]]
            _compare(f"{where}, sự kiện {events + 1}", [(entry.kind, str(payload.get("line", "")))], found)
            events += 1
        elif entry.kind in _LOGGED:
            found = [(each.kind, each.line) for each in case.log[log : log + 1]]
            _compare(f"{where}, câu trả lời {log + 1}", [(entry.kind, _line(entry.kind, payload))], found)
            log += 1
        elif entry.kind in _FILES:
            found = [(each.kind, each.digest) for each in case.files[files : files + 1]]
            _compare(f"{where}, minh chứng {files + 1}", [(_FILES[entry.kind], payload["digest"])], found)
            files += 1
        elif entry.kind == "criterion":
            found = [("criterion", each.criterion) for each in case.criteria[criteria : criteria + 1]]
            _compare(f"{where}, tiêu chí {criteria + 1}", [("criterion", payload["criterion"])], found)
            criteria += 1
        following = case.audit[place + 1] if place + 1 < len(case.audit) else None
        ends_turn = following is None or following.at != entry.at
        if is_event or ends_turn:
            yield Point(log, files, criteria, events, is_event, entry if ends_turn else None)
    counted = (len(case.log), len(case.files), len(case.criteria), len(case.history))
    _compare("số mục trong nhật ký", (log, files, criteria, events), counted)


def _line(kind: str, payload: dict[str, str]) -> str:
    return "" if kind == "profile" else payload["line"]


def _compare(where: str, kept: object, found: object) -> None:
    if kept != found:
        raise ReplayDiffers(where, kept, found)


def _by_time(case: Stored) -> Iterator[Point]:
    for number, event in enumerate(case.history, 1):
        log = sum(entry.at <= event.at for entry in case.log)
        files = sum(entry.at <= event.at for entry in case.files)
        criteria = sum(entry.at <= event.at for entry in case.criteria)
        yield Point(log, files, criteria, number, event=True)
