"""What stands in a chat: the platform's record of a message, and how a person sees it."""

from dataclasses import dataclass, field

from tests.fakes.telegram.asked import Upload

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it is seen: its label, and what it sends or the address it opens."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as the person sees it now; mine: the person wrote it; html: the source as the bot sent it."""

    message_id: int
    mine: bool
    text: str
    html: str = ""
    buttons: list[list[Button]] = field(default_factory=list)
    edited: int = 0
    caption: str | None = None
    file: bytes | None = None
    at: float = 0

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, in reading order."""
        return [button.label for row in self.buttons for button in row]

    def __str__(self) -> str:
        arrow = ">" if self.mine else "<"
        shown = f"{arrow} #{self.message_id} {self.text or self.caption or ''}"
        shown += " [file]" if self.file is not None else ""
        return shown + "".join(f" [{label}]" for label in self.labels)


@dataclass(slots=True, eq=False)
class Record:
    """A message in a chat; content holds the fields of its kind (photo, sticker …) as the Bot API has them."""

    message_id: int
    chat: "Chat"
    sender: Json
    at: float
    text: str = ""
    source: str = ""
    entities: list[Json] = field(default_factory=list)
    has_caption: bool = False
    markup: Json | None = None
    content: Json = field(default_factory=dict)
    upload: Upload | None = None
    edited: int = 0
    edited_at: float = 0
    deleted: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """A chat the bot may know: its JSON, its messages, and why the bot may not send there."""

    chat_id: int
    json: Json
    records: dict[int, Record] = field(default_factory=dict)
    known: bool = False
    refusal: str = ""
    keyboard: list[list[str]] = field(default_factory=list)
    sent: int = 0

    @property
    def is_group(self) -> bool:
        """Whether more than one person reads here."""
        return self.chat_id < 0
