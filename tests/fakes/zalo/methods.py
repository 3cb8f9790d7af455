"""The methods of Zalo's Bot Platform that send or ask; there are no others: no edit, no button, no file."""

import re
import unicodedata
from urllib.parse import urlsplit

from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.html import reference, units
from tests.fakes.zalo.records import Json, Record
from tests.fakes.zalo.refused import bad
from tests.fakes.zalo.state import State

MOST_TEXT = 2000
MARKS = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|^#+ |^> ?", re.MULTILINE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def get_me(state: State, _asked: Asked) -> Json:
    """Who the bot is."""
    return state.bot


def _words(asked: Asked, name: str) -> str:
    text = asked.text(name)
    if units(unicodedata.normalize("NFC", text)) > MOST_TEXT:
        raise bad(f"{name} is too long, at most {MOST_TEXT} characters")
    return text


def _plain(text: str, mode: str) -> str:
    if mode == "html":
        text, out, at = TAG.sub("", text), "", 0
        while (found := text.find("&", at)) >= 0:
            letter, end = reference(text, found)
            out, at = out + text[at:found] + letter, end
        return out + text[at:]
    return MARKS.sub("", text) if mode == "markdown" else text


def _sent(record: Record) -> Json:
    return {"message_id": record.message_id, "date": int(record.at * 1000)}


def send_message(state: State, asked: Asked) -> Json:
    """A text of 1 to 2,000 UTF-16 units after NFC."""
    text, mode = _words(asked, "text"), asked.text("parse_mode").lower()
    if not text.strip():
        raise bad("text is empty")
    if mode not in ("", "markdown", "html"):
        raise bad("parse_mode is invalid")
    chat = state.writable(asked.text("chat_id"))
    return _sent(state.add(chat, "", text=_plain(text, mode)))


def _address(asked: Asked, name: str) -> str:
    address = asked.text(name)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise bad(f"{name} is not a public URL")
    return address


def send_photo(state: State, asked: Asked) -> Json:
    """A picture that Zalo fetches from a public address, with a caption."""
    address, caption = _address(asked, "photo"), _words(asked, "caption")
    chat = state.writable(asked.text("chat_id"))
    return _sent(state.add(chat, "", photo=address, text=caption))


def send_sticker(state: State, asked: Asked) -> Json:
    """A sticker from Zalo's shop, by its id."""
    sticker = asked.text("sticker")
    if not sticker or "/" in sticker:
        raise bad("sticker is invalid")
    chat = state.writable(asked.text("chat_id"))
    return _sent(state.add(chat, "", sticker=sticker))


def send_voice(state: State, asked: Asked) -> Json:
    """A sound file (.aac) from a public address; in a group it seems to succeed and does not arrive."""
    address = _address(asked, "voice_url")
    if not address.endswith(".aac"):
        raise bad("voice_url must end in .aac")
    chat = state.writable(asked.text("chat_id"))
    if chat.group:
        return {"message_id": f"{state.random.getrandbits(80):020x}", "date": int(state.clock.now() * 1000)}
    return _sent(state.add(chat, "", voice=address))


def send_chat_action(state: State, asked: Asked) -> None:
    """Show that the bot is typing; the answer has no result."""
    if asked.text("action") not in ("typing", "upload_photo"):
        raise bad("action is invalid")
    chat = state.chat_of(asked.text("chat_id"))
    state.actions.append((chat.chat_id, asked.text("action")))
