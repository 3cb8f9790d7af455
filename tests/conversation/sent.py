"""What people send besides words and taps, as a transcript writes it in parentheses."""

import re
from hashlib import sha256

from bot.conversation.events import Brought, Event, Odd, Unfit
from bot.conversation.files import FileRef

_FILE = re.compile(r"file (?P<name>.+?)(?: of album (?P<album>\w+))?")
_OTHERS: dict[str, Event] = {
    "sticker": Odd("sticker"),
    "voice": Odd("voice"),
    "contact": Odd("other"),
    "edits an old message": Odd("edited"),
    "something the platform hides": Odd("unreadable"),
    "file too big": Unfit("big"),
    "file of a wrong type": Unfit("type"),
    "file that got lost": Unfit("lost"),
}


def sent(what: str) -> tuple[Event, bytes]:
    """The event and the bytes that come with it; KeyError for what no transcript knows."""
    if what in _OTHERS:
        return _OTHERS[what], b""
    found = _FILE.fullmatch(what)
    if found is None:
        raise KeyError(what)
    content = found["name"].encode()
    file = FileRef(sha256(content).hexdigest(), found["name"], "image/jpeg", len(content))
    return Brought(file, found["album"] or ""), content
