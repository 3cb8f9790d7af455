"""Keep a file and note that it is evidence for a line."""

from bot.carry_out.context import Context
from bot.conversation.effects import KeepEvidence


def carry_out(effect: KeepEvidence, turn: Context) -> None:
    """The content came with the event; the same file sent twice is kept once."""
    file = effect.file
    turn.work.files.keep(file.digest, file.media_type, turn.content[file.digest], turn.now)
    turn.work.files.record(
        effect.case, effect.line, "added", file.digest, file.name, turn.person, effect.office, turn.now
    )
