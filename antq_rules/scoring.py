"""Rubric and answers to a scorecard: the total, its range, and the reason of every point."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

from antq_rules.answer_types import Answer, example_for, to_json
from antq_rules.decimals import exact
from antq_rules.errors import AnswerProblem, AnswersRefused, shown
from antq_rules.grading import Grade, grade
from antq_rules.judging import ZERO, Judged, LineScore, Lost, judge
from antq_rules.limits import why_refused
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Line, Rubric

MOST_REMEMBERED = 1000
_Known: TypeAlias = dict[Answer, Judged]


@dataclass(frozen=True, slots=True)
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
            "rules_hash": self.rules_hash,
        }


def _line_json(line: LineScore) -> dict[str, object]:
    because = [{"text": reason.text, "citation": reason.citation.text} for reason in line.because]
    return {"id": line.id, "max": exact(line.max), "points": exact(line.points), "because": because}


def _lost_json(lost: Lost) -> dict[str, object]:
    return {
        "id": lost.id,
        "points": exact(lost.points),
        "text": lost.text,
        "remedy": lost.remedy,
        "citation": lost.citation.text,
    }


class Scorer:
    """A rubric made ready for units of one profile under one plan; remembers what each answer brings."""

    def __init__(self, rubric: Rubric, profile: Profile, plan: Plan | None) -> None:
        self._rubric = rubric
        self._profile = profile
        self._plan = plan
        self._lines = tuple((line, line.id, _Known()) for line in rubric.scored)
        self._missing = {line.id: judge(line, None) for line in rubric.scored}
        self._max = rubric.max
        self._hash = rules_hash(rubric, plan)

    def score(self, answers: Mapping[str, Answer]) -> Scorecard:
        """The scorecard of these answers; raises AnswersRefused naming every answer a line does not take."""
        judged, unanswered = self._judge_all(answers)
        total = high = ZERO
        for one in judged:
            total += one.score.points
            high += one.score.high
        return Scorecard(
            rubric=self._rubric.id,
            plan=self._plan.id if self._plan else None,
            total=total,
            max=self._max,
            grade=grade(total, self._plan.thresholds) if self._plan else None,
            thresholds_confirmed=self._plan.thresholds.confirmed if self._plan else False,
            provisional=tuple([one.score.id for one in judged if one.provisional]),
            low=total,
            high=high,
            unanswered=tuple(unanswered),
            lines=tuple([one.score for one in judged]),
            lost=tuple([one.lost for one in judged if one.lost]),
            rules_hash=self._hash,
        )

    def _judge_all(self, answers: Mapping[str, Answer]) -> tuple[list[Judged], list[str]]:
        judged: list[Judged] = []
        unanswered: list[str] = []
        problems: list[AnswerProblem] = []
        for line, line_id, judged_before in self._lines:
            answer = answers.get(line_id)
            if answer is None:
                unanswered.append(line_id)
                judged.append(self._missing[line_id])
                continue
            known = judged_before.get(answer) or self._judge(line, answer, judged_before, problems)
            if known:
                judged.append(known)
        if len(unanswered) + len(answers) != len(self._lines):
            ids = ", ".join(line_id for _, line_id, _ in self._lines)
            unknown = [one for one in answers if one not in self._missing]
            problems += [AnswerProblem(one, shown(one), "không có mục này để chấm điểm", ids) for one in unknown]
        if problems:
            raise AnswersRefused(problems)
        return judged, unanswered

    def _judge(self, line: Line, answer: Answer, before: _Known, problems: list[AnswerProblem]) -> Judged | None:
        """Judge an answer not met before, or add the problem with it."""
        if why := why_refused(line, answer, self._profile, self._plan):
            example = example_for(line, line.ask_for(self._profile))
            problems.append(AnswerProblem(line.id, shown(to_json(answer)), why, shown(example)))
            return None
        if len(before) >= MOST_REMEMBERED:
            before.clear()
        before[answer] = judged = judge(line, answer)
        return judged


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
