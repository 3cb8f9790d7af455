"""A message as text with a few styles and buttons, cut into bubbles that fit the channel."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import category

from bot.rendering.limits import units

_JOINER = "\u200d"
_STICKS = re.compile("[\u200d\U0001f3fb-\U0001f3ff]")  # what belongs to the sign before: a joiner, a shade of skin


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: "plain", "strong" (a title), "quote" (official wording), "table" (aligned) or "note" (of ours)."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says, what comes back when it is pressed, and how much it should stand out."""

    label: str
    data: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of a channel."""

    pieces: tuple[Piece, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()

    @property
    def plain(self) -> str:
        """The text without any style."""
        return "\n\n".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be sent, by its digest."""

    digest: str
    name: str
    media_type: str
    size: int


def pieces_of(message: Mapping[str, Any]) -> tuple[Piece, ...]:
    """The paragraphs of a rendered message, from top to bottom."""
    return tuple(piece for piece in _pieces(message) if piece.text.strip())


def _pieces(message: Mapping[str, Any]) -> Iterator[Piece]:
    yield Piece("plain", message["lead"] or "")
    yield Piece("strong", message["title"] or "")
    yield Piece("quote", "\n".join(message["official"]))
    for text in message["body"]:
        yield Piece("plain", text)
    if message["table"]:
        yield Piece("table", _aligned(message["table"]))


def _aligned(table: Mapping[str, Any]) -> str:
    """The table as lines of equal columns: the first to the left, the others to the right."""
    rows = [table["head"], *table["rows"]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table["head"]))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join((first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)))


def attachments_of(message: Mapping[str, Any]) -> tuple[Attachment, ...]:
    """The files of a rendered message."""
    return tuple(Attachment(**file) for file in message.get("files", ()))


def with_buttons(message: Mapping[str, Any], seq: int, most: int) -> tuple[Bubble, ...]:
    """The message for a channel with buttons, in bubbles of at most `most` units; the last one has the buttons.

    A button's data names the message and the button, so that it stays short and tells nothing.
    """
    place = 0
    rows: list[tuple[Button, ...]] = []
    for row in message["choices"]:
        rows.append(
            tuple(Button(choice["label"], f"{seq}.{place + n}", choice["style"]) for n, choice in enumerate(row))
        )
        place += len(row)
    bubbles = cut(pieces_of(message), most)
    return (*bubbles[:-1], replace(bubbles[-1], buttons=tuple(rows))) if bubbles else ()


def cut(pieces: Sequence[Piece], most: int) -> tuple[Bubble, ...]:
    """Bubbles of at most `most` units each, cut between paragraphs where that is possible, else between words."""
    bubbles: list[list[Piece]] = []
    room = 0
    for piece in pieces:
        for part in _parts(piece, most):
            needed = units(part.text) + (2 if bubbles else 0)
            if not bubbles or needed > room:
                bubbles.append([])
                room, needed = most, units(part.text)
            bubbles[-1].append(part)
            room -= needed
    return tuple(Bubble(tuple(each)) for each in bubbles)


def _parts(piece: Piece, most: int) -> Iterator[Piece]:
    text = piece.text
    while units(text) > most:
        end = _last_place_to_cut(text, most)
        if part := text[:end].rstrip():
            yield replace(piece, text=part)
        text = text[end:].lstrip()
    if text.strip():
        yield replace(piece, text=text)


def _last_place_to_cut(text: str, most: int) -> int:
    """How many signs of the text fit: up to a line's end, else a space, else as many whole letters as have room."""
    end, room = 0, most
    for sign in text:
        room -= units(sign)
        if room < 0:
            break
        end += 1
    for mark in ("\n", " "):
        place = text.rfind(mark, end // 2, end)
        if place > 0:
            return place
    whole = next((place for place in range(end, end // 2, -1) if not _inside_a_letter(text, place)), 0)
    return whole or end


def _inside_a_letter(text: str, place: int) -> bool:
    """Whether a cut here would take an accent from its letter, or a part from a picture sign."""
    following = text[place : place + 1]
    return bool(_STICKS.match(following)) or category(following or " ")[0] == "M" or text[place - 1] == _JOINER
