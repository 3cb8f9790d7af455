"""Rebuilds a case from its logs."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from antq_rules import (
    Answer,
    AnswersRefused,
    CriterionAnswer,
    Line,
    Plan,
    Profile,
    Shelf,
    Standard,
    read_answer,
    read_criteria,
    recognising_stage,
)
from antq_rules.meeting_log import Meeting
from antq_rules.review import Event
from bot.conversation.dates import NATIONAL
from bot.conversation.files import FileRef
from bot.conversation.rounds import handed_in
from bot.conversation.world import Author, CaseFile, TotalsBefore, Unit, safety_standard
from bot.loading.meetings import meetings_in, offices_in
from storage.models import Case, Entry, EvidenceEntry, StandardEntry
from storage.unit_of_work import Work


def unit_of(row: Case) -> Unit:
    """The unit whose case this is."""
    return Unit(row.unit_id, row.unit_name, row.unit_kind, row.unit_level, row.unit_size)


def case_file(work: Work, row: Case, shelf: Shelf) -> CaseFile:
    """A case with its answers, notes, profile and history, rebuilt from the logs."""
    log, files, history = work.answers.log(row.id), work.files.log(row.id), work.reviews.history(row.id)
    meetings = meetings_in(work.meetings.log(row.id))
    offices = {event.office.id for event in history} | offices_in(meetings)
    titles = work.places.offices(offices) if offices else {}
    before = TotalsBefore(*work.reviews.totals(row.unit_id, row.year - 1))
    return assembled(row, shelf, log, files, work.standard_answers.log(row.id), history, titles, before, meetings)


def _authors(log: Sequence[Entry]) -> dict[str, Author]:
    return {entry.line: Author(entry.person, entry.office) for entry in log if entry.kind == "answer"}


def assembled(
    row: Case,
    shelf: Shelf,
    log: Sequence[Entry],
    files: Sequence[EvidenceEntry],
    checked: Sequence[StandardEntry],
    history: tuple[Event, ...],
    titles: Mapping[str, str],
    before: TotalsBefore | None = None,
    meetings: tuple[Meeting, ...] = (),
) -> CaseFile:
    """The case that these logs, or any beginning of them, make."""
    rubric, plan = shelf.rubric(row.rubric_id), shelf.plan(row.plan_id)
    profile = _profile(log)
    lines = {line.id: line for line in rubric.scored}
    moments = [event.at for event in handed_in(history)]
    rounds = [[entry for entry in log if entry.at <= moment] for moment in moments]
    standard = shelf.standard(checked[-1].standard) if checked else safety_standard(shelf, row.opened_at.date())
    unit = unit_of(row)
    return CaseFile(
        id=row.id,
        unit=unit,
        locality_id=row.locality_id,
        year=row.year,
        rubric=rubric,
        plan=plan,
        profile=profile,
        answers=_answers(log, lines, profile, plan),
        notes=_notes(log),
        evidence=_evidence(files),
        submissions=tuple(_answers(entries, lines, profile, plan) for entries in rounds),
        submitted_notes=tuple(_notes(entries) for entries in rounds),
        submitted_evidence=tuple(_evidence([entry for entry in files if entry.at <= moment]) for moment in moments),
        history=history,
        titles=titles,
        standard=standard,
        criteria=_criteria(checked, standard, profile or Profile(unit.kind, unit.level, unit.size)),
        recognises=recognising_stage(plan, shelf.plan(NATIONAL)),
        last_year=before,
        meetings=meetings,
        province_id=row.province_id,
        authors=_authors(log),
    )


def _profile(log: Sequence[Entry]) -> Profile | None:
    values = [entry.value for entry in log if entry.kind == "profile"]
    return Profile.from_json(json.loads(values[-1])) if values else None


def _answers(log: Sequence[Entry], lines: dict[str, Line], profile: Profile | None, plan: Plan) -> dict[str, Answer]:
    latest = {entry.line: entry.value for entry in log if entry.kind == "answer"}
    if profile is None:
        return {}
    read = {line: answer_in(lines[line], value, profile, plan) for line, value in latest.items() if line in lines}
    return {line: answer for line, answer in read.items() if answer is not None}


@lru_cache(maxsize=20_000)
def answer_in(line: Line, value: str, profile: Profile, plan: Plan) -> Answer | None:
    """The answer a log entry holds; None when it no longer fits the unit's profile and must be asked again."""
    try:
        return read_answer(line, json.loads(value), profile, plan)
    except AnswersRefused:
        return None


def _criteria(log: Sequence[StandardEntry], standard: Standard | None, profile: Profile) -> dict[str, CriterionAnswer]:
    """The latest answers to the standard's criteria, without those it does not take (any more)."""
    latest = {entry.criterion: json.loads(entry.value) for entry in log}
    if standard is None:
        return {}
    try:
        return read_criteria(standard, latest, profile)
    except AnswersRefused as refused:
        wrong = {problem.line for problem in refused.problems}
        return read_criteria(standard, {key: value for key, value in latest.items() if key not in wrong}, profile)


def _notes(log: Sequence[Entry]) -> dict[str, str]:
    return {entry.line: json.loads(entry.value) for entry in log if entry.kind == "note"}


def _evidence(log: Sequence[EvidenceEntry]) -> dict[str, tuple[FileRef, ...]]:
    """The files beside each line after all that was added and taken away."""
    kept: dict[str, dict[str, FileRef]] = {}
    for entry in log:
        here = kept.setdefault(entry.line, {})
        here.pop(entry.digest, None)
        if entry.kind == "added":
            here[entry.digest] = FileRef(entry.digest, entry.name, entry.media_type, entry.size)
    return {line: tuple(files.values()) for line, files in kept.items()}
