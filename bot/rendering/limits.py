"""What a channel can show and how fast it may be written to, as data."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """One message every `every`, of which `burst` may come at once after a rest."""

    every: timedelta
    burst: int = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """A channel's abilities.

    `text` and `caption` are counted in UTF-16 units after markup is taken away. Without `buttons` choices are numbered
    and all replies of a turn are one message; without `edits` an old card stays as it is; without `uploads` files are
    offered as links. `bot`, `chat` and `group` are the paces the platform allows.
    """

    text: int
    buttons: bool
    edits: bool
    uploads: bool
    bot: Pace
    chat: Pace
    group: Pace
    caption: int = 0

    def pace_of(self, chat: str) -> Pace:
        """The pace of one chat; the number of a group is negative."""
        return self.group if chat.startswith("-") else self.chat


def units(text: str) -> int:
    """The length of a text in UTF-16 units, as the platforms count."""
    return len(text.encode("utf-16-le")) // 2
