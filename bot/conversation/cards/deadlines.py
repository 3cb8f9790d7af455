"""The page of dates: what is overdue, what comes, what is done, and what the person wants of being reminded."""

from collections.abc import Iterator
from datetime import date

import antq_rules
from antq_rules import Deadline, Plan
from bot.conversation import dates
from bot.conversation.aside import MUTED
from bot.conversation.cards.reminder import quiet_words, thing
from bot.conversation.commands import standing_choice
from bot.conversation.duties import Duty, duties
from bot.conversation.duties_below import named
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import calendar
from bot.conversation.words import menu as words
from bot.conversation.words import setting_aside as aside
from bot.conversation.world import World


def all_dates(world: World) -> Reply:
    """The dates of the plans of the person's offices: first what of their own is overdue, then the rest in order.

    All of this year, and those of other years that one is reminded of now.
    """
    year, today = world.now.year, world.now.date()
    plans = {seat.plan.id: seat.plan for seat in world.seats}
    known = {duty.key: duty for duty in duties(world)}
    own = {key: duty for key, duty in known.items() if not duty.of_units}
    found = {_key(each, year): each for plan in plans.values() for each in _dates_of(world, plan, year)}
    found |= {_key(duty.deadline, duty.year): duty.deadline for duty in known.values() if _is_near(duty, year)}
    late = [key for key in found if _is_overdue(own.get(key))]
    in_order = dict.fromkeys((*late, *sorted(found, key=lambda key: found[key].last_day)))
    lines = tuple(_line(found[key], own.get(key), today) for key in in_order)
    none = tuple(say(aside.PLAN_SETS_NONE) for plan in plans.values() if not plan.dates)[:1]
    body = (*none, *lines, say(words.DATES_NOTE)) if lines else (say(words.NO_DATES),)
    muted = tuple(_muted(world))
    choices = _choices(world, muted=bool(muted)) if lines else ()
    title = say(words.DATES_TITLE, year=str(year))
    return Reply((*body, *muted, *_reminded(world)), title=title, choices=choices, standing=True)


def _dates_of(world: World, plan: Plan, year: int) -> tuple[Deadline, ...]:
    return antq_rules.deadlines(plan, year, world.shelf.plan(dates.NATIONAL))


def _key(deadline: Deadline, year: int) -> str:
    return f"{deadline.plan}/{year}/{deadline.id}"


def _is_overdue(duty: Duty | None) -> bool:
    return duty is not None and not duty.done and duty.days_left < 0


def _is_near(duty: Duty, year: int) -> bool:
    """Whether a date of another year is one to know of: it comes soon, or was missed."""
    return duty.year > year or (duty.year < year and not duty.done)


def _line(deadline: Deadline, duty: Duty | None, today: date) -> Phrase:
    what, day, source = Verbatim(deadline.what), deadline.last_day, Verbatim(deadline.citation.text)
    left = (day - today).days
    if duty is not None and duty.done:
        return say(aside.DATE_DONE, what=what, day=day)
    if duty is not None and left < 0:
        return say(aside.DATE_OVERDUE, what=what, day=day, late=-left, source=source)
    if left > 0:
        return say(words.DATE_AHEAD, what=what, day=day, left=left, source=source)
    return say(words.DATE_PAST if left < 0 else words.DATE_TODAY, what=what, day=day, source=source)


def _muted(world: World) -> Iterator[Words]:
    keys = [key for key, chosen in world.set_aside.items() if chosen.kind == MUTED]
    return (say(aside.IS_MUTED, what=thing(duty)) for duty in named(keys, world))


def _reminded(world: World) -> tuple[Words, ...]:
    return (quiet_words(world.quiet),) if world.consents.get("reminders") else (say(aside.NOT_AGREED),)


def _choices(world: World, *, muted: bool) -> tuple[tuple[Choice, ...], ...]:
    again = ((standing_choice(aside.UNMUTE, "batnhac"),),) if muted else ()
    hours = (standing_choice(aside.QUIET_HOURS, "yenlang"),) if world.consents.get("reminders") else ()
    return (*again, (standing_choice(calendar.CALENDAR, "lich"), *hours))
