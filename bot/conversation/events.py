"""What can reach the conversation, whatever the channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The person typed a text."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """The person pressed a button: what it does, and the step it was shown for (empty: valid at any time)."""

    action: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The person opened the conversation on a device."""

    device: str


Event = Said | Tapped | Opened
