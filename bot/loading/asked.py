"""What an event asks for, as far as it decides what must be read."""

from bot.conversation import commands
from bot.conversation import events as happenings
from bot.conversation.matching import folded


def command_in(event: happenings.Event) -> str:
    """The command of a button or a typed text, empty for anything else."""
    return asked_in(event)[0]


def asked_in(event: happenings.Event) -> tuple[str, str]:
    """The command of a button or a typed text and its argument, both empty for anything else."""
    tapped = commands.in_action(event.action) if isinstance(event, happenings.Tapped) else None
    typed = commands.in_text(event.text) if isinstance(event, happenings.Said) else None
    return tapped or typed or ("", "")


def chosen(event: happenings.Event, action: str, label: str) -> bool:
    """Whether the event is this button, pressed or typed."""
    if isinstance(event, happenings.Tapped):
        return event.action == action
    return isinstance(event, happenings.Said) and folded(event.text) == folded(label)
