"""The one message that reminds a person of everything due, and how a date is said."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.conversation import chain
from bot.conversation.commands import PREFIX, standing_choice
from bot.conversation.duties import Duty
from bot.conversation.phrases import Listed, Phrase, Verbatim, Words, say
from bot.conversation.quiet import QuietHours
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import calling
from bot.conversation.words import reminding as words
from bot.conversation.words import setting_aside as aside
from bot.conversation.world import Unit, World

NAMED = 5
BETWEEN = ","
"""What stands between the keys of the things a button is about."""
_FRIDAY = 4
_WEEKDAYS = (
    words.MONDAY,
    words.TUESDAY,
    words.WEDNESDAY,
    words.THURSDAY,
    words.FRIDAY,
    words.SATURDAY,
    words.SUNDAY,
)


def reminder(due: Sequence[Duty], world: World) -> Reply:
    """Everything in `due`, which has at least one thing: a sentence each, for an officer with the units behind.

    The buttons work at any later time; they are about all the things of the message.
    """
    in_order = sorted(due, key=lambda duty: (duty.deadline.last_day, duty.of_units, duty.key))
    own = tuple(sentences(duty) for duty in in_order if not duty.absent)
    body = (*own, *_in_place_of_head([duty for duty in in_order if duty.absent]))
    choices = _choices(in_order, world)
    return Reply((*body, *_urgent(in_order, world)), title=say(words.TITLE), choices=choices, standing=True)


def _in_place_of_head(due: Sequence[Duty]) -> tuple[Words, ...]:
    """What a deputy reads of the head's dates, and what is left to the head."""
    if not due:
        return ()
    title = Verbatim(due[0].absent)
    return (say(calling.ABSENT_HEAD, title=title), *map(sentences, due), say(calling.HEAD_ACTS))


def sentences(duty: Duty) -> Words:
    """The date, the days left, and what must be known beside it, in one paragraph."""
    return Listed((until(duty), *_beside(duty)), " ")


def until(duty: Duty) -> Phrase:
    """What is due and until when."""
    what, day = Verbatim(duty.deadline.what), duty.deadline.last_day
    weekday = say(_WEEKDAYS[day.weekday()])
    match duty.days_left:
        case left if left < 0:
            return say(words.OVERDUE, what=what, day=day, late=-left)
        case 0:
            return say(words.TODAY, what=what, day=day)
        case 1:
            return say(words.TOMORROW, what=what, weekday=weekday, day=day)
        case left:
            return say(words.AHEAD, what=what, weekday=weekday, day=day, left=left)


def _beside(duty: Duty) -> Iterator[Words]:
    last_day = duty.deadline.last_day
    after_friday = last_day.weekday() - _FRIDAY
    if after_friday > 0 and duty.days_left > after_friday:
        yield say(words.WEEKEND, friday=last_day - timedelta(days=after_friday))
    if duty.of_units:
        yield say(words.UNITS_DONE, done=duty.units - len(duty.behind), count=duty.units)
    elif duty.behind:
        yield say(words.NOT_PASSED, count=len(duty.behind))
    elif duty.days_left < 0 and duty.deadline.who == "head":
        yield say(words.STILL_TAKEN)
    if not duty.deadline.citation.confirmed:
        yield say(words.UNCONFIRMED)


def _urgent(due: Sequence[Duty], world: World) -> tuple[Words, ...]:
    """The units furthest behind by name, and how many more there are."""
    units = tuple(dict.fromkeys(unit for duty in due for unit in _furthest_first(duty, world)))
    if not units:
        return ()
    names = Verbatim("; ".join(unit.name for unit in units[:NAMED]))
    if len(units) <= NAMED:
        return (say(words.MOST_URGENT, units=names),)
    return (say(words.MOST_URGENT_MORE, units=names, count=len(units) - NAMED),)


def _furthest_first(duty: Duty, world: World) -> list[Unit]:
    """Those who have not begun before those who have."""
    begun = {row.unit.id for row in world.waiting if row.year == duty.year}
    return sorted(duty.behind, key=lambda unit: unit.id in begun)


def _choices(due: Sequence[Duty], world: World) -> tuple[tuple[Choice, ...], ...]:
    keys = BETWEEN.join(duty.key for duty in due)
    of_units = any(duty.of_units for duty in due)
    nudge = ((standing_choice(words.NUDGE, "nhacdonvi"), *to_call(world)),) if of_units else ()
    ways = [way for duty in due if (way := _where(duty, world))]
    return (
        *(((standing_choice(words.DO_NOW, ways[0], style="primary"),),) if ways else ()),
        *nudge,
        (standing_choice(words.LATER, "nhaclai", keys), standing_choice(words.UNDERSTOOD, "daro", keys)),
        (standing_choice(words.MUTE, "tatnhac", keys),),
    )


def to_call(world: World) -> tuple[Choice, ...]:
    """The button to the units that no message reaches, where there are any."""
    count = len(world.to_call)
    return (Choice(say(calling.TO_CALL, count=count), f"{PREFIX}goidien"),) if count else ()


def _where(duty: Duty, world: World) -> str:
    """The command that leads to where the thing is done; empty where the person may not do it."""
    if duty.absent:
        return "tucham" if duty.deadline.task == "report" else ""
    if duty.of_units:
        return "tiendo"
    if duty.deadline.who != "head":
        return "choduyet" if chain.mine(world) else "tiendo"
    return "dangky" if duty.deadline.task == "register" else "tucham"


def thing(duty: Duty) -> Words:
    """What is to be done, and whether the units must do it."""
    what = Verbatim(duty.deadline.what)
    return say(aside.OF_UNITS, what=what) if duty.of_units else what


def quiet_words(hours: QuietHours) -> Words:
    """The quiet hours in a sentence."""
    return say(aside.NO_QUIET) if hours.starts == hours.ends else say(aside.QUIET, **span(hours))


def span(hours: QuietHours) -> dict[str, Verbatim]:
    """From when to when, as words want it."""
    return {"first": Verbatim(f"{hours.starts:%H:%M}"), "last": Verbatim(f"{hours.ends:%H:%M}")}
