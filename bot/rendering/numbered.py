"""Messages for a channel without buttons: the choices are numbered, or lettered where a number is the answer."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
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
    """Gives out numbers and letters; `menu` is what was given out so far."""

    menu: Menu = field(default_factory=dict)

    def number(self, place: Place) -> str:
        return self._give(str(sum(mark.isdecimal() for mark in self.menu) + 1), place)

    def letter(self, place: Place) -> str:
        return self._give(ascii_lowercase[sum(mark.isalpha() for mark in self.menu) % len(ascii_lowercase)], place)

    def _give(self, mark: str, place: Place) -> str:
        self.menu[mark] = list(place)
        return mark


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
    numbering = _Numbering(dict(menu))
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
        yield Piece("plain", f"{file['name']}: {link(file)}")


def _choices(
    seq: int, message: Mapping[str, Any], numbering: _Numbering, speak: Callable[[Words], str]
) -> Iterator[Piece]:
    choices = list(enumerate(choice for row in message["choices"] for choice in row))
    values = [choice["label"] for _, choice in choices if _TYPED_AS_IT_IS.fullmatch(choice["action"])]
    others = [(place, choice) for place, choice in choices if not _TYPED_AS_IT_IS.fullmatch(choice["action"])]
    # Where the answer is a number, a number before a choice would be read as an answer.
    lettered = bool(values) or message["entry"] == "decimal"
    if values:
        yield Piece("note", speak(say(words.TYPE_VALUE, values=Verbatim(" · ".join(values)))))
    if others:
        give = numbering.letter if lettered else numbering.number
        lines = (f"{give((seq, place))}. {choice['label']}" for place, choice in others)
        yield Piece("note", "\n".join((speak(say(words.TYPE_LETTER if lettered else words.TYPE_NUMBER)), *lines)))
