"""The dates of a person's offices as a calendar shows them: what is due on which day, for whom, and whether it is done.

Nothing in it is about a person or a unit: everybody in the same office of a plan has the same dates.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

import antq_rules
from antq_rules import Deadline, Ladder, NoCalendar, Shelf
from antq_rules.plan import OFFICES
from bot.conversation.duties import duties
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.words import calendar as words
from bot.conversation.words import scoring
from bot.conversation.world import World

ALARMS = (7, 1, 0)  # of the ladder's steps: a phone that rings more often is told to be silent
TO_THE_END_OF_NEXT_YEAR = timedelta(days=3 * 366)
"""Also for a plan whose dates of a year come in the year after it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One date: `key` names it for ever, whatever becomes of its words; `day` is the last day in time.

    `alarms` are the working days on whose morning the phone is to ring; none when the thing is `done`. `confirmed`: a
    person has compared its source.
    """

    key: str
    day: date
    title: Words
    text: tuple[Words, ...]
    done: bool
    confirmed: bool
    alarms: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class _Due:
    """A date as it concerns the person: `own` is for them to keep, the others they see to."""

    deadline: Deadline
    year: int
    own: bool
    done: bool

    def together(self, other: "_Due") -> "_Due":
        """The same date seen from two offices: done when it is for both."""
        return replace(self, own=self.own or other.own, done=self.done and other.done)


def agenda(world: World) -> tuple[Item, ...]:
    """The dates of this year and the next, in their order; one item each, however many offices or units it is for."""
    host = urlsplit(world.address).hostname or "localhost"
    found: dict[str, _Due] = {}
    for duty in duties(world, TO_THE_END_OF_NEXT_YEAR):
        due = _Due(duty.deadline, duty.year, not duty.of_units, duty.done)
        key = f"{due.deadline.plan}/{due.year}/{due.deadline.id}/{due.deadline.who}@{host}"
        found[key] = found[key].together(due) if key in found else due
    items = (_item(key, due, world) for key, due in found.items())
    return tuple(sorted(items, key=lambda item: (item.day, item.key)))


def _item(key: str, due: _Due, world: World) -> Item:
    deadline = due.deadline
    what = Verbatim(deadline.what)
    title: Words = what if due.own else say(words.OF_OTHERS, who=_office(deadline.who), what=what)
    alarms, notes = _alarms(deadline.last_day, world.shelf)
    finished = (say(words.IS_DONE),) if due.done else ()
    changeable = (say(words.NEXT_YEAR, year=str(due.year)),) if due.year > world.now.year else ()
    return Item(
        key,
        deadline.last_day,
        say(words.DONE, title=title) if due.done else title,
        (*finished, *_text(deadline), *notes, *changeable),
        due.done,
        deadline.citation.confirmed,
        () if due.done else alarms,
    )


def _text(deadline: Deadline) -> Iterator[Words]:
    yield say(words.BEFORE, before=deadline.before, day=deadline.last_day)
    yield say(words.WHO, who=_office(deadline.who))
    if deadline.to is not None:
        yield say(words.TO, to=_office(deadline.to))
    source = say(scoring.WHY_SOURCE, source=Verbatim(deadline.citation.text))
    yield source if deadline.citation.confirmed else Listed((source, say(scoring.UNCONFIRMED)), " ")


def _office(kind: str) -> Verbatim:
    return Verbatim(OFFICES.get(kind, kind))


def _alarms(last_day: date, shelf: Shelf) -> tuple[tuple[date, ...], tuple[Words, ...]]:
    """The days on which the phone rings, and what there is to say of them; none where the holidays are not known."""
    calendar = shelf.calendar()
    try:
        days = tuple(
            reminder.day
            for ladder in shelf.ladders()[:1]
            for reminder in antq_rules.reminders(last_day, _few(ladder), calendar)
        )
        working = calendar.on_or_before(last_day)
    except NoCalendar:
        return (), (say(words.NO_DAYS),)
    day_off = (say(words.DAY_OFF, day=working),) if working != last_day else ()
    drafts = {each.year for year in {last_day.year, working.year} for each in calendar.drafts(date(year, 1, 1))}
    return days, (*day_off, *(say(words.DRAFT_DAYS, year=str(year)) for year in sorted(drafts)))


def _few(ladder: Ladder) -> Ladder:
    return replace(ladder, before=tuple(step for step in ladder.before if step in ALARMS), overdue=0)
