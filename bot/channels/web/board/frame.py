"""The frame of the board's pages, and the few shapes they are made of; everything that is not markup is escaped."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from html import escape
from string import Template

from aiohttp import web

from bot.channels.web.assets import BOARD_CSS, CSS, STATIC
from bot.channels.web.board.addresses import BOARD
from bot.conversation.phrases import Number, Words, say
from bot.conversation.words import forms
from bot.conversation.words import workboard as words
from bot.conversation.world import World
from bot.workboard.access import looking_seats

NOTHING = "–"
"""What a cell without anything says; on a phone it is left out."""
FRAME = Template((STATIC / "board.html").read_text(encoding="utf-8"))


class Pen:
    """Writes in the language of the person who looks."""

    def __init__(self, world: World) -> None:
        self.world = world

    def text(self, said: Words | str) -> str:
        """Words, escaped; a plain text is a sentence of the catalogue."""
        return escape(self.plain(said))

    def plain(self, said: Words | str) -> str:
        """Words, not escaped."""
        return self.world.speak(say(said) if isinstance(said, str) else said)

    def points(self, points: Decimal | None) -> str:
        """Points, or a dash."""
        return NOTHING if points is None else self.text(Number(points))

    def time(self, moment: datetime) -> str:
        """A moment on the person's clock, also for machines."""
        here = moment.astimezone(self.world.now.tzinfo)
        shown = here.strftime(self.plain(forms.MOMENT))
        return f'<time datetime="{here.isoformat(timespec="seconds")}">{escape(shown)}</time>'


def page(pen: Pen, title: str, body: str) -> web.Response:
    """A whole page; `title` is plain text."""
    world = pen.world
    text = FRAME.substitute(
        language=escape(world.language),
        title=escape(title),
        css=escape(CSS.url),
        board_css=escape(BOARD_CSS.url),
        skip=pen.text(words.SKIP),
        board=pen.text(words.TITLE),
        home=BOARD,
        who=escape(" · ".join(seat.title for seat in looking_seats(world))),
        chat=pen.text(words.TO_CHAT),
        body=body,
    )
    response = web.Response(text=text, content_type="text/html", charset="utf-8")
    response.enable_compression()
    return response


def link(address: str, label: str, *, here: bool = False, kind: str = "") -> str:
    """A link whose label is markup; `here`: it leads to what is looked at."""
    mark = ' aria-current="page"' if here else ""
    style = f' class="{kind}"' if kind else ""
    return f'<a href="{escape(address)}"{style}{mark}>{label}</a>'


def nav(label: str, links: Iterable[str]) -> str:
    """Links in a row, with a name for those who do not see it."""
    return f'<nav aria-label="{label}">{"".join(links)}</nav>'


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], kinds: Sequence[str], style: str = "cards"
) -> str:
    """A table of markup; `kinds` are the classes of the columns.

    It becomes cards on a phone unless its `style` is "narrow": that is for few columns of figures.
    """
    top = "".join(f'<th scope="col"{_kind(kind)}>{cell}</th>' for cell, kind in zip(head, kinds, strict=True))
    body = "".join(f"<tr>{_cells(row, head, kinds)}</tr>" for row in rows)
    return (
        f'<div class="frame"><table class="{style}"><caption class="unseen">{caption}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[str], head: Sequence[str], kinds: Sequence[str]) -> str:
    first, *rest = zip(row, head, kinds, strict=True)
    cells = (
        f'<td data-head="{name}"{_kind(f"{kind} empty".strip() if cell == NOTHING else kind)}>{cell}</td>'
        for cell, name, kind in rest
    )
    return f'<th scope="row"{_kind(first[2])}>{first[0]}</th>{"".join(cells)}'


def _kind(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def pages(pen: Pen, before: str, after: str) -> str:
    """Links to the page before and after, each empty where there is none."""
    links = [link(each, pen.text(label)) for each, label in ((before, words.BEFORE), (after, words.AFTER)) if each]
    return f'<p class="pages">{"".join(links)}</p>' if links else ""
