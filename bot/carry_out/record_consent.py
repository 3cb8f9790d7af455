"""Keep what the person agreed to, with the version of the text and the channel."""

from bot.carry_out.context import Context
from bot.conversation.effects import RecordConsent


def carry_out(effect: RecordConsent, turn: Context) -> None:
    """Add to the log of consents."""
    turn.work.people.record_consent(
        turn.person, effect.purpose, effect.given, effect.text_version, turn.channel, turn.now
    )
