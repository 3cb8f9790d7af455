"""The methods that send something."""

from tests.fakes.telegram import formatted, shapes
from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.records import Chat, Json
from tests.fakes.telegram.refused import bad, forbidden
from tests.fakes.telegram.state import State

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}

MOST_ALBUM = 10


def send_message(state: State, asked: Asked) -> Json:
    """A text with buttons."""
    text, markup = formatted.message_text(asked), formatted.markup(asked)
    chat = state.writable(asked)
    content = _reply(chat, asked)
    record = state.add(
        chat,
        state.bot,
        text=text.plain,
        source=text.source,
        entities=list(text.entities),
        markup=markup,
        content=content,
    )
    _keyboard(chat, markup)
    return shapes.message(record)


def send_photo(state: State, asked: Asked) -> Json:
    """A picture with a caption."""
    return _send_file(state, asked, "photo", "photos")


def send_document(state: State, asked: Asked) -> Json:
    """A file with a caption."""
    return _send_file(state, asked, "document", "documents")


def _send_file(state: State, asked: Asked, name: str, folder: str) -> Json:
    caption, markup = formatted.caption(asked), formatted.markup(asked)
    stored = state.files.sent(asked, name, folder)
    chat = state.writable(asked)
    content = _reply(chat, asked) | state.files.fields(stored)
    record = state.add(
        chat,
        state.bot,
        text=caption.plain,
        source=caption.source,
        entities=list(caption.entities),
        has_caption=True,
        markup=markup,
        content=content,
        upload=stored.upload,
    )
    return shapes.message(record)


def send_media_group(state: State, asked: Asked) -> list[Json]:
    """An album of 2 to 10 pictures or documents; it counts as so many messages."""
    media = asked.objects("media")
    if not 2 <= len(media) <= MOST_ALBUM:
        raise bad("there are no messages to send" if not media else "wrong number of messages to send as an album")
    items = []
    for item in media:
        kind = item.get("type")
        if kind not in ("photo", "document"):
            raise bad("can't parse InputMedia: type must be one of photo, document")
        mode = item.get("parse_mode") or asked.text("parse_mode")
        own = Asked({"caption": item.get("caption", ""), "parse_mode": mode})
        stored = state.files.sent(asked, "media", f"{kind}s", str(item.get("media", "")))
        items.append((formatted.caption(own), stored, state.files.fields(stored)))
    chat = state.writable(asked, count=len(items))
    group: Json = {"media_group_id": str(state.random.randrange(10**16, 10**17))}
    return [
        shapes.message(
            state.add(
                chat,
                state.bot,
                text=caption.plain,
                source=caption.source,
                entities=list(caption.entities),
                has_caption=True,
                content=group | content,
                upload=stored.upload,
            )
        )
        for caption, stored, content in items
    ]


def send_chat_action(state: State, asked: Asked) -> bool:
    """Show that the bot is typing for a few seconds; it does not count as a message."""
    chat = state.chat_of(asked)
    if asked.text("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    if chat.refusal:
        raise forbidden(chat.refusal)
    state.actions.append((chat.chat_id, asked.text("action")))
    return True


def _reply(chat: Chat, asked: Asked) -> Json:
    given = asked.structure("reply_parameters")
    number = asked.number("reply_to_message_id")
    lenient = asked.flag("allow_sending_without_reply")
    if isinstance(given, dict):
        number, lenient = int(given.get("message_id", 0)), bool(given.get("allow_sending_without_reply"))
    if not number:
        return {}
    record = chat.records.get(number)
    if record and not record.deleted:
        return {"reply_to_message": shapes.message(record)}
    if lenient:
        return {}
    raise bad("message to be replied not found")


def _keyboard(chat: Chat, markup: Json | None) -> None:
    if markup and "remove_keyboard" in markup:
        chat.keyboard = []
    elif markup and isinstance(rows := markup.get("keyboard"), list):
        chat.keyboard = [[button if isinstance(button, str) else button["text"] for button in row] for row in rows]
