"""Telegram's MarkdownV2, read as strictly as the real server reads it, with its words for what is wrong."""

from dataclasses import dataclass

from tests.fakes.telegram.html import units, wrong
from tests.fakes.telegram.records import Json

RESERVED = set("_*[]()~`>#+-=|{}.!")
ENDS = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
}
NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
}
BEGINS = (
    ("```", "pre"),
    ("`", "code"),
    ("__", "underline"),
    ("_", "italic"),
    ("||", "spoiler"),
    ("*", "bold"),
    ("~", "strikethrough"),
    ("[", "text_link"),
)


@dataclass(slots=True)
class Open:
    """An entity that was opened: its type, where its text begins, where it begins in the source."""

    kind: str
    offset: int
    at: int


class Reader:
    """Walks through the source once; `plain` and `entities` are the outcome."""

    def __init__(self, source: str) -> None:
        self._source, self._at, self._length = source, 0, 0
        self._parts: list[str] = []
        self._open: list[Open] = []
        self._quote: int | None = None
        self.entities: list[Json] = []

    @property
    def plain(self) -> str:
        """The text without markup."""
        return "".join(self._parts)

    def read(self) -> None:
        """Read all of it or refuse it."""
        while self._at < len(self._source):
            self._step()
        if self._open:
            last = self._open[-1]
            byte = len(self._source[: last.at].encode())
            raise wrong(f"Can't find end of {NAMES[last.kind]} entity at byte offset {byte}")
        self._end_quote()

    def _step(self) -> None:
        letter = self._source[self._at]
        following = self._source[self._at + 1 : self._at + 2]
        if letter == "\\" and following and ord(following) <= 126:
            self._add(following, 2)
        elif self._ends():
            self._close()
        elif self._open and self._open[-1].kind in ("code", "pre"):
            if letter == "`":
                raise wrong("Character '`' is reserved and must be escaped with the preceding '\\'")
            self._add(letter, 1)
        elif letter == "\n":
            self._end_quote(following)
            self._add(letter, 1)
        elif letter == ">" and self._line_start():
            self._quote = self._length if self._quote is None else self._quote
            self._at += 1
        elif letter in RESERVED:
            self._begin(letter)
        else:
            self._add(letter, 1)

    def _add(self, text: str, width: int) -> None:
        self._parts.append(text)
        self._length += units(text)
        self._at += width

    def _line_start(self) -> bool:
        return self._at == 0 or self._source[self._at - 1] == "\n"

    def _end_quote(self, following: str = "") -> None:
        if self._quote is not None and following != ">":
            self._entity("blockquote", self._quote)
            self._quote = None

    def _ends(self) -> bool:
        if not self._open:
            return False
        end = ENDS[self._open[-1].kind]
        if not self._source.startswith(end, self._at):
            return False
        # Two underscores are never the end of an italic text, as in the real server.
        return end != "_" or not self._source.startswith("__", self._at)

    def _close(self) -> None:
        entity = self._open.pop()
        self._at += len(ENDS[entity.kind])
        extra: Json = {}
        if entity.kind == "text_link":
            extra["url"] = self._address()
        self._entity(entity.kind, entity.offset, extra)

    def _address(self) -> str:
        if not self._source.startswith("(", self._at):
            return ""
        end = self._at + 1
        while end < len(self._source) and self._source[end] != ")":
            end += 2 if self._source[end] == "\\" else 1
        if end >= len(self._source):
            byte = len(self._source[: self._at].encode())
            raise wrong(f"Can't find end of a URL at byte offset {byte}")
        address, self._at = self._source[self._at + 1 : end].replace("\\", ""), end + 1
        return address

    def _entity(self, kind: str, offset: int, extra: Json | None = None) -> None:
        if self._length > offset and (kind != "text_link" or (extra and extra["url"])):
            self.entities.append({"type": kind, "offset": offset, "length": self._length - offset} | (extra or {}))

    def _begin(self, letter: str) -> None:
        for mark, kind in BEGINS:
            if self._source.startswith(mark, self._at):
                self._open.append(Open(kind, self._length, self._at))
                self._at += len(mark)
                if kind == "pre":
                    self._language()
                return
        raise wrong(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")

    def _language(self) -> None:
        end = self._source.find("\n", self._at)
        if end >= 0 and " " not in self._source[self._at : end] and "`" not in self._source[self._at : end]:
            self._at = end + 1


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; Refused with the real words when the markup is wrong."""
    reader = Reader(source)
    reader.read()
    return reader.plain, sorted(reader.entities, key=lambda entity: (entity["offset"], -int(str(entity["length"]))))
