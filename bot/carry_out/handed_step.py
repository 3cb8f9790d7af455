"""Note what happened to a question that was given away."""

import json
from dataclasses import asdict

from antq_rules import to_json
from bot.carry_out.context import Context
from bot.conversation.effects import HandedStep
from bot.conversation.files import FileRef
from storage.models import HandedRow


def carry_out(effect: HandedStep, turn: Context) -> None:
    """A file is kept at once, beside no line; when the question is closed, its code opens nothing any more."""
    given = effect.given
    if isinstance(given, FileRef):
        turn.work.files.keep(given.digest, given.media_type, turn.content[given.digest], turn.now)
    row = (effect.handing, effect.case, effect.line, effect.kind, _value(effect), None, None, turn.person)
    turn.work.handings.append(HandedRow(*row, effect.office, turn.now))
    if effect.kind in {"used", "ended"}:
        turn.work.sign_ins.cancel(effect.handing, turn.now)


def _value(effect: HandedStep) -> str | None:
    given = effect.given
    if given is None or isinstance(given, str):
        return given
    plain = asdict(given) if isinstance(given, FileRef) else to_json(given)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
