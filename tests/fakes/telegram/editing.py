"""The methods that change or take back a message, and the answer to a tap."""

from tests.fakes.telegram import formatted, shapes
from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.html import units
from tests.fakes.telegram.records import Chat, Json, Record
from tests.fakes.telegram.refused import bad
from tests.fakes.telegram.state import State, Toast

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
MOST_ANSWER = 200


def _target(state: State, asked: Asked, chat: Chat) -> Record:
    number = asked.number("message_id")
    if not number:
        raise bad("message identifier is not specified")
    record = chat.records.get(number)
    if record is None or record.deleted:
        raise bad("message to edit not found")
    limit = state.lifetimes.editable
    if record.sender is not state.bot or (limit is not None and state.clock.now() - record.at > limit):
        raise bad("message can't be edited")
    return record


def edit_text(state: State, asked: Asked) -> Json:
    """Other words and other buttons (none given: none shown)."""
    text, markup = formatted.message_text(asked, "MESSAGE_TOO_LONG"), formatted.markup(asked)
    chat = state.writable(asked, edit=True)
    record = _target(state, asked, chat)
    if record.has_caption or not record.text:
        raise bad("there is no text in the message to edit")
    return _change(state, record, text, markup)


def edit_caption(state: State, asked: Asked) -> Json:
    """Another caption under a file."""
    text, markup = formatted.caption(asked, "MEDIA_CAPTION_TOO_LONG"), formatted.markup(asked)
    chat = state.writable(asked, edit=True)
    record = _target(state, asked, chat)
    if not record.has_caption:
        raise bad("there is no caption in the message to edit")
    return _change(state, record, text, markup)


def edit_markup(state: State, asked: Asked) -> Json:
    """Other buttons under the same words."""
    markup = formatted.markup(asked)
    chat = state.writable(asked, edit=True)
    record = _target(state, asked, chat)
    same = formatted.Formatted(record.text, record.source, tuple(record.entities))
    return _change(state, record, same, markup)


def _change(state: State, record: Record, text: formatted.Formatted, markup: Json | None) -> Json:
    if (record.text, record.entities, record.markup) == (text.plain, list(text.entities), markup):
        raise bad(SAME)
    record.text, record.source, record.entities, record.markup = text.plain, text.source, list(text.entities), markup
    record.edited += 1
    record.edited_at = state.clock.now()
    state.bell.ring(record.chat.chat_id)
    return shapes.message(record)


def delete_message(state: State, asked: Asked) -> bool:
    """Take a message back."""
    chat = state.chat_of(asked)
    record = chat.records.get(asked.number("message_id"))
    if record is None or record.deleted:
        raise bad("message to delete not found")
    if state.clock.now() - record.at > state.lifetimes.deletable:
        raise bad("message can't be deleted for everyone")
    record.deleted = True
    state.bell.ring(chat.chat_id)
    return True


def answer_query(state: State, asked: Asked) -> bool:
    """Stop the button's spinner, with a word if there is one."""
    text = asked.text("text")
    query = state.queries.get(asked.text("callback_query_id"))
    if query is None or state.clock.now() > query.expires:
        raise bad(TOO_OLD)
    if units(text) > MOST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    query.answers += 1
    if text:
        state.toasts[query.user_id].append(Toast(text, asked.flag("show_alert")))
    state.bell.ring(query.chat.chat_id)
    return True
