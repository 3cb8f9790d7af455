"""The objects of the Bot API as JSON, complete enough for strict clients."""

from tests.fakes.telegram.records import Json, Record


def user(user_id: int, name: str) -> Json:
    """A person."""
    return {"id": user_id, "is_bot": False, "first_name": name, "language_code": "vi"}


def private_chat(user_id: int, name: str) -> Json:
    """The private chat of a person: its id is the person's."""
    return {"id": user_id, "type": "private", "first_name": name}


def group_chat(chat_id: int, title: str) -> Json:
    """A group, or a supergroup when its id begins with -100."""
    return {"id": chat_id, "type": "supergroup" if str(chat_id).startswith("-100") else "group", "title": title}


def message(record: Record) -> Json:
    """A message as an update or an answer carries it."""
    body: Json = {
        "message_id": record.message_id,
        "from": record.sender,
        "chat": record.chat.json,
        "date": int(record.at),
    }
    if record.edited:
        body["edit_date"] = int(record.edited_at)
    body |= record.content
    name = "caption" if record.has_caption else "text"
    if record.text:
        body[name] = record.text
        if record.entities:
            body["caption_entities" if record.has_caption else "entities"] = record.entities
    if record.markup and "inline_keyboard" in record.markup:
        body["reply_markup"] = record.markup
    return body


def inaccessible(chat: Json, message_id: int) -> Json:
    """What stands for a message the bot can no longer read."""
    return {"chat": chat, "message_id": message_id, "date": 0}


def membership(chat: Json, who: Json, bot: Json, at: float, *, was: str, now: str) -> Json:
    """The bot's own membership of a chat changed: member, kicked or left."""
    return {
        "chat": chat,
        "from": who,
        "date": int(at),
        "old_chat_member": _member(bot, was),
        "new_chat_member": _member(bot, now),
    }


def _member(bot: Json, status: str) -> Json:
    body: Json = {"user": bot, "status": status}
    return body | {"until_date": 0} if status == "kicked" else body
