"""Plays a case again from its logs and compares with what was kept at the time: content, points, states."""

import json
from dataclasses import dataclass
from decimal import Decimal

from antq_rules import Shelf
from antq_rules.decimals import exact
from antq_rules.errors import RulesError
from bot.cases.errors import ReplayDiffers
from bot.cases.stored import Stored, stored
from bot.cases.timeline import Point, timeline
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_code, content_hash
from bot.conversation.world import CaseFile
from storage.unit_of_work import Work

_JUDGED = {"approved", "decided"}


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a case comes to when it is played again: how many points were compared, scores, place, content."""

    compared: int
    own: Decimal
    given: Decimal
    state: str
    stage: str | None
    code: str


def played(work: Work, case: str, shelf: Shelf) -> Replayed:
    """The case of this id played again. Raises UnknownCase and ReplayDiffers, also for what cannot even be read."""
    try:
        return replay(stored(work, case), shelf)
    except (ValueError, KeyError, TypeError, ArithmeticError, RulesError) as error:
        raise ReplayDiffers("bản ghi của hồ sơ", "điều không đọc được", type(error).__name__) from error


def replay(case: Stored, shelf: Shelf) -> Replayed:
    """The case as it follows from its logs. Raises ReplayDiffers at the first place where something else was kept."""
    points = timeline(case)
    for point in points:
        _check(case, shelf, point)
    file = case.now(shelf)
    place = _place(file)
    if place != (case.row.state, case.row.stage):
        raise ReplayDiffers("trạng thái hồ sơ", (case.row.state, case.row.stage), place)
    return Replayed(len(points), file.card.total, superior_card(file).total, *place, content_code(file))


def _check(case: Stored, shelf: Shelf, point: Point) -> None:
    file = case.at(shelf, point.log, point.files, point.criteria, point.events)
    if point.event:
        _check_event(file, f"sự kiện {point.events} ({file.history[-1].kind})")
    entry = point.entry
    if entry is None:
        return
    where = f"nhật ký {entry.chain}, mục {entry.seq}"
    found = content_hash(file)
    if entry.content not in (None, found):
        raise ReplayDiffers(f"{where}: mã băm nội dung", entry.content, found)
    payload = json.loads(entry.payload)
    if point.event and (payload["state"], payload["stage"]) != _place(file):
        raise ReplayDiffers(f"{where}: trạng thái", (payload["state"], payload["stage"]), _place(file))


def _check_event(file: CaseFile, where: str) -> None:
    """The content the event acted on, and the total it came to: the unit's own, or the superior's."""
    event = file.history[-1]
    if event.content not in (None, content_code(file)):
        raise ReplayDiffers(f"{where}: mã nội dung", event.content, content_code(file))
    if event.points is None:
        return
    total = file.card.total if event.kind == "submitted" else superior_card(file).total
    if event.kind in {"submitted", *_JUDGED} and event.points != total:
        raise ReplayDiffers(f"{where}: tổng điểm", exact(event.points), exact(total))


def _place(file: CaseFile) -> tuple[str, str | None]:
    standing = file.standing
    return standing.state, standing.stage.id if standing.stage else None
