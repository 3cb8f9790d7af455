"""Telegram's MarkdownV2, read as strictly as the real server reads it, with its words for what is wrong."""

import re
from dataclasses import dataclass

from tests.fakes.telegram.html import units, wrong
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refused import Refused

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
    "custom_emoji": "]",
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
    "custom_emoji": "CustomEmoji",
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
    ("![", "custom_emoji"),
)


LANGUAGE = re.compile(r"[^\s`]+(?=\s)")
NEW_LINE = re.compile(r"\r\n|\n\r|\n|\r")
EMOJI = re.compile(r"^tg:(//)?emoji\?(?:.*&)?id=([1-9]\d*)")


@dataclass(slots=True)
class Open:
    """An entity that was opened: its type, where its text begins, where it begins in the source, its language."""

    kind: str
    offset: int
    at: int
    language: str = ""

    @property
    def name(self) -> str:
        """What errors call it."""
        return "PreCode" if self.language else NAMES[self.kind]


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
            raise self._endless()
        self._end_quote()

    def _endless(self) -> Refused:
        last = self._open[-1]
        return wrong(f"Can't find end of {last.name} entity at byte offset {len(self._source[: last.at].encode())}")

    def _step(self) -> None:
        letter = self._source[self._at]
        following = self._source[self._at + 1 : self._at + 2]
        if letter == "\\" and following and ord(following) <= 126:
            self._add(following, 2)
        elif self._ends():
            self._close()
        elif letter != "`" and self._open and self._open[-1].kind in ("code", "pre"):
            self._add(letter, 1)
        elif letter == "\n":
            self._add(letter, 1)
            self._end_quote(following)
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
            if self._open and self._open[-1].offset >= self._quote:
                raise self._endless()
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
            extra["url"] = self._address("URL")
        elif entity.kind == "custom_emoji":
            found = EMOJI.match(self._address("custom emoji URL"))
            if not found:
                raise wrong("Custom emoji entity must contain a tg://emoji URL")
            extra["custom_emoji_id"] = found.group(2)
        elif entity.language:
            extra["language"] = entity.language
        self._entity(entity.kind, entity.offset, extra)

    def _address(self, what: str) -> str:
        if not self._source.startswith("(", self._at):
            return ""
        end = self._at + 1
        while end < len(self._source) and self._source[end] != ")":
            end += 2 if self._source[end] == "\\" else 1
        if end >= len(self._source):
            byte = len(self._source[: self._at + 1].encode())
            raise wrong(f"Can't find end of a {what} at byte offset {byte}")
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
        found = LANGUAGE.match(self._source, self._at)
        if found:
            self._open[-1].language = found.group()
            self._at = found.end()
        line = NEW_LINE.match(self._source, self._at)
        self._at = line.end() if line else self._at


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; Refused with the real words when the markup is wrong."""
    reader = Reader(source)
    reader.read()
    return reader.plain, sorted(reader.entities, key=lambda entity: (entity["offset"], -int(str(entity["length"]))))
