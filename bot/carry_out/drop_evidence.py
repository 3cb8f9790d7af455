"""Note that a file is no longer evidence for a line."""

from bot.carry_out.context import Context
from bot.conversation.effects import DropEvidence


def carry_out(effect: DropEvidence, turn: Context) -> None:
    """The file and the log of it stay, because an earlier submission may rest on it."""
    file = effect.file
    turn.work.files.record(
        effect.case, effect.line, "removed", file.digest, file.name, turn.person, effect.office, turn.now
    )
