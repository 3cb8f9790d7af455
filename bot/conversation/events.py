"""What can reach the conversation, whatever the channel."""

from dataclasses import dataclass

from bot.conversation.files import FileRef


@dataclass(frozen=True, slots=True)
class Said:
    """The person typed a text; `step` is the step last shown where they typed it, empty when that is not known."""

    text: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Tapped:
    """The person pressed a button: what it does, and the step it was shown for (empty: valid at any time)."""

    action: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The person opened the conversation on a device."""

    device: str


@dataclass(frozen=True, slots=True)
class Brought:
    """The person sent a file that can be kept; those sent together share an `album`."""

    file: FileRef
    album: str = ""


@dataclass(frozen=True, slots=True)
class Unfit:
    """The person sent a file that cannot be kept: it is too big, of a type not taken, or could not be fetched."""

    why: str  # "big", "type" or "lost"


@dataclass(frozen=True, slots=True)
class Odd:
    """The person sent what answers nothing: a sticker, a voice message, an edited text, a contact.

    `kind` is "sticker", "voice", "edited", "unreadable" (the platform hides what it was) or "other". Three kinds never
    reach the conversation: "group" (said in a group), "blocked" and "unblocked" (the bot by the person).
    """

    kind: str


Event = Said | Tapped | Opened | Brought | Unfit | Odd
