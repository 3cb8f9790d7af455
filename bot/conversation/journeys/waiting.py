"""The reviewer's list of waiting cases, a card each."""

from antq_rules import grade
from bot.conversation import batch, chain
from bot.conversation.cards.flags import SHORT
from bot.conversation.commands import standing_choice
from bot.conversation.journeys import batch as together
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.rounds import handed_in
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import batch as batch_words
from bot.conversation.words import menu
from bot.conversation.words import reviewing as words
from bot.conversation.world import Waiting, World

PAGE = 5


def cards(state: State, world: World) -> tuple[Reply, ...]:
    """The cards of the page of the list the person looks at."""
    return tuple(_card(row, world) for row in chain.mine(world)[state.page * PAGE : (state.page + 1) * PAGE])


def _card(row: Waiting, world: World) -> Reply:
    rounds = handed_in(row.history)
    total = rounds[-1].points or 0
    name = (
        Verbatim(grade(rounds[-1].points, row.plan.thresholds).name) if rounds[-1].points is not None else Verbatim("–")
    )
    when = rounds[-1].at.astimezone(world.now.tzinfo)
    late = batch.days_late(row, world)
    flags: tuple[Words, ...] = (say(words.FLAG_LATE, late=late),) if late else ()
    again = (say(words.FLAG_AGAIN),) if len(rounds) > 1 else ()
    others = tuple(say(SHORT[flag]) for flag in row.flags)
    score, time = say(words.CARD_SCORE, total=total, grade=name), say(words.CARD_SUBMITTED, time=when)
    body = (score, time, *flags, *again, *others)
    title = say(words.CARD_TITLE, unit=Verbatim(row.unit.name), year=str(row.year))
    closed = _not_for_them(row, world)
    if closed is not None:
        return Reply((*body, closed), title=title, standing=True)
    open_it = standing_choice(words.OPEN, "mo", row.id, style="primary")
    return Reply(body, title=title, choices=((open_it,),), standing=True)


def _not_for_them(row: Waiting, world: World) -> Words | None:
    """Who must take the case up where the person may not, though it waits for an office of theirs."""
    seat = chain.seat_over(world, row.stage_office or "", row.locality_id, row.province_id)
    refused = chain.why_not_open(world, row, seat) if seat is not None else None
    if seat is None or refused is None:
        return None
    if any(each.unit is not None and each.unit.id == row.unit.id for each in world.seats):
        return say(words.OWN_UNIT, office=Verbatim(seat.title))
    return say(words.SOMEBODY_ELSE, why=Verbatim(refused.text), office=Verbatim(seat.title))


def show(state: State, world: World) -> Reply:
    """How many wait, below their cards."""
    count = len(chain.mine(world))
    title = say(words.LIST_TITLE, count=count) if count else say(words.LIST_EMPTY)
    first, last = state.page * PAGE + 1, min(count, (state.page + 1) * PAGE)
    body: tuple[Words, ...] = (say(words.LIST_PAGE, first=first, last=last, count=count),) if count > PAGE else ()
    further = ((Choice(say(words.NEXT_PAGE), "next"),),) if last < count else ()
    plain = ((Choice(say(batch_words.BATCH), "batch"),),) if batch.candidates(world) else ()
    return Reply(body, title=title, choices=(*further, *plain, (Choice(say(menu.TO_MENU), "menu"),)))


def tap(state: State, action: str, world: World) -> Move:
    """Next page, all without a flag at once, or back to the menu."""
    if action == "menu":
        return Move(state.at("menu"))
    if action == "batch":
        return together.begin(state, world)
    return Move(state.at("waiting", page=state.page + 1))


def hear(state: State, text: str, world: World) -> Move:
    """Text chooses nothing here; the list is shown again."""
    return Move(state, lead=say(menu.WANT))
