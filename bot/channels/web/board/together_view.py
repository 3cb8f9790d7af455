"""The page on which cases without a flag are approved together: what came of it, the list, and what it leaves out."""

from collections.abc import Iterable, Mapping
from html import escape

from bot.channels.web.board.addresses import TOGETHER, case_address
from bot.channels.web.board.forms import Forms
from bot.channels.web.board.frame import Pen, link, pages, table
from bot.conversation import commands
from bot.conversation.batch import why_left
from bot.conversation.cards.scores import grade_name, superior_card
from bot.conversation.journeys import batch
from bot.conversation.phrases import say
from bot.conversation.rounds import handed_in
from bot.conversation.words import batch as batch_words
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.conversation.world import CaseFile, Waiting
from bot.workboard.choosing import page_of
from bot.workboard.together import Became, Together

START = f"{commands.PREFIX}duyetchung"
LISTED = "hs"


def button(pen: Pen, last: int, label: str = batch_words.BATCH, listed: Iterable[str] = ()) -> str:
    """The form that has the list made, as in the conversation."""
    choice = {"action": START, "label": pen.plain(label), "style": "primary"}
    return Forms(pen, TOGETHER, last, {LISTED: ",".join(listed)}).button(choice, "")


def show(pen: Pen, there: Together, number: int) -> str:
    """The whole page; `number` is the page of what is left out."""
    told = "".join(f'<p class="lead" role="status">{escape(each)}</p>' for each in there.said)
    return f"{told}{_became(pen, there.became)}{_list(pen, there)}{_left(pen, there, number)}"


def _became(pen: Pen, found: Iterable[Became]) -> str:
    rows = "".join(_outcome(pen, each) for each in found)
    return f'<h2>{pen.text(words.BECAME)}</h2><ul class="became">{rows}</ul>' if rows else ""


def _outcome(pen: Pen, each: Became) -> str:
    sign, kind = ("✓", "passed") if each.passed else ("–", "stayed")
    verdict = pen.text(words.PASSED if each.passed else words.STAYED)
    why = " ".join(pen.text(one) for one in each.why)
    unit = link(case_address(each.file.id), escape(each.file.unit.name))
    return f'<li class="{kind}"><span aria-hidden="true">{sign}</span> <b>{unit}</b>: {verdict} {why}</li>'


def _list(pen: Pen, there: Together) -> str:
    """What one confirmation approves, with what the conversation asks about it."""
    if not there.ready:
        return f"<p>{pen.text(batch_words.NONE)}</p>"
    heading = f"<h2>{pen.text(say(words.TOGETHER, count=len(there.ready)))}</h2>"
    head = [pen.text(name) for name in (words.UNIT, reviewing.COLUMN_OWN, reviewing.COLUMN_GIVEN, words.GRADE)]
    rows = (_case(pen, there, case) for case in there.ready)
    grid = table(pen.text(batch_words.BATCH), head, rows, ("", "figure", "figure", ""))
    return f'<section id="duyet" class="talk together">{heading}{grid}{_asked(pen, there)}</section>'


def _unit(there: Together, case: CaseFile | Waiting) -> str:
    """The unit with a way to its case, its place and the year."""
    place = f"{there.places.get(case.locality_id, '')} · {case.year}"
    return f'{link(case_address(case.id), escape(case.unit.name))}<span class="sub">{escape(place)}</span>'


def _case(pen: Pen, there: Together, case: CaseFile) -> tuple[str, ...]:
    given = superior_card(case)
    return (_unit(there, case), pen.points(case.card.total), pen.points(given.total), pen.text(grade_name(given)))


def _asked(pen: Pen, there: Together) -> str:
    """The question of the conversation about the list, or the button that makes it ask."""
    listed = [case.id for case in there.ready]
    if not there.asks:
        over = f'<p class="notice">{pen.text(there.over)}</p>' if there.over is not None else ""
        return f'{over}<div class="choices">{button(pen, there.last, listed=listed)}</div>'
    reply, step = batch.show(there.state, pen.world), str(there.state.step)
    forms = Forms(pen, TOGETHER, there.last, {LISTED: ",".join(listed)})
    body = reply.body if there.state.stage else batch.terms(there.state, pen.world)
    said = "".join(f"<p>{pen.text(each)}</p>" for each in body)
    title = f"<p><b>{pen.text(reply.title)}</b></p>" if reply.title else ""
    field = forms.field(step) if reply.entry else ""
    buttons = "".join(
        forms.button(_choice(pen.plain(choice.label), choice.action, choice.style), step)
        for row in reply.choices
        for choice in row
        if choice.action != "list"
    )
    return f'{title}{said}{field}<div class="choices">{buttons}</div>'


def _choice(label: str, action: str, style: str) -> Mapping[str, str]:
    return {"action": action, "label": label, "style": style}


def _left(pen: Pen, there: Together, number: int) -> str:
    """What waits for the person and is not in the list, with why."""
    shown = page_of(there.left, number)
    if not shown.count:
        return ""
    heading = f"<h2>{pen.text(say(words.LEFT_OUT, count=shown.count))}</h2>"
    head = [pen.text(name) for name in (words.UNIT, reviewing.COLUMN_OWN, words.WHY)]
    rows = (_row(pen, there, row) for row in shown.rows)
    before = f"{TOGETHER}?trang={shown.number - 1}" if shown.number > 1 else ""
    after = f"{TOGETHER}?trang={shown.number + 1}" if shown.number < shown.pages else ""
    grid = table(pen.text(words.WHY), head, rows, ("", "figure", ""))
    return f"{heading}<p>{pen.text(words.ONE_BY_ONE)}</p>{grid}{pages(pen, before, after)}"


def _row(pen: Pen, there: Together, row: Waiting) -> tuple[str, ...]:
    why = "".join(f"<li>{pen.text(each)}</li>" for each in why_left(row, pen.world))
    return (_unit(there, row), pen.points(handed_in(row.history)[-1].points), f'<ul class="flags">{why}</ul>')
