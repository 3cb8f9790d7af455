"""Calendars in memory, by the secret of their link."""

from bot.ports import Feed


class MemoryFeeds:
    """Shows what it is given; `asked` are the secrets somebody came with."""

    def __init__(self) -> None:
        self.shown: dict[str, Feed] = {}
        self.asked: list[str] = []

    async def read(self, secret: str) -> Feed | None:
        """The calendar, or None when there never was such a link."""
        self.asked.append(secret)
        return self.shown.get(secret)
