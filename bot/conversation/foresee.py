"""The world as it will be once a turn's effects are carried out, so that the next question already knows them."""

from dataclasses import replace

from antq_rules import Answer, Profile, recognising_stage
from antq_rules.limits import why_refused
from antq_rules.meeting_log import Meeting
from bot.conversation.aside import WANTED, Aside
from bot.conversation.dates import NATIONAL
from bot.conversation.effects import (
    DropEvidence,
    Effect,
    HandedStep,
    HandOver,
    HandQuestion,
    IssueCalendarLink,
    KeepEvidence,
    Meet,
    NoteCall,
    OpenCase,
    Prefer,
    RecordConsent,
    Register,
    Review,
    RevokeCalendarLink,
    RevokeDelegation,
    SaveAnswer,
    SaveCriterion,
    SaveNote,
    SaveProfile,
    SetAside,
    SetLanguage,
    SetQuietHours,
    SpendToken,
)
from bot.conversation.erasing import PURPOSE
from bot.conversation.handed import Handed, after
from bot.conversation.registered import Registered
from bot.conversation.world import Author, CalendarFeed, CaseFile, Seat, Waiting, World, safety_standard


def foresee(world: World, effect: Effect) -> World:
    """The world after one effect; effects that nobody in this turn can see leave it unchanged."""
    match effect:
        case RecordConsent(purpose, given):
            asked = world.erasure_asked if purpose != PURPOSE else world.now if given else None
            return replace(world, consents={**world.consents, purpose: given}, erasure_asked=asked)
        case SetLanguage(language):
            return replace(world, language=language)
        case Prefer(channel):
            return replace(world, preferred=channel)
        case IssueCalendarLink():
            return replace(world, feed=CalendarFeed(world.now, opens=True))
        case RevokeCalendarLink() if world.feed is not None:
            return replace(world, feed=replace(world.feed, opens=False))
        case SetAside():
            return replace(world, set_aside=_set_aside(world, effect))
        case SetQuietHours(hours):
            return replace(world, quiet=hours)
        case _:
            return _in_office(world, effect)


def _in_office(world: World, effect: Effect) -> World:
    """The same for what a person does to an office of theirs and from it, short of a case."""
    match effect:
        case Register():
            return _registered(world, effect)
        case SpendToken():
            return replace(world, token=None)
        case RevokeDelegation(number):
            return replace(world, lent=tuple(each for each in world.lent if each.id != number))
        case HandOver(office, last):
            gone = last < world.now.date()
            return replace(world, seats=tuple(seat for seat in world.seats if not (gone and _own(seat, office))))
        case HandQuestion() | HandedStep():
            return _handed(world, effect)
        case OpenCase():
            return _opened(world, effect)
        case Meet():
            return _met(world, effect)
        case NoteCall(unit):
            called = (replace(each, called=each.called or each.unit == unit) for each in world.unheard)
            return replace(world, unheard=tuple(called))
        case _:
            return _in_case(world, effect)


def _set_aside(world: World, effect: SetAside) -> dict[str, Aside]:
    others = {key: aside for key, aside in world.set_aside.items() if key not in effect.things}
    if effect.kind == WANTED:
        return others
    return others | {key: Aside(effect.kind, effect.until) for key in effect.things}


def _in_case(world: World, effect: Effect) -> World:
    """The same for what is done to a case."""
    match effect:
        case SaveProfile(case, profile):
            file = world.case(case)
            return world.with_case(replace(file, profile=profile, answers=_fitting(file, profile)))
        case SaveAnswer(case, line, answer, office, author):
            file = world.case(case)
            authors = {**file.authors, line: Author(author or world.person, office)}
            titles = {**file.titles, **{each.office: each.title for each in world.handed}}
            answers = {**file.answers, line: answer}
            return world.with_case(replace(file, answers=answers, authors=authors, titles=titles))
        case SaveCriterion():
            file = world.case(effect.case)
            return world.with_case(replace(file, criteria={**file.criteria, effect.criterion: effect.answer}))
        case SaveNote(case, line, text):
            file = world.case(case)
            return world.with_case(replace(file, notes={**file.notes, line: text}))
        case KeepEvidence(case, line, file):
            return world.with_case(world.case(case).with_file(line, file))
        case DropEvidence(case, line, file):
            return world.with_case(world.case(case).without_file(line, file))
        case Review():
            return _reviewed(world, world.case(effect.case), effect)
        case _:
            return world


def _own(seat: Seat, office: str) -> bool:
    return seat.office.id == office and seat.on_behalf is None


def _handed(world: World, effect: HandQuestion | HandedStep) -> World:
    if isinstance(effect, HandQuestion):
        known = (effect.to, effect.to_office.id, effect.title)
        new = Handed(effect.handing, effect.case, effect.line, world.now, *known)
        return replace(world, handed=(*world.handed, new))
    moved = (after(each, effect.kind, effect.given) if each.id == effect.handing else each for each in world.handed)
    return replace(world, handed=tuple(each for each in moved if each is not None))


def _fitting(file: CaseFile, profile: Profile) -> dict[str, Answer]:
    """The answers that a unit of this profile can still give; the others are asked again."""
    lines = file.rubric.by_id
    return {
        line: answer
        for line, answer in file.answers.items()
        if why_refused(lines[line], answer, profile, file.plan) is None
    }


def _registered(world: World, effect: Register) -> World:
    key = (effect.unit, effect.year, effect.track)
    kept = tuple(each for each in world.registrations if (each.unit, each.year, each.track) != key)
    new = (Registered(*key, world.now, effect.told),) if effect.kind == "registered" else ()
    return replace(world, registrations=(*kept, *new))


def _met(world: World, effect: Meet) -> World:
    """Both for the unit, which has the case, and for those who only see the meeting."""
    seen = tuple(
        replace(each, meeting=_longer((each.meeting,), effect)[0])
        if (each.case, each.meeting.number) == (effect.case, effect.number)
        else each
        for each in world.sittings
    )
    file = world.cases.get(effect.case)
    world = replace(world, sittings=seen)
    return world.with_case(replace(file, meetings=_longer(file.meetings, effect))) if file else world


def _longer(meetings: tuple[Meeting, ...], effect: Meet) -> tuple[Meeting, ...]:
    if effect.seq == 1:
        return (*meetings, Meeting(effect.number, (effect.entry,)))
    return tuple(
        Meeting(each.number, (*each.entries, effect.entry)) if each.number == effect.number else each
        for each in meetings
    )


def _opened(world: World, effect: OpenCase) -> World:
    seat, unit = world.own_seat()
    rubric, standard = world.shelf.rubric(effect.rubric), safety_standard(world.shelf, world.now.date())
    recognises = recognising_stage(seat.plan, world.shelf.plan(NATIONAL))
    case = CaseFile(
        effect.case,
        unit,
        effect.locality,
        effect.year,
        rubric,
        seat.plan,
        standard=standard,
        recognises=recognises,
    )
    return replace(world.with_case(case), own_id=case.id)


def _reviewed(world: World, file: CaseFile, effect: Review) -> World:
    titles = {**file.titles, **{seat.office.id: seat.title for seat in world.seats}}
    changed = replace(file, history=(*file.history, effect.event), titles=titles)
    if effect.event.kind == "submitted":
        changed = replace(
            changed,
            submissions=(*file.submissions, file.answers),
            submitted_notes=(*file.submitted_notes, file.notes),
            submitted_evidence=(*file.submitted_evidence, file.evidence),
        )
    if effect.event.kind == "withdrawn":
        changed = replace(
            changed,
            submissions=file.submissions[:-1],
            submitted_notes=file.submitted_notes[:-1],
            submitted_evidence=file.submitted_evidence[:-1],
        )
    waiting = tuple(row if row.id != file.id else _listed(row, effect, changed) for row in world.waiting)
    return replace(world.with_case(changed), waiting=waiting)


def _listed(row: Waiting, effect: Review, case: CaseFile) -> Waiting:
    flags = row.flags if effect.flags is None else effect.flags
    return replace(row, state=effect.state, stage=effect.stage, history=case.history, flags=flags)
