"""Messages for a channel without buttons: the choices are numbered, or lettered where a number is the answer."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, product
from string import ascii_lowercase
from typing import Any

from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.words import channels as words
from bot.rendering.bubbles import Bubble, Piece, cut, pieces_of

Menu = dict[str, list[int]]
"""The message and the button that each number or letter stands for."""
Place = tuple[int, int]
_TYPED_AS_IT_IS = re.compile(r"a:[\d.]+|line:.+|case:[^:]+:points [\d.]+")


@dataclass(slots=True)
class _Numbering:
    """Gives out numbers, or letters where `lettered`; `menu` is what was given out so far."""

    menu: Menu
    lettered: bool

    def give(self, place: Place) -> str:
        mark = self._letter() if self.lettered else self._number()
        self.menu[mark] = list(place)
        return mark

    def _number(self) -> str:
        return str(max((int(mark) for mark in self.menu if mark.isdecimal()), default=0) + 1)

    def _letter(self) -> str:
        """The first that is free: a to z, then aa, ab and so on."""
        marks = ("".join(letters) for length in count(1) for letters in product(ascii_lowercase, repeat=length))
        return next(mark for mark in marks if mark not in self.menu)


def numbered(
    messages: Mapping[int, Mapping[str, Any]],
    menu: Menu,
    most: int,
    speak: Callable[[Words], str],
    link: Callable[[Mapping[str, Any]], str],
) -> tuple[tuple[Bubble, ...], Menu]:
    """All messages as one text in bubbles of at most `most` units, and the menu that is valid from then on.

    Numbers go on from those of `menu`, so that the choices of an earlier message stay valid beside the new ones.
    `link` makes an address out of a file.
    """
    # Where the answer is a number, a number before a choice would be read as that choice: in the whole text, and in
    # what comes after a question that was lettered, which may still be open.
    lettered = any(_wants_a_number(message) for message in messages.values()) or any(mark.isalpha() for mark in menu)
    numbering = _Numbering(dict(menu), lettered)
    pieces = [
        piece
        for seq, message in messages.items()
        for piece in (*_told(message), *_files(message, link), *_choices(seq, message, numbering, speak))
    ]
    return cut(pieces, most), numbering.menu


def _told(message: Mapping[str, Any]) -> Iterator[Piece]:
    table = message["table"]
    yield from pieces_of({**message, "table": None})
    if table:
        rows = (
            " · ".join(f"{name} {cell}" for name, cell in zip(table["head"], row, strict=True)) for row in table["rows"]
        )
        yield Piece("plain", "\n".join(rows))


def _files(message: Mapping[str, Any], link: Callable[[Mapping[str, Any]], str]) -> Iterator[Piece]:
    for file in message.get("files", ()):
        yield Piece("plain", f"{file['name']}: {link({**file, 'case': message.get('case')})}")


def _choices(
    seq: int, message: Mapping[str, Any], numbering: _Numbering, speak: Callable[[Words], str]
) -> Iterator[Piece]:
    values = [choice["label"] for choice in _all(message) if _typed_as_it_is(choice)]
    others = [(place, choice) for place, choice in enumerate(_all(message)) if not _typed_as_it_is(choice)]
    if values:
        yield Piece("note", speak(say(words.TYPE_VALUE, values=Verbatim(" · ".join(values)))))
    if others:
        above = words.TYPE_LETTER if _wants_a_number(message) else words.TYPE_NUMBER
        lines = (f"{numbering.give((seq, place))}. {choice['label']}" for place, choice in others)
        yield Piece("note", "\n".join((speak(say(above)), *lines)))


def _all(message: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    return (choice for row in message["choices"] for choice in row)


def _typed_as_it_is(choice: Mapping[str, str]) -> bool:
    return _TYPED_AS_IT_IS.fullmatch(choice["action"]) is not None


def _wants_a_number(message: Mapping[str, Any]) -> bool:
    return message["entry"] == "decimal" or any(map(_typed_as_it_is, _all(message)))
