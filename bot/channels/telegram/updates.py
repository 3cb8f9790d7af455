"""What aiogram's updates mean, as arrivals; a file is named, to be fetched before its turn. Pure."""

import re
from dataclasses import dataclass

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.conversation.commands import PREFIX
from bot.conversation.events import Event, Odd, Said, Tapped, Unfit
from bot.conversation.journeys.evidence import MOST_MEGABYTES
from bot.ports import Arrival, Pressed

CHANNEL = "telegram"
_MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
_DATA = re.compile(r"(\d{1,18})\.(\d{1,3})", re.ASCII)
_VOICE = {"voice", "audio", "video_note"}
_ANSWERABLE = {
    *("animation", "video", "contact", "location", "venue", "poll", "dice", "game", "story", "paid_media", "checklist"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be fetched: Telegram's id of it, the name people gave it, and the album it belongs to."""

    file_id: str
    name: str
    album: str


def from_message(message: Message) -> tuple[Arrival | None, Wanted | None]:
    """The arrival of a message, and the file that belongs to it; None for what is only a notice of the platform."""
    chat, key = str(message.chat.id), f"m{message.message_id}"
    if message.chat.type != ChatType.PRIVATE:
        return Arrival("", CHANNEL, key, Odd("group"), chat=chat), None
    if message.text is not None:
        return Arrival("", CHANNEL, key, Said(message.text), message.text, chat), None
    wanted, size = _file(message)
    if wanted is not None:
        shown = " ".join(filter(None, ("📎", wanted.name, message.caption)))
        fits = size <= _MOST_BYTES
        return Arrival("", CHANNEL, key, Unfit("lost" if fits else "big"), shown, chat), wanted if fits else None
    odd = _odd(message)
    return (Arrival("", CHANNEL, key, odd, chat=chat), None) if odd else (None, None)


def _file(message: Message) -> tuple[Wanted | None, int]:
    album = message.media_group_id or ""
    if message.photo:
        largest = max(message.photo, key=lambda photo: photo.width * photo.height)
        return Wanted(largest.file_id, f"anh-{message.message_id}.jpg", album), largest.file_size or 0
    if message.document and not message.animation:
        document = message.document
        return Wanted(document.file_id, document.file_name or "", album), document.file_size or 0
    return None, 0


def _odd(message: Message) -> Event | None:
    kind = message.content_type
    if kind == "sticker":
        return Odd("sticker")
    if kind in _VOICE:
        return Odd("voice")
    return Odd("other") if kind in _ANSWERABLE else None


def from_edit(message: Message) -> Arrival | None:
    """An edited text changes no answer; the person is told so. Other edits mean nothing."""
    if message.chat.type != ChatType.PRIVATE or message.text is None:
        return None
    key = f"e{message.message_id}.{message.edit_date or 0}"
    return Arrival("", CHANNEL, key, Odd("edited"), message.text, str(message.chat.id))


def from_tap(query: CallbackQuery) -> Arrival | None:
    """The arrival of a tap, also on a message that Telegram does not show any more."""
    chat = query.message.chat.id if query.message else query.from_user.id
    if query.message and query.message.chat.type != ChatType.PRIVATE:
        return None
    data = query.data or ""
    event: Event | Pressed = Tapped("", "gone")
    if found := _DATA.fullmatch(data):
        event = Pressed(int(found[1]), int(found[2]))
    elif data.startswith(PREFIX):
        event = Tapped(data)
    return Arrival("", CHANNEL, f"c{query.id}", event, chat=str(chat), query=query.id)


def from_membership(change: ChatMemberUpdated) -> Arrival | None:
    """The person blocked the bot or let it in again; in a group, the bot was brought in."""
    status = change.new_chat_member.status
    gone = status in {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}
    chat = str(change.chat.id)
    if change.chat.type != ChatType.PRIVATE:
        return None if gone else Arrival("", CHANNEL, "group", Odd("group"), chat=chat)
    key = f"b{int(change.date.timestamp())}"
    return Arrival("", CHANNEL, key, Odd("blocked" if gone else "unblocked"), chat=chat)
