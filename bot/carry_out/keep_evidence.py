"""Keep a file and note that it is evidence for a line."""

from bot.carry_out.context import Context
from bot.conversation.effects import KeepEvidence


def carry_out(effect: KeepEvidence, turn: Context) -> None:
    """The content came with the event, or before with a question handed over; sent twice it is kept once."""
    file, person = effect.file, effect.author or turn.person
    if file.digest in turn.content:
        turn.work.files.keep(file.digest, file.media_type, turn.content[file.digest], turn.now)
    turn.work.files.record(effect.case, effect.line, "added", file.digest, file.name, person, effect.office, turn.now)
