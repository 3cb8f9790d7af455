"""What stands in a Zalo chat, and how a person sees it."""

from dataclasses import dataclass, field

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as the person sees it; mine: the person wrote it; photo: the address of its picture."""

    message_id: str
    mine: bool
    text: str
    photo: str = ""
    sticker: str = ""
    voice: str = ""
    at: float = 0

    def __str__(self) -> str:
        arrow = ">" if self.mine else "<"
        extra = "".join(f" [{what}]" for what in (self.photo, self.sticker, self.voice) if what)
        return f"{arrow} {self.text}{extra}"


@dataclass(slots=True, eq=False)
class Record:
    """A message in a chat; sender is empty for the bot."""

    message_id: str
    sender: str
    at: float
    text: str = ""
    photo: str = ""
    sticker: str = ""
    voice: str = ""


@dataclass(slots=True, eq=False)
class Chat:
    """A chat: its id, its kind, its messages, and whether the bot knows it and may write."""

    chat_id: str
    group: bool = False
    records: list[Record] = field(default_factory=list)
    known: bool = False
    refusal: str = ""
    sent: int = 0

    @property
    def json(self) -> Json:
        """The chat as an event names it."""
        return {"id": self.chat_id, "chat_type": "GROUP" if self.group else "PRIVATE"}
