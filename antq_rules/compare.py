"""Two years of one unit, and the two columns of one form: differences line by line that add up exactly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from antq_rules.answer_types import Answer
from antq_rules.decimals import exact, spoken
from antq_rules.grading import Grade, grade_under
from antq_rules.judging import ZERO, judge
from antq_rules.limits import why_refused
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Line, Rubric
from antq_rules.scoring import Scorecard, score
from antq_rules.superior import Given, superior_score


@dataclass(frozen=True, slots=True)
class Assessed:
    """One unit in one year: its answers, what the superior gave, and the rules it was assessed by."""

    year: int
    rubric: Rubric
    plan: Plan | None
    profile: Profile
    answers: Mapping[str, Answer]
    given: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineChange:
    """One line from one year to the next; `after - before` is exactly `rule + unit + reviewer`.

    A line that only one of the two forms has counts 0 in the other; `note` says what changed in the rule.
    """

    id: str
    before: Decimal
    after: Decimal
    rule: Decimal
    unit: Decimal
    reviewer: Decimal
    note: str | None

    @property
    def changed(self) -> bool:
        """Whether any of the three moved the line, even if they cancel out."""
        return any((self.rule, self.unit, self.reviewer))

    @property
    def text(self) -> str:
        """The change in one sentence."""
        parts = _parts(self.rule, self.unit, self.reviewer, self.note)
        return f"Mục {self.id}: từ {spoken(self.before)} thành {spoken(self.after)} điểm; {parts}."


@dataclass(frozen=True, slots=True)
class YearOverYear:
    """The totals of two years as they stood after review, and who moved them by how much.

    `grade_by_rule` is the grade that the earlier total would have under the later thresholds.
    """

    years: tuple[int, int]
    before: Decimal
    after: Decimal
    rule: Decimal
    unit: Decimal
    reviewer: Decimal
    lines: tuple[LineChange, ...]
    grade_before: Grade | None
    grade_after: Grade | None
    grade_by_rule: Grade | None

    @property
    def text(self) -> str:
        """The whole comparison in plain words: the totals, the three parts, and each line that moved."""
        first, second = self.years
        head = f"Năm {first}: {_total(self.before, self.grade_before)}. "
        head += f"Năm {second}: {_total(self.after, self.grade_after)}; {moved(self.after - self.before)}."
        said = [head, f"Trong đó {_parts(self.rule, self.unit, self.reviewer, None)}."]
        if self.grade_by_rule and self.grade_before and self.grade_by_rule.id != self.grade_before.id:
            said.append(f"Số điểm năm {first} theo ngưỡng năm {second} là {self.grade_by_rule.name}.")
        return "\n".join([*said, *(line.text for line in self.lines if line.changed)])

    def to_json(self) -> dict[str, object]:
        """The comparison with exact decimals as text."""
        return {
            "years": list(self.years),
            "before": exact(self.before),
            "after": exact(self.after),
            "change": exact(self.after - self.before),
            "rule": exact(self.rule),
            "unit": exact(self.unit),
            "reviewer": exact(self.reviewer),
            "grades": [one.id if one else None for one in (self.grade_before, self.grade_after)],
            "lines": [_line_json(line) for line in self.lines],
        }


def _line_json(line: LineChange) -> dict[str, object]:
    parts = {name: exact(getattr(line, name)) for name in ("before", "after", "rule", "unit", "reviewer")}
    return {"id": line.id, **parts, "text": line.text}


def year_over_year(before: Assessed, after: Assessed) -> YearOverYear:
    """Split the difference of two years exactly.

    The rule changed by what the earlier answers bring under the later rules; the unit by what its own answers differ
    under the later rules; the reviewer by the rest. Where the earlier answer means nothing under the later rules (a
    new line, a dropped one, another question) nothing can be said of the unit, and the whole is the rule's.
    Raises AnswersRefused for answers or points that a year's rules do not take.
    """
    sides = (_Side(before), _Side(after))
    ids = [line.id for line in after.rubric.scored]
    ids += [line.id for line in before.rubric.scored if line.id not in ids]
    lines = tuple(_line_change(line_id, *sides) for line_id in ids)
    finals = (sides[0].final, sides[1].final)
    return YearOverYear(
        years=(before.year, after.year),
        before=finals[0].total,
        after=finals[1].total,
        rule=sum((line.rule for line in lines), ZERO),
        unit=sum((line.unit for line in lines), ZERO),
        reviewer=sum((line.reviewer for line in lines), ZERO),
        lines=lines,
        grade_before=finals[0].grade,
        grade_after=finals[1].grade,
        grade_by_rule=grade_under(after.plan, finals[0].total) if after.plan else None,
    )


class _Side:
    """One year with its own column and the superior's, line by line."""

    def __init__(self, assessed: Assessed) -> None:
        self.assessed = assessed
        own = score(assessed.rubric, assessed.answers, assessed.profile, assessed.plan)
        self.final = superior_score(assessed.rubric, own, assessed.given, assessed.plan)
        self.lines = {line.id: line for line in assessed.rubric.scored}
        self.own = {line.id: line.points for line in own.lines}
        self.reviewed = {line.id: line.points for line in self.final.lines}


def _line_change(line_id: str, before: _Side, after: _Side) -> LineChange:
    first, second = before.own.get(line_id, ZERO), after.own.get(line_id, ZERO)
    old, new = before.reviewed.get(line_id, ZERO), after.reviewed.get(line_id, ZERO)
    carried, note = _carried(line_id, before, after)
    rule = (second if carried is None else carried) - first
    unit = ZERO if carried is None else second - carried
    return LineChange(line_id, old, new, rule, unit, (new - second) - (old - first), note)


def _carried(line_id: str, before: _Side, after: _Side) -> tuple[Decimal | None, str | None]:
    """What the earlier answer brings under the later rules (None where it means nothing there), and what changed."""
    if line_id not in before.lines:
        return None, "mục mới"
    if line_id not in after.lines:
        return None, "mục đã bỏ"
    then, now = before.assessed, after.assessed
    return carried_points(
        before.lines[line_id], after.lines[line_id], then.answers.get(line_id), then.profile, now.plan
    )


def carried_points(
    old: Line, new: Line, answer: Answer | None, profile: Profile, plan: Plan | None
) -> tuple[Decimal | None, str | None]:
    """The points of an answer to the old line when it is given to the new one, and what changed between the two.

    None where the new line does not take the answer.
    """
    if answer is not None and (why := why_refused(new, answer, profile, plan)):
        return None, f"câu trả lời cũ không dùng được theo quy định mới: {why}"
    note = f"điểm tối đa từ {spoken(old.max)} thành {spoken(new.max)}" if old.max != new.max else None
    return judge(new, answer).score.points, note


def moved(points: Decimal) -> str:
    """A difference in words: up, down, or the same."""
    if not points:
        return "không đổi"
    return f"{'tăng' if points > 0 else 'giảm'} {spoken(abs(points))} điểm"


def _parts(rule: Decimal, unit: Decimal, reviewer: Decimal, note: str | None) -> str:
    named = (("do quy định thay đổi", rule), ("do đơn vị", unit), ("do cấp trên chấm", reviewer))
    said = [f"{name} {moved(points)}" for name, points in named if points] or ["không đổi"]
    return ", ".join(said) + (f" ({note})" if note else "")


def _total(points: Decimal, held: Grade | None) -> str:
    return f"{spoken(points)} điểm" + (f" ({held.name})" if held else "")


@dataclass(frozen=True, slots=True)
class Apart:
    """A line on which the unit and its superior differ."""

    id: str
    own: Decimal
    given: Decimal
    text: str


def unit_against_superior(own: Scorecard, reviewed: Scorecard) -> tuple[Apart, ...]:
    """The lines on which the two columns of the form differ; the differences add up to that of the totals.

    `reviewed` is what `superior_score` made of `own`.
    """
    found: list[Apart] = []
    for line in own.lines:
        given = reviewed.line(line.id)
        if given.points != line.points:
            difference = moved(given.points - line.points).capitalize()
            said = f"đơn vị chấm {spoken(line.points)} điểm. {given.because[-1].text} {difference}."
            found.append(Apart(line.id, line.points, given.points, f"Mục {line.id}: {said}"))
    return tuple(found)
