"""Rubric and answers to a scorecard: the total, its range, and the reason of every point."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from operator import getitem, itemgetter
from typing import NamedTuple

from antq_rules.answer_types import Answer, example_for, to_json
from antq_rules.citation import Reason
from antq_rules.decimals import exact
from antq_rules.errors import AnswerProblem, AnswersRefused, shown
from antq_rules.grading import Grade
from antq_rules.judging import LineScore, Lost, judge
from antq_rules.limits import why_refused
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Line, Rubric
from antq_rules.tally import Tally

MOST_REMEMBERED = 1000


@dataclass(frozen=True)  # no slots: a card that has a dict is filled in one go, which is half of a quick score
class Scorecard:
    """A result with everything it rests on; the points in `lost` add up to `max - total` exactly.

    `low` and `high` are the total if the reviewer refuses or grants all lines that do not apply.
    """

    rubric: str
    plan: str | None
    total: Decimal
    max: Decimal
    grade: Grade | None
    thresholds_confirmed: bool
    provisional: tuple[str, ...]
    low: Decimal
    high: Decimal
    unanswered: tuple[str, ...]
    lines: tuple[LineScore, ...]
    lost: tuple[Lost, ...]
    rules_hash: str

    def line(self, id: str) -> LineScore:  # noqa: A002 - the field is called id everywhere
        """The score of one line; raises KeyError for a line that is not scored."""
        for scored in self.lines:
            if scored.id == id:
                return scored
        raise KeyError(id)

    def to_json(self) -> dict[str, object]:
        """The result as the command line prints it."""
        return {
            "rubric": self.rubric,
            "plan": self.plan,
            "total": exact(self.total),
            "max": exact(self.max),
            "grade": {"id": self.grade.id, "name": self.grade.name} if self.grade else None,
            "thresholds_confirmed": self.thresholds_confirmed,
            "provisional": list(self.provisional),
            "range": [exact(self.low), exact(self.high)],
            "unanswered": list(self.unanswered),
            "lines": [_line_json(line) for line in self.lines],
            "lost": [_lost_json(lost) for lost in self.lost],
            "consequences": [_reason_json(one) for one in self.grade.follows] if self.grade else [],
            "rules_hash": self.rules_hash,
        }


def _reason_json(reason: Reason) -> dict[str, object]:
    return {"text": reason.text, "citation": reason.citation.text}


def _line_json(line: LineScore) -> dict[str, object]:
    because = [_reason_json(reason) for reason in line.because]
    return {"id": line.id, "max": exact(line.max), "points": exact(line.points), "because": because}


def _lost_json(lost: Lost) -> dict[str, object]:
    return {
        "id": lost.id,
        "points": exact(lost.points),
        "text": lost.text,
        "remedy": lost.remedy,
        "citation": lost.citation.text,
    }


class _Found(NamedTuple):
    """What an answer to a line brings: its code, its score, what is lost."""

    code: int
    score: LineScore
    lost: Lost | None


@dataclass(frozen=True, slots=True)
class _Column:
    """One line with the answers met so far: by what they say, and, faster, by the very object that said it first.

    `equal` holds these objects, so that the id of each in `same` stays its.
    """

    place: int
    line: Line
    missing: _Found
    equal: dict[Answer, _Found]
    same: dict[int, _Found]


class Scorer:
    """A rubric made ready for units of one profile under one plan; remembers what each answer brings."""

    def __init__(self, rubric: Rubric, profile: Profile, plan: Plan | None) -> None:
        self._profile = profile
        self._plan = plan
        self._tally = Tally(rubric, plan)
        self._columns = {line.id: _column(place, line) for place, line in enumerate(rubric.scored)}
        ids = tuple(self._columns)
        # The first once more at the end, where nobody looks: of a single id the bare answer would come, not a tuple.
        self._pick = itemgetter(*ids, ids[0])
        self._same = tuple(column.same for column in self._columns.values())
        self._fixed: Mapping[str, object] = {
            "rubric": rubric.id,
            "plan": plan.id if plan else None,
            "max": rubric.max,
            "thresholds_confirmed": plan.thresholds.confirmed if plan else False,
            "rules_hash": rules_hash(rubric, plan),
        }

    def score(self, answers: Mapping[str, Answer]) -> Scorecard:
        """The scorecard of these answers; raises AnswersRefused naming every answer a line does not take."""
        try:
            codes, scores, lost = zip(*map(getitem, self._same, map(id, self._pick(answers))), strict=True)
        except KeyError:
            codes, scores, lost = zip(*self._find(answers), strict=True)
        if len(answers) > len(codes):
            self._find(answers)
        head = self._tally.head(sum(codes))
        assert head is not None  # noqa: S101 - every line was found once
        card = object.__new__(Scorecard)
        vars(card).update(
            self._fixed,
            total=head.total,
            grade=head.grade,
            provisional=head.provisional,
            low=head.total,
            high=head.high,
            unanswered=head.unanswered,
            lines=scores,
            lost=tuple(filter(None, lost)),
        )
        return card

    def _find(self, answers: Mapping[str, Answer]) -> list[_Found]:
        """What every line brings, in the form's order; raises AnswersRefused with all problems."""
        problems: list[AnswerProblem] = []
        found: list[_Found] = []
        for line_id, column in self._columns.items():
            answer = answers.get(line_id)
            if answer is None:
                found.append(column.missing)
            elif known := column.equal.get(answer) or self._meet(column, answer, problems):
                found.append(known)
        ids = ", ".join(self._columns)
        problems += [
            AnswerProblem(one, shown(one), "không có mục này để chấm điểm", ids)
            for one in answers
            if one not in self._columns
        ]
        if problems:
            raise AnswersRefused(problems)
        return found

    def _meet(self, column: _Column, answer: Answer, problems: list[AnswerProblem]) -> _Found | None:
        """What an answer not met before brings, or None after adding the problem with it."""
        line = column.line
        if why := why_refused(line, answer, self._profile, self._plan):
            example = example_for(line, line.ask_for(self._profile))
            problems.append(AnswerProblem(line.id, shown(to_json(answer)), why, shown(example)))
            return None
        if len(column.equal) >= MOST_REMEMBERED:
            column.equal.clear()
            column.same.clear()
        judged = judge(line, answer)
        found = _Found(self._tally.code(column.place, judged), judged.score, judged.lost)
        column.equal[answer] = column.same[id(answer)] = found
        return found


def _column(place: int, line: Line) -> _Column:
    judged = judge(line, None)
    return _Column(place, line, _Found(0, judged.score, judged.lost), {}, {})


@lru_cache(maxsize=128)
def scorer(rubric: Rubric, profile: Profile, plan: Plan | None = None) -> Scorer:
    """The scorer for this profile; the same one for the same arguments."""
    return Scorer(rubric, profile, plan)


def score(rubric: Rubric, answers: Mapping[str, Answer], profile: Profile, plan: Plan | None = None) -> Scorecard:
    """Score the answers, from line id to answer; without a plan there are no thresholds and so no grade."""
    return scorer(rubric, profile, plan).score(answers)


@lru_cache(maxsize=128)
def rules_hash(rubric: Rubric, plan: Plan | None) -> str:
    """What a result was computed with: the SHA-256 over the hashes of the rubric and plan files."""
    return sha256(f"{rubric.hash}:{plan.hash if plan else ''}".encode()).hexdigest()
