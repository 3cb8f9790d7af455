"""A case as one JSON document: all that is kept of it, with the proof."""

import json
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

from antq_rules import Office, Shelf, to_json
from antq_rules.decimals import exact
from antq_rules.review import Event
from bot.cases.stored import Stored
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_code, content_hash
from bot.conversation.world import CaseFile

FORMAT = 1


def dossier(case: Stored, lines: tuple[str, ...], shelf: Shelf, at: datetime) -> dict[str, object]:
    """The case as it is `at` this moment; `lines` are its entries of the audit log."""
    file = case.now(shelf)
    return {
        "format": FORMAT,
        "exported_at": _moment(at),
        "case": _row(case, file),
        "content": {"code": content_code(file), "hash": content_hash(file)},
        "rules": {
            "rubric": {"id": file.rubric.id, "hash": file.rubric.hash},
            "plan": {"id": file.plan.id, "hash": file.plan.hash},
        },
        **_given(file),
        "log": [
            {"line": each.line, "kind": each.kind, "value": json.loads(each.value), "office": each.office}
            | {"person": each.person, "at": _moment(each.at)}
            for each in case.log
        ],
        "history": [_event(event) for event in case.history],
        "meetings": [
            {"meeting": each.meeting, "kind": each.kind, "office": each.office, "person": each.person}
            | {"details": json.loads(each.details), "at": _moment(each.at)}
            for each in case.meetings
        ],
        "evidence": [
            {"line": each.line, "kind": each.kind, "digest": each.digest, "name": each.name}
            | {"media_type": each.media_type, "size": each.size, "at": _moment(each.at)}
            for each in case.files
        ],
        "scorecards": {"own": file.card.to_json(), "superior": superior_card(file).to_json()},
        "audit": [_proof(line) for line in lines],
    }


def _proof(line: str) -> object:
    """An entry of the audit log; one that somebody has spoilt as it is."""
    try:
        return json.loads(line)
    except ValueError:
        return line


def _given(file: CaseFile) -> dict[str, object]:
    """What the unit said, in the form that `antq rules score` reads."""
    answers = {line: to_json(answer) for line, answer in file.answers.items()}
    profile = file.profile.to_json() if file.profile else None
    return {"profile": profile, "year": file.year, "answers": answers, "notes": dict(file.notes)}


def _row(case: Stored, file: CaseFile) -> dict[str, object]:
    row = case.row
    return {
        "id": row.id,
        "unit": {"id": row.unit_id, "name": row.unit_name},
        "locality": row.locality_id,
        "year": row.year,
        "state": file.standing.state,
        "stage": row.stage,
        "opened_at": _moment(row.opened_at),
        "changed_at": _moment(row.changed_at),
    }


def _event(event: Event) -> dict[str, object]:
    return {each.name: _plain(value) for each in fields(event) if (value := getattr(event, each.name)) is not None}


def _plain(value: object) -> object:
    match value:
        case Office():
            return {"id": value.id, "kind": value.kind, "unit": value.unit, "locality": value.locality}
        case Decimal():
            return exact(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case _:
            return value


def _moment(at: datetime) -> str:
    return at.isoformat()
