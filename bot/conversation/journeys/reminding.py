"""What the person wants of being reminded: later, no more, not at night."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, time, timedelta

from bot.conversation.aside import ACKNOWLEDGED, MUTED, SNOOZED, WANTED
from bot.conversation.cards.reminder import BETWEEN, span, thing, until
from bot.conversation.duties import Duty
from bot.conversation.duties_below import named
from bot.conversation.effects import SetAside, SetQuietHours
from bot.conversation.errors import Misunderstood
from bot.conversation.phrases import Words, say
from bot.conversation.quiet import USUAL, QuietHours
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.when import MORNING, afternoon, example_day, moment_in, plain
from bot.conversation.words import menu
from bot.conversation.words import setting_aside as words
from bot.conversation.world import World

QUIET, WHICH = "quiet", "which"
_MOST_KEYS = 2000  # letters of all the keys of a button; longer is no button of ours
_HOURS_OF_DAY, _MINUTES_OF_HOUR, _DAYS_OF_WEEK = 24, 60, 7
_SPAN = re.compile(
    r"(?:tu )?(\d{1,2})(?: ?(?:h|gio|g|:) ?(\d{2})?)? ?(?:-|den|toi|to) ?(\d{1,2})(?: ?(?:h|gio|g|:) ?(\d{2})?)?"
)


def later(state: State, argument: str, world: World) -> Move:
    """Ask when to remind again of these things; who agreed to no reminders is told so."""
    if not world.consents.get("reminders"):
        return Move(state, lead=say(words.NOT_AGREED))
    if not _open(argument, world):
        return Move(state, lead=say(words.OVER))
    return Move(state.at("reminding", line=argument[:_MOST_KEYS]))


def understood(state: State, argument: str, world: World) -> Move:
    """Nothing more of these things today; what is muted or put off further stays so."""
    tomorrow = datetime.combine(world.now.date() + timedelta(days=1), time(), world.now.tzinfo)
    known = _open(argument, world)
    kept = {key for key, aside in world.set_aside.items() if aside.holds(tomorrow)}
    return _aside(state, known, ACKNOWLEDGED, tomorrow, say(words.NOTED), but=kept)


def mute(state: State, argument: str, world: World) -> Move:
    """Never again of this thing; where the message named several, the person says which."""
    things = _open(argument, world)
    if len(things) > 1:
        return Move(state.at("reminding", stage=WHICH, line=argument[:_MOST_KEYS]))
    return _aside(state, things, MUTED, None, say(words.MUTED))


def unmute(state: State, argument: str, world: World) -> Move:
    """Of everything muted again."""
    muted = tuple(key for key, aside in world.set_aside.items() if aside.kind == MUTED)
    if not muted:
        return Move(state, lead=say(words.UNMUTED))
    return Move(state, (SetAside(muted, WANTED),), lead=say(words.UNMUTED))


def quiet(state: State, argument: str, world: World) -> Move:
    """Ask for the quiet hours."""
    return Move(state.at("reminding", stage=QUIET))


def _open(argument: str, world: World) -> tuple[Duty, ...]:
    """The things named that are still to be done, the first date first."""
    return tuple(duty for duty in named(argument[:_MOST_KEYS].split(BETWEEN), world) if not duty.done)


def _aside(
    state: State,
    things: tuple[Duty, ...],
    kind: str,
    moment: datetime | None,
    said: Words,
    but: Collection[str] = (),
) -> Move:
    if not things:
        return Move(state, lead=say(words.OVER))
    keys = tuple(duty.key for duty in things if duty.key not in but)
    return Move(state, (SetAside(keys, kind, moment),) if keys else (), lead=said)


def show(state: State, world: World) -> Reply:
    """The question, with the moments that are still before the last day."""
    home = (Choice(say(menu.TO_MENU), "menu"),)
    if state.stage == QUIET:
        choices = ((Choice(say(words.USUAL), "usual"),), (Choice(say(words.NEVER_QUIET), "never"),), home)
        return Reply((say(words.ASK_QUIET),), title=say(words.QUIET_HOURS), choices=choices, entry="text")
    if state.stage == WHICH:
        rows = tuple((Choice(thing(duty), f"mute:{duty.key}"),) for duty in _open(state.line, world))
        return Reply((say(words.ASK_WHICH),), choices=(*rows, (Choice(say(words.ALL_OF_THEM), "mute:"),), home))
    things = tuple(until(duty) for duty in _open(state.line, world))
    last_day = _last_day(state, world)
    soon = last_day is not None and (last_day - world.now.date()).days < _DAYS_OF_WEEK
    ask = say(words.ASK_SOON if soon else words.ASK_WHEN, day=example_day(world.now, last_day))
    row = tuple(Choice(say(_MOMENTS[name][0]), name) for name, _ in _offered(state, world))
    choices = (*((row,) if row else ()), home)
    return Reply((*things, ask), choices=choices, entry="text")


def _monday(now: datetime) -> datetime:
    return _morning(now.date() + timedelta(days=7 - now.weekday()), now)


def _tomorrow(now: datetime) -> datetime:
    return _morning(now.date() + timedelta(days=1), now)


def _morning(day: date, now: datetime) -> datetime:
    return datetime.combine(day, MORNING, now.tzinfo)


_MOMENTS: dict[str, tuple[str, Callable[[datetime], datetime | None]]] = {
    "afternoon": (words.AFTERNOON, afternoon),
    "tomorrow": (words.TOMORROW, _tomorrow),
    "monday": (words.MONDAY, _monday),
}


def _offered(state: State, world: World) -> Iterator[tuple[str, datetime]]:
    """The moments that are no quiet ones and not after a last day, each once."""
    last_day, seen = _last_day(state, world), set[datetime]()
    for name, (_, moment_from) in _MOMENTS.items():
        moment = moment_from(world.now)
        if moment is None or moment in seen or world.quiet.holds(moment):
            continue
        if last_day is None or moment.date() <= last_day:
            seen.add(moment)
            yield name, moment


def _last_day(state: State, world: World) -> date | None:
    """The first last day still ahead; None where all is overdue."""
    ahead = [duty.deadline.last_day for duty in _open(state.line, world) if duty.days_left >= 0]
    return min(ahead, default=None)


def tap(state: State, action: str, world: World) -> Move:
    """Take the moment or the hours offered."""
    if action == "menu":
        return Move(state.at("menu"))
    if action in {"usual", "never"}:
        return _keep(state, USUAL if action == "usual" else QuietHours(time(), time()))
    if action.startswith("mute:"):
        named = action.removeprefix("mute:") or state.line
        return _aside(state.at("menu"), _open(named, world), MUTED, None, say(words.MUTED))
    moment = dict(_offered(state, world)).get(action)
    return _snooze(state, moment, world) if moment else Move(state)


def hear(state: State, text: str, world: World) -> Move:
    """A day or an hour ahead, or two times of the day."""
    if state.stage == WHICH:
        return Move(state, lead=say(menu.WANT))
    if state.stage == QUIET:
        hours = _span(text)
        return _keep(state, hours) if hours else Move(state, lead=say(words.WANT_QUIET))
    last_day = _last_day(state, world)
    try:
        moment = world.quiet.after(moment_in(text, world.now, last_day))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    if last_day is None or moment.date() <= last_day:
        return _snooze(state, moment, world)
    if last_day == world.now.date():
        return Move(state, lead=say(words.TODAY_ONLY, day=last_day))
    return Move(state, lead=say(words.AFTER_LAST_DAY, day=last_day, example=last_day))


def _snooze(state: State, moment: datetime, world: World) -> Move:
    return _aside(state.at("menu"), _open(state.line, world), SNOOZED, moment, say(words.SNOOZED, time=moment))


def _keep(state: State, hours: QuietHours) -> Move:
    said = say(words.QUIET_OFF) if hours.starts == hours.ends else say(words.QUIET_KEPT, **span(hours))
    return Move(state.at("menu"), (SetQuietHours(hours),), lead=said)


def _span(text: str) -> QuietHours | None:
    """Two times of the day; None where it is something else, or the same time twice, which says nothing."""
    found = _SPAN.fullmatch(plain(text))
    if found is None:
        return None
    first, last = ((int(found[n]), int(found[n + 1] or 0)) for n in (1, 3))
    if any(hour > _HOURS_OF_DAY or minute >= _MINUTES_OF_HOUR for hour, minute in (first, last)):
        return None
    hours = QuietHours(time(first[0] % _HOURS_OF_DAY, first[1]), time(last[0] % _HOURS_OF_DAY, last[1]))
    return hours if hours.starts != hours.ends else None
