"""Put a message into one person's outbox."""

from bot.carry_out import tell
from bot.carry_out.context import Context
from bot.conversation.effects import Notify


def carry_out(effect: Notify, turn: Context) -> None:
    """In their own language, where they want to be written to."""
    tell.deliver(effect.person, effect.reply, turn)
