"""Lending an office's authority: to whom, from when to when, why; what is lent can be taken back at any time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from antq_rules.authority import HEAD
from antq_rules.plan import OFFICES
from bot.conversation.commands import standing_choice
from bot.conversation.effects import GiveDelegation, Notify, RevokeDelegation
from bot.conversation.errors import Misunderstood, OutOfPlace
from bot.conversation.offices import DEPUTY
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions.days import day_in
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import decisions, menu, reviewing
from bot.conversation.words import delegating as words
from bot.conversation.world import Seat, World

PAGE = 8


def own_seats(world: World) -> tuple[Seat, ...]:
    """The offices the person may lend: their own that review or head a unit; what was lent they cannot lend on."""
    return tuple(seat for seat in world.seats if seat.on_behalf is None and (seat.reviews or seat.office.kind == HEAD))


def begin(state: State, world: World) -> Move:
    """The page of what is lent."""
    return Move(state.at("delegating"))


def show(state: State, world: World) -> Reply:
    """What is lent, or the question asked now."""
    match state.stage:
        case "office":
            rows = tuple((Choice(Verbatim(seat.title), f"office:{seat.office.id}"),) for seat in own_seats(world))
            return Reply((say(words.ASK_OFFICE),), choices=(*rows, _back()))
        case "whom":
            return _asking_whom(state, world)
        case "first":
            today = (Choice(say(decisions.TODAY), "today"),)
            return Reply((say(words.ASK_FIRST, day=world.now.date()),), choices=(today, _back()), entry="text")
        case "last":
            return Reply((say(words.ASK_LAST, day=_day(state.draft, "first")),), choices=(_back(),), entry="text")
        case "reason":
            return Reply((say(words.ASK_REASON),), choices=(_back(),), entry="text")
        case "confirm":
            confirm = (Choice(say(words.CONFIRM), "confirm", "primary"),)
            means = words.MEANS_HEAD if _unit(world, state.draft["office"]) else words.MEANS
            return Reply((_one(state.draft, world), say(means)), choices=(confirm, _back()))
        case _:
            return _overview(world)


def _back() -> tuple[Choice, ...]:
    return (Choice(say(reviewing.BACK), "back"),)


def _overview(world: World) -> Reply:
    """What the person has lent, with a button to take each back."""
    lent = tuple(
        say(
            words.ONE,
            office=Verbatim(_title(world, each.office)),
            who=_who(world, each.delegate),
            first=each.first,
            last=each.last,
            reason=Verbatim(each.reason),
        )
        for each in world.lent
    )
    revoke = tuple(
        (Choice(say(words.REVOKE, who=_who(world, each.delegate)), f"revoke:{each.id}"),) for each in world.lent
    )
    new = (Choice(say(words.NEW), "new", "primary"),)
    body = lent or (say(words.NONE),)
    return Reply(body, title=say(words.DELEGATE), choices=(new, *revoke, (Choice(say(menu.TO_MENU), "menu"),)))


def _asking_whom(state: State, world: World) -> Reply:
    office = state.draft["office"]
    there = _candidates(world, office)
    if not there:
        nobody = words.NO_DEPUTY if _unit(world, office) else words.NOBODY
        return Reply((say(nobody),), choices=(_back(),))
    shown = there[state.page * PAGE : (state.page + 1) * PAGE]
    rows = tuple((Choice(_who(world, person), f"whom:{person}"),) for person in shown)
    more = ((Choice(say(reviewing.NEXT_PAGE), "next"),),) if len(there) > (state.page + 1) * PAGE else ()
    return Reply((say(words.ASK_WHOM, office=Verbatim(_title(world, office))),), choices=(*rows, *more, _back()))


def _candidates(world: World, office: str) -> tuple[str, ...]:
    """Everybody else who holds an office in the place of this one; for the head of a unit its deputies."""
    unit = _unit(world, office)
    if unit is not None:
        return tuple(
            dict.fromkeys(each.person for each in world.colleagues if each.unit == unit and each.kind == DEPUTY)
        )
    place = next((seat.locality_id for seat in own_seats(world) if seat.office.id == office), "")
    fits = (each for each in world.colleagues if each.locality_id == place and each.kind in OFFICES)
    return tuple(dict.fromkeys(each.person for each in fits))


def _unit(world: World, office: str) -> str | None:
    """The unit of an office to be lent, None for one of a locality."""
    seat = next((seat for seat in own_seats(world) if seat.office.id == office), None)
    return seat.unit.id if seat and seat.unit else None


def _who(world: World, person: str) -> Words:
    """A person by the first office they hold, a deputy of one's own unit as such; a number where several hold it."""
    units = {seat.unit.id for seat in own_seats(world) if seat.unit}
    first = sorted(world.colleagues, key=lambda each: not (each.kind == DEPUTY and each.unit in units))
    titles = {each.person: each.title for each in reversed(first)}
    title = titles.get(person, "–")
    alike = [each for each in dict.fromkeys(each.person for each in world.colleagues) if titles[each] == title]
    if len(alike) <= 1:
        return Verbatim(title)
    return say(words.NTH, title=Verbatim(title), number=alike.index(person) + 1)


def _title(world: World, office: str) -> str:
    return next((seat.title for seat in world.seats if seat.office.id == office), "–")


def _day(draft: Mapping[str, str], name: str) -> date:
    return date.fromisoformat(draft[name])


def _one(draft: Mapping[str, str], world: World) -> Phrase:
    return say(
        words.ONE,
        office=Verbatim(_title(world, draft["office"])),
        who=_who(world, draft["whom"]),
        first=_day(draft, "first"),
        last=_day(draft, "last"),
        reason=Verbatim(draft["reason"]),
    )


def tap(state: State, action: str, world: World) -> Move:
    """Choose, go back, confirm, or take back."""
    what, _, value = action.partition(":")
    match what:
        case "new":
            return _new(state, world)
        case "office":
            return Move(_on(state, "whom", office=value))
        case "next":
            return Move(replace(state, page=state.page + 1))
        case "whom":
            return Move(_on(state, "first", whom=value))
        case "today":
            return Move(_on(state, "last", first=world.now.date().isoformat()))
        case "confirm":
            return _give(state, world)
        case "revoke":
            return _revoke(state, int(value), world)
        case "menu":
            return Move(state.at("menu"))
        case _:
            return Move(state.at("delegating"))


def _new(state: State, world: World) -> Move:
    seats = own_seats(world)
    if len(seats) == 1:
        return Move(_on(state, "whom", office=seats[0].office.id))
    return Move(_on(state, "office"))


def _on(state: State, stage: str, **given: str) -> State:
    return replace(state, stage=stage, page=0, draft={**state.draft, **given})


def hear(state: State, text: str, world: World) -> Move:
    """A day or the reason."""
    today = world.now.date()
    try:
        match state.stage:
            case "first":
                first = day_in(text, today)
                if first < today:
                    return Move(state, lead=say(words.PAST, day=today))
                return Move(_on(state, "last", first=first.isoformat()))
            case "last":
                last, first = day_in(text, today), _day(state.draft, "first")
                if last < first:
                    return Move(state, lead=say(words.BEFORE_FIRST, day=first))
                return Move(_on(state, "reason", last=last.isoformat()))
            case "reason":
                return Move(_on(state, "confirm", reason=line_in(text, example=say(words.REASON_EXAMPLE))))
            case stage:
                example = say({"": words.NEW, "confirm": words.CONFIRM}.get(stage, reviewing.BACK))
                return Move(state, lead=say(words.WANT, example=example))
    except Misunderstood as error:
        return Move(state, lead=error.words)


def _give(state: State, world: World) -> Move:
    """Lend it; the office and the colleague are looked up once more."""
    draft = state.draft
    office, whom, first, last = draft["office"], draft["whom"], _day(draft, "first"), _day(draft, "last")
    if whom not in _candidates(world, office) or last < world.now.date():
        raise OutOfPlace("the office or the colleague has changed, or the days are over")
    effect = GiveDelegation(office, whom, first, last, draft["reason"])
    said = say(
        words.NOTICE,
        office=Verbatim(_title(world, office)),
        first=first,
        last=last,
        reason=Verbatim(draft["reason"]),
    )
    ways = (menu.CASE, "hoso") if _unit(world, office) else (menu.WAITING_CASES, "choduyet")
    choices = ((standing_choice(*ways),),)
    told = Notify(whom, Reply((said,), choices=choices, standing=True))
    lead = say(words.DONE, who=_who(world, whom), first=first, last=last)
    return Move(state.at("menu"), (effect, told), lead)


def _revoke(state: State, number: int, world: World) -> Move:
    lent = next((each for each in world.lent if each.id == number), None)
    if lent is None:
        return Move(state)
    said = say(words.NOTICE_REVOKED, office=Verbatim(_title(world, lent.office)))
    told = Notify(lent.delegate, Reply((said,), standing=True))
    return Move(state, (RevokeDelegation(number), told), say(words.REVOKED, who=_who(world, lent.delegate)))
