"""What several views of the board have: the links above, the totals, the last day, and where a case stands."""

from collections.abc import Sequence
from datetime import date

from bot.channels.web.board.addresses import HEAT, UNITS, Asked
from bot.channels.web.board.frame import Pen, link, nav
from bot.conversation import dates
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.registered import T1
from bot.conversation.words import decisions, menu, reviewing, watching
from bot.conversation.words import workboard as words
from bot.workboard.access import places_of
from bot.workboard.lines import DRAFT, FINISHED, RETURNED, WAITING, Totals, UnitLine, totals
from bot.workboard.survey import Survey

OUTCOMES = {"recognised": decisions.RECOGNISED, "refused": decisions.REFUSED}


def heading(pen: Pen, there: Survey) -> str:
    """The place and the year."""
    place = there.commune or there.home
    return pen.plain(say(words.HEADING, place=Verbatim(place.name), year=str(there.year)))


def top(pen: Pen, asked: Asked, there: Survey) -> str:
    """Which place and which view, the totals, the last day."""
    counted = totals(there.lines, T1)
    links = (_places(pen, asked, there), _years(pen, asked, there), _views(pen, asked, there))
    only = f'<p class="small">{pen.text(watching.ONLY_LOOKING)}</p>' if there.watched else ""
    return "".join((*links, _summary(pen, counted, watched=there.watched), _due(pen, there), only))


def _places(pen: Pen, asked: Asked, there: Survey) -> str:
    own = places_of(pen.world)
    if len(own) == 1:
        return ""
    links = (
        link(asked.address(noi=place, xa="", xem="", cot=""), pen.text(Verbatim(name)), here=place == there.home.id)
        for place, name in own.items()
    )
    return nav(pen.text(words.PLACES), links)


def _years(pen: Pen, asked: Asked, there: Survey) -> str:
    """This year and the one before, whose cases may still wait."""
    now = pen.world.now.year
    years = sorted({now - 1, now, there.year})
    links = (link(asked.address(nam=str(year)), str(year), here=year == there.year) for year in years)
    return nav(pen.text(words.YEARS), links)


def _views(pen: Pen, asked: Asked, there: Survey) -> str:
    province = there.home.level == "province"
    in_commune = there.commune is not None and province
    views = [("", words.COMMUNES)] if province else []
    found = [
        link(asked.address(xem=view, xa="", cot=""), pen.text(label), here=asked.view == view and not in_commune)
        for view, label in (*views, (UNITS if province else "", words.UNITS), (HEAT, words.HEAT))
    ]
    if there.commune is not None and province:
        name = pen.text(Verbatim(there.commune.name))
        found.append(link(asked.address(xem="", cot=""), name, here=asked.view != HEAT))
        heat = f"{name}: {pen.text(words.HEAT)}"
        found.append(link(asked.address(xem=HEAT), heat, here=asked.view == HEAT))
    return nav(pen.text(words.VIEWS), found)


def progress(counted: Totals) -> Phrase:
    """How many units stand where, in the sentence of the conversation."""
    return say(
        reviewing.PROGRESS,
        count=counted.count,
        submitted=counted.submitted,
        doing=counted.doing,
        none=counted.none,
        late=counted.late,
    )


def _summary(pen: Pen, counted: Totals, *, watched: bool) -> str:
    known = {name: getattr(counted, name) for name in ("returned", "recognised", "refused", "registered")}
    more = say(words.WATCHED_TOTALS, **known) if watched else say(words.MORE_TOTALS, mine=counted.mine, **known)
    return f'<p class="totals">{pen.text(progress(counted))}</p><p>{pen.text(more)}</p>'


def _due(pen: Pen, there: Survey) -> str:
    """The last day to hand in, where all of the place have the same."""
    days = {line.due for line in there.lines}
    if not days:
        plan = pen.world.shelf.plan((there.commune or there.home).plan_id or dates.NATIONAL)
        days = {dates.last_day_to_submit(pen.world.shelf, plan, there.year)}
    day = next(iter(days))
    return f"<p>{pen.text(due(day, pen.world.now.date()))}</p>" if len(days) == 1 and day is not None else ""


def due(day: date, today: date) -> Words:
    """The last day, and how far away it is."""
    left = (day - today).days
    if left < 0:
        return say(words.DUE_OVER, late=-left, day=day)
    return say(menu.DUE, day=day, left=left) if left else say(menu.DUE_TODAY, day=day)


def state(line: UnitLine, drafts: tuple[int, int] | None = None) -> Words:
    """Where a unit's case stands, with how far a draft is."""
    match line.state:
        case "waiting":
            return say(words.WAITING_AT, stage=Verbatim(line.stage.name)) if line.stage else say(words.WAITING)
        case "finished":
            return say(OUTCOMES.get(line.passed.outcome or "", words.FINISHED))
        case "draft" | "returned" if drafts is not None:
            template = words.DOING_AT if line.state == DRAFT else words.RETURNED_AT
            return say(template, done=drafts[0], count=drafts[1])
        case "draft" | "returned":
            return say(words.DOING if line.state == DRAFT else words.RETURNED)
    return say(words.NONE)


def mark(line: UnitLine) -> str:
    """The class of a state, for its colour beside the words."""
    if line.mine:
        return "mine"
    known = {WAITING: "waiting", RETURNED: "returned", FINISHED: "finished", DRAFT: "doing"}
    return "overdue" if line.overdue else known.get(line.state, "none")


def grades_unconfirmed(pen: Pen, lines: Sequence[UnitLine]) -> str:
    """That the thresholds behind the grades are not confirmed, where that is so."""
    doubtful = any(line.grade is not None and not line.plan.thresholds.confirmed for line in lines)
    return f'<p class="small">{pen.text(words.UNCONFIRMED)}</p>' if doubtful else ""
