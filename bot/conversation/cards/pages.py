"""Pages to read: the unit's case, the dates, the progress of a locality, help."""

from bot.conversation import dates
from bot.conversation.cards import check, decision, minutes, registration
from bot.conversation.cards.reminder import to_call
from bot.conversation.cards.scores import as_told, both_columns, both_totals, own_total
from bot.conversation.commands import standing_choice
from bot.conversation.content_code import content_code
from bot.conversation.journeys.menu import standing_of
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.words import checking, reminding, reviewing, watching, workboard
from bot.conversation.words import menu as words
from bot.conversation.world import CaseFile, Seat, World


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
    registered = registration.share(_looking(world).plan, world)
    nudge = (standing_choice(reminding.NUDGE, "nhacdonvi"),) if rest and world.reviewer_seats else ()
    ways = (*nudge, *to_call(world))
    title = say(reviewing.PROGRESS_TITLE, year=str(world.now.year))
    return Reply((*body, *registered), title=title, choices=(ways,) if ways else (), standing=True)


def _looking(world: World) -> Seat:
    """The seat from which the person looks at a locality."""
    return (*world.reviewer_seats, *world.watching_seats)[0]


def _is_late(world: World) -> bool:
    plan = _looking(world).plan
    last_day = dates.last_day_to_submit(world.shelf, plan, world.now.year)
    return dates.days_late(last_day, world.now.date()) > 0


def help_page(world: World) -> Reply:
    """The commands that the person's offices can use."""
    head = (say(words.HELP_HEAD),) if world.unit_seat else ()
    head = (*head, *((say(words.HELP_ONLY_HEAD),) if world.head_seat else ()))
    watcher = (say(watching.HELP),) if world.watching_seats and not world.reviewer_seats else ()
    reviewer = (say(words.HELP_REVIEWER),) if world.reviewer_seats else ()
    looks = world.reviewer_seats or world.watching_seats
    board = (say(workboard.WHERE, link=Verbatim(f"{world.address}/ban-lam-viec")),) if looks else ()
    body = (*head, *reviewer, *watcher, *board, say(words.HELP_ALL), say(words.HELP_SAFE))
    return Reply(body, title=say(words.HELP_TITLE), standing=True)
