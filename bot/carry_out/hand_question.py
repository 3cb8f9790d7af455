"""Give a question to somebody else; with a code when they are nobody yet."""

from datetime import timedelta

from bot.carry_out.context import Context
from bot.conversation.effects import HandQuestion
from bot.digests import digest
from storage.models import HandedRow

LIVES = timedelta(days=14)


def carry_out(effect: HandQuestion, turn: Context) -> None:
    """The office of those who are only asked is made at its first use."""
    work, office = turn.work, effect.to_office
    if work.places.office(office.id) is None:
        work.places.add_office(office.id, office.kind, effect.title, office.locality or "", office.unit)
    row = (effect.handing, effect.case, effect.line, "handed", None, effect.to, office.id, turn.person, effect.office)
    work.handings.append(HandedRow(*row, turn.now))
    if effect.code:
        expires = turn.now + LIVES
        work.sign_ins.invite(digest(effect.code), office.id, turn.now, expires, handing=effect.handing)
