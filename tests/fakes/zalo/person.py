"""A person with Zalo on the phone: types, sends pictures, chooses from numbered menus, and reads."""

import re
import unicodedata
from typing import Literal

from tests.fakes.telegram.waiting import holds
from tests.fakes.zalo.pictures import Picture
from tests.fakes.zalo.records import Chat, Json, Record, Shown
from tests.fakes.zalo.state import State

MENU_LINE = re.compile(r"^\s*\[?(\d{1,2}|[a-zA-Z])[.)\]:]\s*(.+?)\s*$")
Again = Literal["", "same_id"]


class Group:
    """A group of people with the bot in it."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.chat_id = chat.chat_id


class Person:
    """One person on Zalo; a protected account's messages all arrive without content."""

    def __init__(self, state: State, user_id: str, name: str, chat: Chat) -> None:
        self._state, self._chat = state, chat
        self.user_id = self.chat_id = user_id
        self.name = name
        self.protected = False

    # What the person does.

    async def says(self, text: str, in_chat: Group | None = None, again: Again = "") -> str:
        """Type and send; returns the message's id."""
        return self._send("text", {"text": text}, {"text": text}, in_chat, again)

    async def sends_photo(
        self,
        data: bytes,
        caption: str | None = None,
        *,
        content_type: str = "image/jpeg",
        size: int | None = None,
        expired: bool = False,
    ) -> str:
        """Send a picture; its public address can be served under a wrong type, be too big, or be gone already."""
        address = self._state.url() + self._state.pictures.keep(Picture(data, content_type, size, expired))
        body: Json = {self._state.photo_field: address}
        if caption:
            body["caption"] = caption
        return self._send("image", body, {"photo": address, "text": caption or ""})

    async def sends_sticker(self) -> str:
        """Send a sticker."""
        body: Json = {"sticker": "0e078a2bb8", "url": "https://zalo-api.zadn.vn/api/emoticon/sticker/webpc?eid=46038"}
        return self._send("sticker", body, {"sticker": "0e078a2bb8"})

    async def sends_voice(self) -> str:
        """Send a voice note."""
        return self._send("voice", {"voice_url": "https://voice.zdn.vn/1.aac"}, {"voice": "1.aac"})

    async def sends_unsupported(self) -> str:
        """Send a document or a visiting card: the bot gets no content."""
        return self._send("unsupported", {}, {"text": "[tệp]"})

    async def blocks(self) -> None:
        """Block the bot; it is not told."""
        self._chat.refusal = "Forbidden: bot was blocked by the user"

    async def unblocks(self) -> None:
        """Take the bot back; it is not told."""
        self._chat.refusal = ""

    async def chooses(self, label: str) -> str:
        """Send the number or letter of a menu line with this label in the newest messages, else the label itself."""
        wanted = unicodedata.normalize("NFC", label).casefold()
        for record in self._newest_of_bot():
            for line in reversed(unicodedata.normalize("NFC", record.text).splitlines()):
                found = MENU_LINE.match(line)
                if found and found.group(2).casefold() == wanted:
                    return await self.says(found.group(1))
        return await self.says(label)

    # What the person sees.

    @property
    def shown(self) -> list[Shown]:
        """The private chat, oldest message first."""
        return [self._shown(record) for record in self._chat.records]

    @property
    def last(self) -> Shown:
        """The newest message of the bot."""
        for record in reversed(self._chat.records):
            if not record.sender:
                return self._shown(record)
        raise AssertionError(f"the bot has said nothing\n{self.transcript}")

    @property
    def transcript(self) -> str:
        """The end of the chat as lines: > the person, < the bot."""
        return "\n".join(str(message) for message in self.shown[-12:]) or "(an empty chat)"

    def shown_in(self, group: Group) -> list[Shown]:
        """A group's chat."""
        return [self._shown(record) for record in group.chat.records]

    async def sees(self, part: str, timeout: float = 5) -> Shown:  # noqa: ASYNC109 - the shared driving interface
        """Wait for a message of the bot with these words; the newest is returned."""
        return await self._until(part, timeout, 0)

    async def sees_new(self, part: str, after: str, timeout: float = 5) -> Shown:  # noqa: ASYNC109
        """Wait for a message of the bot with these words below the message with the given id."""
        ids = [record.message_id for record in self._chat.records]
        return await self._until(part, timeout, ids.index(after) + 1)

    async def quiet(self, seconds: float) -> None:
        """Nothing new of the bot for so long."""
        before = self._chat.sent
        if await self._state.bell.until(self.chat_id, lambda: True if self._chat.sent != before else None, seconds):
            raise AssertionError(f"something came within {seconds} s\n{self.transcript}")

    async def _until(self, part: str, seconds: float, start: int) -> Shown:
        def find() -> Shown | None:
            for record in reversed(self._chat.records[start:]):
                if not record.sender and holds(record.text, part):
                    return self._shown(record)
            return None

        found = await self._state.bell.until(self.chat_id, find, seconds)
        if found is None:
            raise AssertionError(f"{part!r} was not seen within {seconds} s\n{self.transcript}")
        return found

    def _newest_of_bot(self) -> list[Record]:
        newest: list[Record] = []
        for record in reversed(self._chat.records):
            if record.sender and newest:
                break
            if not record.sender:
                newest.append(record)
        return newest

    def _shown(self, record: Record) -> Shown:
        mine = record.sender == self.user_id
        return Shown(record.message_id, mine, record.text, record.photo, record.sticker, record.voice, record.at)

    def _send(
        self, kind: str, body: Json, fields: dict[str, str], group: Group | None = None, again: Again = ""
    ) -> str:
        if self._chat.refusal:
            raise AssertionError("nobody writes to a bot that is blocked before unblocks()")
        chat = group.chat if group else self._chat
        chat.known = True
        record = self._state.add(chat, self.user_id, **fields)
        name = "unsupported" if self.protected else kind
        message: Json = {
            "from": {"id": self.user_id, "display_name": self.name, "is_bot": False},
            "chat": chat.json,
            "message_id": record.message_id,
            "date": int(record.at * 1000),
            "message_type": "CHAT_MESSAGE",
        }
        event: Json = {"event_name": f"message.{name}.received", "message": message | ({} if self.protected else body)}
        pending = self._state.publish(event, chat.chat_id)
        if again:
            self._state.repeat(pending)
        return record.message_id
