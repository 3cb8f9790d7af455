"""Pages to read: the unit's case, the dates, the progress of a locality, help."""

from datetime import date

import antq_rules
from antq_rules import Deadline, Plan
from bot.conversation import dates
from bot.conversation.cards import check, decision, minutes, registration
from bot.conversation.cards.scores import as_told, both_columns, both_totals, own_total
from bot.conversation.commands import standing_choice
from bot.conversation.content_code import content_code
from bot.conversation.journeys.menu import standing_of
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.words import checking, reviewing
from bot.conversation.words import menu as words
from bot.conversation.world import CaseFile, World


def own_case(case: CaseFile, world: World) -> Reply:
    """The unit's case: where it stands and both columns of the form, the superior's as last approved or returned."""
    code = say(reviewing.CODE, code=Verbatim(content_code(case)))
    title = say(reviewing.CASE_TITLE, unit=Verbatim(case.unit.name), year=str(case.year))
    told = as_told(case)
    scores = both_totals(told) if told.history else own_total(case)
    body = (standing_of(case), *decision.taken(case), scores, *check.short(case), *_record(case, world), code)
    ways = ((standing_choice(checking.CHECK, "tukiemtra"),),)
    return Reply(body, title=title, choices=ways, table=both_columns(told), standing=True)


def _record(case: CaseFile, world: World) -> tuple[Words, ...]:
    """The record of the unit's meeting, where there is one."""
    return minutes.of_case(case, world) if case.meetings else ()


def all_dates(world: World) -> Reply:
    """The dates of the plans of the person's offices, those of their own offices first told with the days left."""
    year, today = world.now.year, world.now.date()
    plans = {seat.plan.id: seat.plan for seat in world.seats}
    lines = tuple(_date(each, today) for plan in plans.values() for each in _dates_of(world, plan, year))
    body = (*lines, say(words.DATES_NOTE)) if lines else (say(words.NO_DATES),)
    return Reply(body, title=say(words.DATES_TITLE, year=str(year)), standing=True)


def _dates_of(world: World, plan: Plan, year: int) -> tuple[Deadline, ...]:
    return antq_rules.deadlines(plan, year, world.shelf.plan(dates.NATIONAL))


def _date(deadline: Deadline, today: date) -> Phrase:
    what, source = Verbatim(deadline.what), Verbatim(deadline.citation.text)
    left = (deadline.last_day - today).days
    if left > 0:
        return say(words.DATE_AHEAD, what=what, day=deadline.last_day, left=left, source=source)
    template = words.DATE_PAST if left < 0 else words.DATE_TODAY
    return say(template, what=what, day=deadline.last_day, source=source)


def progress(world: World) -> Reply:
    """How many units of the locality have handed in, are at it, have not begun, are late; and who is not done."""
    rows = {row.unit.id: row for row in world.waiting if row.year == world.now.year}
    done = [unit for unit in world.units if unit.id in rows and rows[unit.id].state in {"waiting", "finished"}]
    doing = [unit for unit in world.units if unit.id in rows and unit not in done]
    rest = [unit for unit in world.units if unit not in done]
    counted = say(
        reviewing.PROGRESS,
        count=len(world.units),
        submitted=len(done),
        doing=len(doing),
        none=len(rest) - len(doing),
        late=len(rest) if _is_late(world) else 0,
    )
    names = Verbatim("; ".join(unit.name for unit in rest))
    body: tuple[Words, ...] = (counted, say(reviewing.PROGRESS_NOT_DONE, units=names)) if rest else (counted,)
    registered = registration.share(world.reviewer_seats[0].plan, world)
    return Reply((*body, *registered), title=say(reviewing.PROGRESS_TITLE, year=str(world.now.year)), standing=True)


def _is_late(world: World) -> bool:
    plan = world.reviewer_seats[0].plan
    last_day = dates.last_day_to_submit(world.shelf, plan, world.now.year)
    return dates.days_late(last_day, world.now.date()) > 0


def help_page(world: World) -> Reply:
    """The commands that the person's offices can use."""
    head = (say(words.HELP_HEAD),) if world.head_seat else ()
    reviewer = (say(words.HELP_REVIEWER),) if world.reviewer_seats else ()
    body = (*head, *reviewer, say(words.HELP_ALL), say(words.HELP_SAFE))
    return Reply(body, title=say(words.HELP_TITLE), standing=True)
