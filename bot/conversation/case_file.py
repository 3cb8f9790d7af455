"""A case as the conversation sees it: in full, or as a line of a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

import antq_rules
from antq_rules import (
    Answer,
    CriterionAnswer,
    NoRuleInForce,
    Plan,
    Profile,
    Rubric,
    Scorecard,
    Shelf,
    Stage,
    Standard,
    StandardResult,
)
from antq_rules.meeting_log import Meeting
from antq_rules.review import Event, Standing
from bot.conversation.files import FileRef
from bot.conversation.registered import T1
from bot.conversation.seats import Unit


@dataclass(frozen=True, slots=True)
class TotalsBefore:
    """What a unit's case of the year before came to: its own total and the superior's, None where unknown."""

    own: Decimal | None = None
    given: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who gave an answer, and in which office."""

    person: str
    office: str


@dataclass(frozen=True)
class CaseFile:
    """A unit's case of one year: its answers so far and everything that was done to it.

    `answers`, `notes` and `evidence` are by rubric line; `submissions`, `submitted_notes` and `submitted_evidence` are
    those of each time it was handed in; `titles` names the offices in `history`. `criteria` are the answers to the
    standard the unit checks itself against, `authors` who gave each answer, `meetings` those held on the case.
    `recognises` is the stage whose decision recognises T1, None where no rule says which. `province_id` is the
    province of the commune `locality_id`, None where there is none above it.
    """

    id: str
    unit: Unit
    locality_id: str
    year: int
    rubric: Rubric
    plan: Plan
    profile: Profile | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[FileRef, ...]] = field(default_factory=dict)
    submissions: tuple[Mapping[str, Answer], ...] = ()
    submitted_notes: tuple[Mapping[str, str], ...] = ()
    submitted_evidence: tuple[Mapping[str, tuple[FileRef, ...]], ...] = ()
    history: tuple[Event, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    standard: Standard | None = None
    criteria: Mapping[str, CriterionAnswer] = field(default_factory=dict)
    recognises: Stage | None = None
    last_year: TotalsBefore | None = None
    meetings: tuple[Meeting, ...] = ()
    province_id: str | None = None
    authors: Mapping[str, Author] = field(default_factory=dict)

    @cached_property
    def standing(self) -> Standing:
        """Where the case is in its chain."""
        return antq_rules.standing(self.plan, self.history)

    @cached_property
    def known_profile(self) -> Profile:
        """The profile, or before it is given what is known of the unit anyway."""
        return self.profile or Profile(kind=self.unit.kind, level=self.unit.level, size=self.unit.size)

    @cached_property
    def card(self) -> Scorecard:
        """The unit's own score as of now."""
        return antq_rules.score(self.rubric, self.answers, self.known_profile, self.plan)

    @cached_property
    def checked(self) -> StandardResult | None:
        """The unit's own check against the standard as of now."""
        if self.standard is None:
            return None
        return antq_rules.judge_standard(self.standard, self.criteria, self.known_profile)

    @property
    def recognition(self) -> Event | None:
        """The decision that recognised the unit for T1, or refused to; None while there is none."""
        return next((event for event in self.standing.decisions if event.outcome and self._recognises(event)), None)

    @property
    def returned(self) -> Event | None:
        """The return by which the unit has the case, also once it was handed in again and taken back; else None."""
        if self.standing.state != "returned":
            return None
        return next(event for event in reversed(self.history) if event.kind == "returned")

    def _recognises(self, event: Event) -> bool:
        return self.recognises is not None and event.office.kind == self.recognises.office

    def with_file(self, line: str, file: FileRef) -> "CaseFile":
        """The case with one more file beside a line; the same content twice is one file."""
        kept = (*(each for each in self.evidence.get(line, ()) if each.digest != file.digest), file)
        return replace(self, evidence={**self.evidence, line: kept})

    def without_file(self, line: str, file: FileRef) -> "CaseFile":
        """The case without this file beside a line."""
        kept = tuple(each for each in self.evidence.get(line, ()) if each.digest != file.digest)
        return replace(self, evidence={**self.evidence, line: kept})


def safety_standard(shelf: Shelf, on: date) -> Standard | None:
    """The standard a unit checks itself against, as in force on this day; None where there is none."""
    try:
        return shelf.standard_on(on, T1)
    except NoRuleInForce:
        return None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of a reviewer's list: a case without its answers; `flags` are those of what was handed in.

    `history` is known where the case waits for an office of the person's. `province_id` is the province of the commune
    `locality_id`.
    """

    id: str
    unit: Unit
    year: int
    plan: Plan
    state: str
    stage: str | None = None
    history: tuple[Event, ...] = ()
    locality_id: str = ""
    flags: tuple[str, ...] = ()
    province_id: str | None = None

    @property
    def stage_office(self) -> str | None:
        """The kind of office the case waits for."""
        return next((stage.office for stage in self.plan.stages if stage.id == self.stage), None)
