"""The world as it will be once a turn's effects are carried out, so that the next question already knows them."""

from dataclasses import replace

from bot.conversation.effects import (
    Effect,
    OpenCase,
    RecordConsent,
    Review,
    SaveAnswer,
    SaveNote,
    SaveProfile,
    SetLanguage,
)
from bot.conversation.world import CaseFile, World


def foresee(world: World, effect: Effect) -> World:
    """The world after one effect; effects that nobody in this turn can see leave it unchanged."""
    match effect:
        case RecordConsent(purpose, given):
            return replace(world, consents={**world.consents, purpose: given})
        case SetLanguage(language):
            return replace(world, language=language)
        case OpenCase():
            return _opened(world, effect)
        case SaveProfile(case, profile):
            return world.with_case(replace(world.case(case), profile=profile))
        case SaveAnswer(case, line, answer):
            file = world.case(case)
            return world.with_case(replace(file, answers={**file.answers, line: answer}))
        case SaveNote(case, line, text):
            file = world.case(case)
            return world.with_case(replace(file, notes={**file.notes, line: text}))
        case Review():
            return _reviewed(world, world.case(effect.case), effect)
        case _:
            return world


def _opened(world: World, effect: OpenCase) -> World:
    seat, unit = world.own_seat()
    case = CaseFile(effect.case, unit, effect.locality, effect.year, world.shelf.rubric(effect.rubric), seat.plan)
    return replace(world.with_case(case), own_id=case.id)


def _reviewed(world: World, file: CaseFile, effect: Review) -> World:
    titles = {**file.titles, **{seat.office.id: seat.title for seat in world.seats}}
    handed_in = (file.answers,) if effect.event.kind == "submitted" else ()
    submissions = (*file.submissions, *handed_in)
    changed = replace(file, history=(*file.history, effect.event), titles=titles, submissions=submissions)
    waiting = tuple(
        row if row.id != file.id else replace(row, state=effect.state, stage=effect.stage, history=changed.history)
        for row in world.waiting
    )
    return replace(world.with_case(changed), waiting=waiting)
