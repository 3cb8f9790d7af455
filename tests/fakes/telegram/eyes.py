"""What a person sees on the screen, and waiting to see it."""

from tests.fakes.telegram.records import Button, Chat, Record, Shown
from tests.fakes.telegram.state import State
from tests.fakes.telegram.waiting import holds


def _buttons(record: Record) -> list[list[Button]]:
    rows = record.markup.get("inline_keyboard") if record.markup else None
    if not isinstance(rows, list):
        return []
    return [
        [Button(button["text"], button.get("callback_data", ""), button.get("url", "")) for button in row]
        for row in rows
    ]


def shown(record: Record, reader: int) -> Shown:
    """A message as this person sees it now."""
    return Shown(
        record.message_id,
        record.sender["id"] == reader,
        "" if record.has_caption else record.text,
        record.source,
        _buttons(record),
        record.edited,
        (record.text or None) if record.has_caption else None,
        record.upload.data if record.upload else None,
        record.at,
    )


class Eyes:
    """One person looking at one chat."""

    def __init__(self, state: State, chat: Chat, reader: int) -> None:
        self._state, self._chat, self._reader = state, chat, reader

    def _now(self) -> list[Record]:
        return [record for record in self._chat.records.values() if not record.deleted]

    def all(self) -> list[Shown]:
        """Everything that stands in the chat, oldest first."""
        return [shown(record, self._reader) for record in self._now()]

    def last(self) -> Shown:
        """The newest message of the bot."""
        for record in reversed(self._now()):
            if record.sender is self._state.bot:
                return shown(record, self._reader)
        raise AssertionError(f"the bot has said nothing\n{self.transcript()}")

    def transcript(self, most: int = 12) -> str:
        """The end of the chat as lines."""
        lines = [str(message) for message in self.all()[-most:]]
        return "\n".join(lines) or "(an empty chat)"

    def _find(self, part: str, after: int) -> Shown | None:
        for record in reversed(self._now()):
            if record.message_id <= after:
                return None
            if record.sender is self._state.bot and holds(record.text, part):
                return shown(record, self._reader)
        return None

    async def until(self, part: str, seconds: float, after: int = 0) -> Shown:
        """The newest message of the bot with these words, as soon as there is one."""
        found = await self._state.bell.until(self._chat.chat_id, lambda: self._find(part, after), seconds)
        if found is None:
            raise AssertionError(f"{part!r} was not seen within {seconds} s\n{self.transcript()}")
        return found

    async def quiet(self, seconds: float) -> None:
        """Nothing new of the bot and no edit for so long."""

        def mark() -> list[tuple[int, int]]:
            return [(record.message_id, record.edited) for record in self._now() if record.sender is self._state.bot]

        before = mark()
        if await self._state.bell.until(self._chat.chat_id, lambda: True if mark() != before else None, seconds):
            raise AssertionError(f"something came within {seconds} s\n{self.transcript()}")

    def button(self, label: str, in_message: int | None) -> tuple[int, str]:
        """The newest button with this label that sends something: its message, and what it sends."""
        for message in reversed(self.all()):
            if in_message not in (None, message.message_id):
                continue
            for row in message.buttons:
                for button in row:
                    if button.label == label and button.data:
                        return message.message_id, button.data
        raise AssertionError(f"no button {label!r} is shown\n{self.transcript()}")
