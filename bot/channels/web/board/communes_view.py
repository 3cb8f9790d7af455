"""The table of a province's communes: the same totals for each."""

from collections.abc import Iterable
from html import escape

from bot.channels.web.board.addresses import Asked
from bot.channels.web.board.frame import Pen, link, pages, table
from bot.channels.web.board.shared import OUTCOMES
from bot.conversation.phrases import say
from bot.conversation.registered import T1
from bot.conversation.words import workboard as words
from bot.workboard.choosing import page_of
from bot.workboard.lines import Totals, UnitLine, totals
from bot.workboard.survey import Survey
from storage.models import LocalityRow


def show(pen: Pen, asked: Asked, there: Survey) -> str:
    """One page of the communes."""
    shown = page_of(there.communes, asked.wanted.page)
    if not shown.count:
        return f"<p>{pen.text(words.NO_COMMUNES)}</p>"
    here = by_place(there.lines)
    rows = (_row(asked, place, totals(here.get(place.id, ()), T1)) for place in shown.rows)
    counted = say(words.SHOWN_COMMUNES, first=shown.first, last=shown.last, count=shown.count)
    before = asked.address(trang=str(shown.number - 1)) if shown.number > 1 else ""
    after = asked.address(trang=str(shown.number + 1)) if shown.number < shown.pages else ""
    grid = table(pen.text(words.COMMUNES), _head(pen), rows, ("", *["figure"] * 9))
    return f'<p class="small">{pen.text(counted)}</p>{grid}{pages(pen, before, after)}'


def by_place(lines: Iterable[UnitLine]) -> dict[str, list[UnitLine]]:
    """The units of each commune."""
    found: dict[str, list[UnitLine]] = {}
    for line in lines:
        found.setdefault(line.place, []).append(line)
    return found


def _head(pen: Pen) -> list[str]:
    names = (
        words.COMMUNE,
        words.COUNT,
        words.SUBMITTED,
        words.DOING,
        words.NONE,
        words.OVERDUE,
        words.RETURNED,
        words.MINE,
        OUTCOMES["recognised"],
        words.REGISTERED,
    )
    return [pen.text(name) for name in names]


def _row(asked: Asked, place: LocalityRow, counted: Totals) -> tuple[str, ...]:
    numbers = (
        counted.count,
        counted.submitted,
        counted.doing,
        counted.none,
        counted.late,
        counted.returned,
        counted.mine,
        counted.recognised,
        counted.registered,
    )
    return (link(asked.address(xa=place.id, xem=""), escape(place.name)), *map(str, numbers))
