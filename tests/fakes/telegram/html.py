"""Telegram's HTML, read as strictly as the real server reads it, with its words for what is wrong."""

import re
from dataclasses import dataclass

from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refused import Refused, bad

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPECIAL = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
END_TAG = re.compile(r"</([^\s>]*)\s*>")
TAG_END = re.compile(r"\s*>")
ATTRIBUTE = re.compile(r"\s*(?=\S)([^\s=>]*)\s*(=?)\s*")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
AFTER_TOKEN = re.compile(r"[\s>]")
SCHEME = re.compile(r"^(https?|tg|ton|tonsite|mailto|tel):")
HOST = re.compile(r"^[\w-]+(\.[\w-]+)+(?=[/?#]|$)")
ARGUMENTS = {"a": "href", "span": "class", "tg-emoji": "emoji-id", "blockquote": "expandable"}


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def wrong(words: str) -> Refused:
    """400 for markup that cannot be read."""
    return bad(f"can't parse entities: {words}")


@dataclass(slots=True)
class Open:
    """A tag that was opened: its name, what it carries, and where its text begins."""

    name: str
    argument: str
    offset: int


class Reader:
    """Walks through the source once; `plain` and `entities` are the outcome."""

    def __init__(self, source: str) -> None:
        self._source, self._at, self._length = source, 0, 0
        self._parts: list[str] = []
        self._open: list[Open] = []
        self.entities: list[Json] = []

    @property
    def plain(self) -> str:
        """The text without markup."""
        return "".join(self._parts)

    def read(self) -> None:
        """Read all of it or refuse it."""
        while found := SPECIAL.search(self._source, self._at):
            self._add(self._source[self._at : found.start()])
            self._at = found.start()
            if found.group() == "&":
                self._reference()
            elif self._source.startswith("</", self._at):
                self._end()
            else:
                self._start()
        self._add(self._source[self._at :])
        if self._open:
            raise wrong(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += units(text)

    def _byte(self, at: int) -> str:
        return f"at byte offset {len(self._source[:at].encode())}"

    def _reference(self) -> None:
        text, self._at = reference(self._source, self._at)
        self._add(text)

    def _start(self) -> None:
        begin = self._at
        name_end = AFTER_TOKEN.search(self._source, begin)
        if not name_end:
            raise wrong(f"Unclosed start tag {self._byte(begin)}")
        name = self._source[begin + 1 : name_end.start()].lower()
        if name not in TAGS:
            raise wrong(f'Unsupported start tag "{name}" {self._byte(begin)}')
        self._at = name_end.start()
        argument = self._attributes(name, begin)
        if name == "span" and argument != "tg-spoiler":
            raise wrong(f'Tag "span" must have class "tg-spoiler" {self._byte(begin)}')
        self._open.append(Open(name, argument, self._length))

    def _attributes(self, name: str, begin: int) -> str:
        argument = ""
        while not (rest := TAG_END.match(self._source, self._at)):
            found = ATTRIBUTE.match(self._source, self._at)
            if not found:
                raise wrong(f"Unclosed start tag {self._byte(begin)}")
            key, equal = found.groups()
            if not key:
                raise wrong(f'Empty attribute name in the tag "{name}" {self._byte(begin)}')
            self._at = found.end()
            value = self._value(name, begin) if equal else ""
            if ARGUMENTS.get(name) == key:
                argument = value or argument or key
        self._at = rest.end()
        return argument

    def _value(self, name: str, begin: int) -> str:
        """What stands after the equal sign: a token, or a string in quotes."""
        if self._at >= len(self._source):
            raise wrong(f'Unclosed start tag "{name}" {self._byte(begin)}')
        quote = self._source[self._at]
        if quote not in "\"'":
            found = TOKEN.match(self._source, self._at)
            token = found.group() if found else ""
            start, self._at = self._at, self._at + len(token)
            if not AFTER_TOKEN.match(self._source, self._at):
                raise wrong(f"Unexpected end of name token {self._byte(start)}")
            return token.lower()
        end = self._source.find(quote, self._at + 1)
        if end < 0 or end + 1 >= len(self._source):
            raise wrong(f"Unclosed start tag {self._byte(begin)}")
        value, self._at = self._source[self._at + 1 : end], end + 1
        return _decoded(value)

    def _end(self) -> None:
        begin = self._at
        if not self._open:
            raise wrong(f"Unexpected end tag {self._byte(begin)}")
        found = END_TAG.match(self._source, begin)
        if not found:
            raise wrong(f"Unclosed end tag {self._byte(begin)}")
        tag, name = self._open.pop(), found.group(1).lower()
        if name and name != tag.name:
            raise wrong(f'Unmatched end tag {self._byte(begin)}, expected "</{tag.name}>", found "</{name}>"')
        self._at = found.end()
        if self._length > tag.offset:
            self._entity(tag)

    def _entity(self, tag: Open) -> None:
        entity: Json = {"type": TAGS[tag.name], "offset": tag.offset, "length": self._length - tag.offset}
        if tag.name == "a":
            address = _address(tag.argument or self.plain.encode("utf-16-le")[2 * tag.offset :].decode("utf-16-le"))
            if not address:
                return
            entity["url"] = address
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        self.entities.append(entity)


def _address(given: str) -> str:
    """A link as Telegram keeps it: with its scheme, empty when it is none."""
    if SCHEME.match(given):
        return given
    host = HOST.match(given)
    if not host:
        return ""
    rest = given[host.end() :]
    return f"http://{host.group()}{'' if rest.startswith('/') else '/'}{rest}"


def reference(source: str, at: int) -> tuple[str, int]:
    """The letter a character reference stands for and where reading goes on; an unknown one stays as it is."""
    found = REFERENCE.match(source, at)
    if not found:
        return "&", at + 1
    hexadecimal, decimal, name = found.groups()
    if name:
        return (CHARACTERS[name], found.end()) if name in CHARACTERS else ("&", at + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return (chr(code), found.end()) if 0 < code < 0x10FFFF else ("&", at + 1)


def _decoded(value: str) -> str:
    out, at = "", 0
    while (found := value.find("&", at)) >= 0:
        text, end = reference(value, found)
        out, at = out + value[at:found] + text, end
    return out + value[at:]


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; Refused with the real words when the markup is wrong."""
    reader = Reader(source)
    reader.read()
    return reader.plain, sorted(reader.entities, key=lambda entity: (entity["offset"], -int(str(entity["length"]))))
