"""A bubble as Telegram's HTML and keyboard."""

from hashlib import sha256
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rendering.bubbles import Bubble, Button, Piece

_TAGS = {"strong": "b", "quote": "blockquote", "table": "pre", "note": "i"}
_STYLES = {"primary": "primary", "danger": "danger"}


def html(bubble: Bubble) -> str:
    """The text with Telegram's tags; what people wrote cannot break them."""
    return "\n\n".join(_piece(piece) for piece in bubble.pieces)


def _piece(piece: Piece) -> str:
    text, tag = escape(piece.text, quote=False), _TAGS.get(piece.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def keyboard(bubble: Bubble) -> InlineKeyboardMarkup | None:
    """The buttons below the text, None where there are none."""
    rows = [[_button(button) for button in row] for row in bubble.buttons if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, callback_data=button.data, style=_STYLES.get(button.style))


def mark(bubble: Bubble) -> str:
    """A short mark of everything the message shows: equal marks look the same."""
    shown = (html(bubble), tuple((button.label, button.data) for row in bubble.buttons for button in row))
    return sha256(repr(shown).encode()).hexdigest()[:12]
