"""The forms of the board: each runs one turn of the conversation, as pressing its button or typing there would."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from bot.channels.web import wire
from bot.channels.web.board.frame import Pen
from bot.channels.web.errors import Refusal
from bot.channels.web.intake import LONGEST_NAME, number, said, text, wrong
from bot.channels.web.messages import CHANNEL, SOMEBODY_ELSE
from bot.conversation.events import Event, Said, Tapped
from bot.conversation.words import workboard as words
from bot.ports import Arrival

LONGEST = 64  # letters of an id


@dataclass(frozen=True, slots=True)
class Forms:
    """Draws the forms of one page; each knows for whom it was drawn and after which message.

    `address` takes them, `last` is the number of that message, `beside` are fields that all of them carry.
    """

    pen: Pen
    address: str
    last: int
    beside: Mapping[str, str]

    def button(self, choice: Mapping[str, str], step: str) -> str:
        """One button of the conversation: its "action", "label" and "style"."""
        fields = {"action": choice["action"], "step": step, "label": choice["label"]}
        label, style = escape(choice["label"]), escape(choice["style"])
        return f'{self._form(fields)}<button class="{style}">{label}</button></form>'

    def field(self, step: str) -> str:
        """A field for what would be typed in the conversation."""
        label = f'<label for="text">{self.pen.text(words.ANSWER)}</label>'
        box = '<textarea id="text" name="text" rows="3" maxlength="4000" required></textarea>'
        send = f'<button class="primary">{self.pen.text(words.SEND)}</button>'
        return f"{self._form({'step': step})}{label}{box}{send}</form>"

    def _form(self, fields: Mapping[str, str]) -> str:
        known = {**fields, **self.beside, "after": str(self.last), "who": wire.mark(self.pen.world.person)}
        hidden = "".join(f'<input type="hidden" name="{key}" value="{escape(value)}">' for key, value in known.items())
        return f'<form method="post" action="{escape(self.address)}">{hidden}'


def read(fields: Mapping[str, object], person: str, fits: Callable[[str], bool], button: str) -> tuple[Arrival, int]:
    """The event of a form, and the message it was drawn after.

    Only an action that `fits` the page is taken; `button` says to people which those are. Raises Refusal.
    """
    if text(fields.get("who"), "who", LONGEST) != wire.mark(person):
        raise Refusal(409, SOMEBODY_ELSE)
    after = fields.get("after", "")
    seq = number(int(after) if isinstance(after, str) and after.isascii() and after.isdigit() else after, "after")
    event, shown = _event(fields, fits, button)
    return Arrival(person, CHANNEL, _key(seq, event), event, shown), seq


def _event(fields: Mapping[str, object], fits: Callable[[str], bool], button: str) -> tuple[Event, str]:
    step = text(fields.get("step"), "step", LONGEST_NAME)
    if "text" in fields:
        words_typed = said(fields["text"])
        if not step:
            raise wrong("step", "bước đang hỏi")
        return Said(words_typed, step), words_typed
    action = text(fields.get("action"), "action", LONGEST_NAME)
    if not fits(action):
        raise wrong("action", button)
    return Tapped(action, step), text(fields.get("label", ""), "label", LONGEST_NAME)


def _key(seq: int, event: Event) -> str:
    """Pressing the same button twice on one page is one event; on a page drawn later it is another."""
    return f"b{seq}-{sha256(repr(event).encode()).hexdigest()[:24]}"
