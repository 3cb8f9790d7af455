"""A person with a phone: types, taps, sends files, blocks, and reads the screen."""

import unicodedata
from collections.abc import Sequence
from typing import Literal

from tests.fakes.telegram import attachments, shapes
from tests.fakes.telegram.asked import Upload
from tests.fakes.telegram.eyes import Eyes
from tests.fakes.telegram.records import Chat, Json, Record, Shown
from tests.fakes.telegram.state import State, Toast

Again = Literal["", "same_id", "new_id"]


class Group:
    """A group of people with the bot in it."""

    def __init__(self, chat: Chat, members: Sequence["Person"]) -> None:
        self.chat, self.members = chat, list(members)

    @property
    def chat_id(self) -> int:
        """The id of the chat, below zero."""
        return self.chat.chat_id

    async def takes_in_the_bot(self, by: "Person") -> None:
        """A member adds the bot: the bot is told, and may write."""
        self.chat.known, self.chat.refusal = True, ""
        by.membership(self.chat, was="left", now="member")

    async def throws_out_the_bot(self, by: "Person") -> None:
        """A member removes the bot: the bot is told, and may not write any more."""
        self.chat.refusal = "bot was kicked from the group chat"
        by.membership(self.chat, was="member", now="kicked")


class Person:
    """One person on Telegram; the private chat's id is the person's."""

    def __init__(self, state: State, user_id: int, name: str, chat: Chat) -> None:
        self._state, self._chat = state, chat
        self.user_id = self.chat_id = user_id
        self.json: Json = shapes.user(user_id, name)
        self._eyes = Eyes(state, chat, user_id)

    # What the person does.

    async def says(self, text: str, in_chat: Group | None = None) -> int:
        """Type and send; returns the message's number."""
        return self._send(in_chat, text=text, source=text, entities=_commands(text)).message_id

    async def taps(
        self, label: str, in_message: int | None = None, again: Again = "", in_chat: Group | None = None
    ) -> None:
        """Press the newest button with this label; a label of the keyboard under the input line is sent as words."""
        label = unicodedata.normalize("NFC", label)
        chat = self._in(in_chat)
        if in_message is None and any(label in row for row in chat.keyboard):
            await self.says(label, in_chat)
            return
        message_id, data = Eyes(self._state, chat, self.user_id).button(label, in_message)
        await self.taps_old(message_id, data, again, in_chat)

    async def taps_old(self, message_id: int, data: str, again: Again = "", in_chat: Group | None = None) -> None:
        """Press a remembered button that may be gone: sends its data all the same."""
        self._may_write()
        chat = self._in(in_chat)
        pending = self._state.tapped(chat, self.json, message_id, data)
        if again == "same_id":
            self._state.repeat(pending)
        elif again == "new_id":
            self._state.tapped(chat, self.json, message_id, data)

    async def sends_photo(self, data: bytes, caption: str | None = None, *, in_chat: Group | None = None) -> int:
        """Send a picture."""
        return self._file(Upload("photo.jpg", data, "image/jpeg"), caption, in_chat=in_chat)

    async def sends_document(
        self, data: bytes, name: str, mime: str, caption: str | None = None, *, size: int | None = None
    ) -> int:
        """Send a file; size says it is bigger than its bytes here, to try the limits."""
        return self._file(Upload(name, data, mime), caption, size=size, as_document=True)

    async def sends_album(self, pictures: Sequence[bytes], caption: str | None = None) -> list[int]:
        """Send several pictures at once: one media_group_id, an update each, the caption on the first."""
        group: Json = {"media_group_id": str(self._state.random.randrange(10**16, 10**17))}
        captions = [caption, *[None] * (len(pictures) - 1)]
        return [
            self._file(Upload("photo.jpg", data, "image/jpeg"), words, group=group)
            for data, words in zip(pictures, captions, strict=True)
        ]

    async def sends_sticker(self) -> int:
        """Send a sticker."""
        return self._send(None, content=attachments.sticker()).message_id

    async def sends_voice(self) -> int:
        """Send a voice note."""
        return self._send(None, content=attachments.voice()).message_id

    async def sends_video(self) -> int:
        """Send a film."""
        return self._send(None, content=attachments.video()).message_id

    async def sends_contact(self) -> int:
        """Send the own visiting card."""
        name = str(self.json["first_name"])
        return self._send(None, content=attachments.contact(self.user_id, name)).message_id

    async def sends_location(self) -> int:
        """Send a place."""
        return self._send(None, content=attachments.location()).message_id

    async def sends_poll(self) -> int:
        """Send a poll."""
        return self._send(None, content=attachments.poll(self._state.random)).message_id

    async def sends_dice(self) -> int:
        """Send a die."""
        return self._send(None, content=attachments.dice()).message_id

    async def edits(self, message_id: int, text: str) -> None:
        """Change an own message after it was sent."""
        record = self._chat.records[message_id]
        record.text = record.source = text
        record.edited += 1
        record.edited_at = self._state.clock.now()
        self._state.publish("edited_message", shapes.message(record), ("chat", self.chat_id))

    async def deletes(self, message_id: int) -> None:
        """Take any message out of the chat, as a person may; the bot is not told."""
        self._chat.records[message_id].deleted = True

    async def blocks(self) -> None:
        """Block the bot: it is told, and its sends are refused from now on."""
        self._chat.refusal = "bot was blocked by the user"
        self.membership(self._chat, was="member", now="kicked")

    async def unblocks(self) -> None:
        """Take the bot back: it is told."""
        self._chat.refusal = ""
        self.membership(self._chat, was="kicked", now="member")

    async def deactivates(self) -> None:
        """The account is deleted; the bot is not told."""
        self._chat.refusal = "user is deactivated"

    def membership(self, chat: Chat, *, was: str, now: str) -> None:
        """Tell the bot that its membership of a chat changed."""
        body = shapes.membership(chat.json, self.json, self._state.bot, self._state.clock.now(), was=was, now=now)
        self._state.publish("my_chat_member", body, ("chat", chat.chat_id))

    # What the person sees.

    @property
    def shown(self) -> list[Shown]:
        """The private chat as it is now, oldest message first."""
        return self._eyes.all()

    @property
    def last(self) -> Shown:
        """The newest message of the bot."""
        return self._eyes.last()

    @property
    def toasts(self) -> list[Toast]:
        """What the taps were answered with, oldest first."""
        return self._state.toasts[self.user_id]

    @property
    def transcript(self) -> str:
        """The whole private chat as lines: > the person, < the bot."""
        return self._eyes.transcript(10_000)

    def shown_in(self, group: Group) -> list[Shown]:
        """A group's chat as it is now."""
        return Eyes(self._state, group.chat, self.user_id).all()

    async def sees(self, part: str, timeout: float = 5, in_chat: Group | None = None) -> Shown:  # noqa: ASYNC109
        """Wait for a message of the bot that holds these words now; the newest is returned."""
        eyes = Eyes(self._state, in_chat.chat, self.user_id) if in_chat else self._eyes
        return await eyes.until(part, timeout)

    async def sees_new(self, part: str, after: int, timeout: float = 5) -> Shown:  # noqa: ASYNC109
        """Wait for a message of the bot with these words and a number above the given one."""
        return await self._eyes.until(part, timeout, after)

    async def quiet(self, seconds: float) -> None:
        """Nothing new and no edit for so long."""
        await self._eyes.quiet(seconds)

    def _in(self, group: Group | None) -> Chat:
        if group and self not in group.members:
            raise AssertionError(f"{self.json['first_name']} is not a member of {group.chat.json['title']}")
        return group.chat if group else self._chat

    def _may_write(self) -> None:
        if self._chat.refusal:
            raise AssertionError(f"{self._chat.refusal}: nobody writes from here before unblocks()")

    def _send(self, group: Group | None, **fields: object) -> Record:
        self._may_write()
        chat = self._in(group)
        chat.known = True
        record = self._state.add(chat, self.json, **fields)
        self._state.publish("message", shapes.message(record), ("chat", chat.chat_id))
        return record

    def _file(
        self,
        upload: Upload,
        caption: str | None,
        *,
        size: int | None = None,
        as_document: bool = False,
        group: Json | None = None,
        in_chat: Group | None = None,
    ) -> int:
        stored = self._state.files.keep(upload, "documents" if as_document else "photos", size)
        content = (group or {}) | self._state.files.fields(stored)
        words = caption or ""
        return self._send(
            in_chat, text=words, source=words, has_caption=True, content=content, upload=upload
        ).message_id


def _commands(text: str) -> list[Json]:
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    if not word.startswith("/") or len(word) < 2:
        return []
    return [{"type": "bot_command", "offset": 0, "length": len(word)}]
