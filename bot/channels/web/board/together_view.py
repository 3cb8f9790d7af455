"""The page on which cases without a flag are approved together: what came of it, the list, and what it leaves out."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from bot.channels.web.board.addresses import TOGETHER, case_address
from bot.channels.web.board.forms import Forms
from bot.channels.web.board.frame import Pen, link, pages, table
from bot.conversation import commands
from bot.conversation.batch import why_left
from bot.conversation.cards.scores import grade_name, superior_card
from bot.conversation.journeys import batch
from bot.conversation.phrases import Words, say
from bot.conversation.replies import Reply
from bot.conversation.rounds import handed_in
from bot.conversation.words import batch as batch_words
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.conversation.world import CaseFile, Waiting
from bot.workboard.choosing import page_of
from bot.workboard.together import Became, Together

START = f"{commands.PREFIX}duyetchung"
LISTED = "hs"


def button(pen: Pen, last: int) -> str:
    """The form that has the list made, as in the conversation; `last` is the number of the newest message."""
    choice = _choice(pen.plain(batch_words.BATCH), START, "primary")
    return Forms(pen, TOGETHER, last, {}).button(choice, "")


def show(pen: Pen, there: Together, number: int) -> str:
    """The whole page; `number` is the page of what is left out."""
    told = "".join(f'<p class="lead" role="status">{escape(each)}</p>' for each in there.said)
    return f"{told}{_became(pen, there)}{_list(pen, there)}{_left(pen, there, number)}"


def _became(pen: Pen, there: Together) -> str:
    """What came of the cases that stood in the list: first those that passed."""
    passed = [each for each in there.became if each.passed]
    stayed = [each for each in there.became if not each.passed]
    both = ((words.PASSED, passed), (words.STAYED, stayed))
    return "".join(_outcomes(pen, there, heading, found) for heading, found in both if found)


def _outcomes(pen: Pen, there: Together, template: str, found: Sequence[Became]) -> str:
    heading = pen.text(say(template, count=len(found)))
    head = [pen.text(words.UNIT), pen.text(words.BECAME)]
    rows = ((_unit(there, each.file), _flags(pen, each.why)) for each in found)
    return f"<h2>{heading}</h2>{table(heading, head, rows, ('', ''))}"


def _flags(pen: Pen, why: Iterable[Words]) -> str:
    return f'<ul class="flags">{"".join(f"<li>{pen.text(each)}</li>" for each in why)}</ul>'


def _list(pen: Pen, there: Together) -> str:
    """What one confirmation approves, with what the conversation asks about it."""
    if not there.ready:
        return f"<p>{pen.text(batch_words.NONE if there.left else reviewing.LIST_EMPTY)}</p>"
    asked = batch.show(there.state, pen.world) if there.asks else None
    title = asked.title if asked is not None and asked.title else say(words.TOGETHER, count=len(there.ready))
    head = [pen.text(name) for name in (words.UNIT, reviewing.COLUMN_OWN, reviewing.COLUMN_GIVEN, words.GRADE)]
    rows = (_case(pen, there, case) for case in there.ready)
    grid = table(pen.text(batch_words.BATCH), head, rows, ("", "figure", "figure", ""))
    question = _offer(pen, there) if asked is None else _question(pen, there, asked)
    # What is to be typed comes before a list that may be long, what confirms the list after it.
    inside = f"{question}{grid}" if asked is not None and asked.entry else f"{grid}{question}"
    return f'<section class="talk together"><h2>{pen.text(title)}</h2>{inside}</section>'


def _unit(there: Together, case: CaseFile | Waiting) -> str:
    """The unit with a way to its case, its place and the year."""
    place = f"{there.places.get(case.locality_id, '')} · {case.year}"
    return f'{link(case_address(case.id), escape(case.unit.name))}<span class="sub">{escape(place)}</span>'


def _case(pen: Pen, there: Together, case: CaseFile) -> tuple[str, ...]:
    given = superior_card(case)
    return (_unit(there, case), pen.points(case.card.total), pen.points(given.total), pen.text(grade_name(given)))


def _offer(pen: Pen, there: Together) -> str:
    """The button that has the conversation ask about the list."""
    over = f'<p class="notice">{pen.text(there.over)}</p>' if there.over is not None else ""
    return f'{over}<div class="choices">{button(pen, there.last)}</div>'


def _question(pen: Pen, there: Together, reply: Reply) -> str:
    """What the conversation asks about the list, but for the way back out of it."""
    step = str(there.state.step)
    forms = Forms(pen, TOGETHER, there.last, {LISTED: ",".join(case.id for case in there.ready)})
    body = reply.body if there.state.stage else batch.terms(there.state, pen.world)
    said = "".join(f"<p>{pen.text(each)}</p>" for each in body)
    field = forms.field(step) if reply.entry else ""
    buttons = "".join(
        forms.button(_choice(pen.plain(choice.label), choice.action, choice.style), step)
        for row in reply.choices
        for choice in row
        if choice.action != "list"
    )
    return f'{said}{field}<div class="choices">{buttons}</div>'


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
    own = pen.points(handed_in(row.history)[-1].points)
    return (_unit(there, row), own, _flags(pen, why_left(row, pen.world)))
