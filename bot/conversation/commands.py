"""Commands: what can be typed at any time, and the same as buttons that work at any time."""

from bot.conversation.phrases import say
from bot.conversation.replies import Choice

PREFIX = "go:"


def standing_choice(label: str, command: str, argument: str = "", *, style: str = "plain") -> Choice:
    """A button that does the same as typing the command, at any time."""
    return Choice(say(label), f"{PREFIX}{command}:{argument}" if argument else f"{PREFIX}{command}", style)


def in_action(action: str) -> tuple[str, str] | None:
    """The command and argument of a button, or None for a button of a step."""
    if not action.startswith(PREFIX):
        return None
    name, _, argument = action.removeprefix(PREFIX).partition(":")
    return name, argument


def in_text(text: str) -> tuple[str, str] | None:
    """The command and argument of a typed text such as "/cau 5đ", or None. An unknown command comes back as it is."""
    if not text.startswith("/"):
        return None
    name, _, argument = text[1:].strip().partition(" ")
    return name.partition("@")[0].casefold(), argument.strip()


def case_in(action: str) -> str | None:
    """The id of the case a button is about, or None."""
    command = in_action(action)
    if command is not None:
        return command[1] if command[0] == "mo" else None
    kind, _, rest = action.partition(":")
    return rest.partition(":")[0] if kind == "case" else None
