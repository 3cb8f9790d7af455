"""The heat map: units by lines, or communes by lines."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.channels.web.board.addresses import GIVEN, Asked, case_address
from bot.channels.web.board.communes_view import by_place
from bot.channels.web.board.frame import Pen, link, nav, pages
from bot.conversation.phrases import Number, Verbatim, say
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.workboard import picture
from bot.workboard.choosing import Page
from bot.workboard.heat import LinePoints, average, shares, step, whole
from bot.workboard.lines import UnitLine
from bot.workboard.picture import Band, Field
from storage.models import LocalityRow

SAMPLES = (0, 10, 30, 60, 90)  # percent, one of each step
PLACES = 12  # communes on one page: each of their cases is scored
Points = Mapping[str, tuple[LinePoints, ...]]


def of_units(pen: Pen, asked: Asked, shown: Page[UnitLine], points: Points) -> str:
    """One row for each unit of the page."""
    columns = _columns(points)
    bands = [_unit(pen, asked, line, points.get(line.unit.id, ()), columns) for line in shown.rows]
    return _map(pen, asked, bands, columns, shown, words.HEAT_UNITS)


def of_communes(pen: Pen, asked: Asked, shown: Page[LocalityRow], lines: Sequence[UnitLine], points: Points) -> str:
    """One row for each commune of the page, the mean of its units."""
    columns = _columns(points)
    here = by_place(lines)
    bands = [_commune(pen, asked, place, here.get(place.id, []), points, columns) for place in shown.rows]
    return _map(pen, asked, bands, columns, shown, words.HEAT_COMMUNES)


def _columns(points: Points) -> tuple[str, ...]:
    """The lines of all forms there are, in their order."""
    return tuple(dict.fromkeys(each.line for every in points.values() for each in every))


def _unit(pen: Pen, asked: Asked, line: UnitLine, points: Sequence[LinePoints], columns: Sequence[str]) -> Band:
    lost = shares(points, by_superior=asked.by_superior)
    by_line = {each.line: each for each in points}
    fields = tuple(_unit_field(pen, asked, line.unit.name, column, lost, by_line) for column in columns)
    return Band(line.unit.name, case_address(line.case) if line.case else "", fields)


def _unit_field(
    pen: Pen, asked: Asked, who: str, column: str, lost: Mapping[str, Decimal], points: Mapping[str, LinePoints]
) -> Field:
    if column not in lost:
        return _empty(pen, who, column)
    here = points[column]
    given = here.given if asked.by_superior else here.own
    said = say(
        words.FIELD,
        who=Verbatim(who),
        line=column,
        share=whole(lost[column]),
        points=Number(given or Decimal(0)),
        most=Number(here.most),
    )
    return Field(pen.plain(said), str(whole(lost[column])), step(lost[column]))


def _empty(pen: Pen, who: str, column: str) -> Field:
    return Field(pen.plain(say(words.FIELD_NONE, who=Verbatim(who), line=column)), "·", None)


def _commune(
    pen: Pen, asked: Asked, place: LocalityRow, lines: Sequence[UnitLine], points: Points, columns: Sequence[str]
) -> Band:
    every = [shares(points[line.unit.id], by_superior=asked.by_superior) for line in lines if line.unit.id in points]
    mean = average(every)
    fields = tuple(_commune_field(pen, place.name, column, mean, every) for column in columns)
    return Band(place.name, asked.address(xa=place.id), fields)


def _commune_field(
    pen: Pen, who: str, column: str, mean: Mapping[str, Decimal], every: Sequence[Mapping[str, Decimal]]
) -> Field:
    if column not in mean:
        return _empty(pen, who, column)
    count = sum(column in each for each in every)
    said = say(words.FIELD_MEAN, who=Verbatim(who), line=column, share=whole(mean[column]), count=count)
    return Field(pen.plain(said), str(whole(mean[column])), step(mean[column]))


def _map(
    pen: Pen,
    asked: Asked,
    bands: Sequence[Band],
    columns: Sequence[str],
    shown: Page[UnitLine] | Page[LocalityRow],
    about: str,
) -> str:
    if not columns:
        return f"<p>{pen.text(words.HEAT_EMPTY)}</p>"
    title = pen.plain(words.HEAT)
    before = asked.address(keep=True, trang=str(shown.number - 1)) if shown.number > 1 else ""
    after = asked.address(keep=True, trang=str(shown.number + 1)) if shown.number < shown.pages else ""
    drawn = picture.names(bands, title) + picture.fields(bands, columns, title)
    given = f"<p>{pen.text(words.HEAT_GIVEN)}</p>" if asked.by_superior else ""
    return "".join(
        (
            _by_whom(pen, asked),
            f"<p>{pen.text(about)}</p>{given}",
            _scale(pen),
            f'<div class="frame heat" tabindex="0" role="region" aria-label="{pen.text(words.HEAT)}">{drawn}</div>',
            pages(pen, before, after),
        )
    )


def _by_whom(pen: Pen, asked: Asked) -> str:
    own = link(asked.address(cot=""), pen.text(reviewing.COLUMN_OWN), here=not asked.by_superior)
    given = link(asked.address(cot=GIVEN), pen.text(reviewing.COLUMN_GIVEN), here=asked.by_superior)
    return nav(pen.text(words.BY_WHOM), (own, given))


def _scale(pen: Pen) -> str:
    """One sample of each colour with the number it begins at."""
    names = ("0", "1–24", "25–49", "50–74", "75–100")
    samples = "".join(
        f'<li class="s{step(Decimal(percent))}">{name}%</li>' for percent, name in zip(SAMPLES, names, strict=True)
    )
    return f'<ul class="scale" aria-label="{pen.text(words.SCALE)}">{samples}</ul>'
