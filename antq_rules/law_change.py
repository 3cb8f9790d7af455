"""What a new rubric would do to answers given under another: for one case, and for a whole file of cases."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from antq_rules.answer_types import Answer
from antq_rules.citation import Citation
from antq_rules.compare import carried_points, moved
from antq_rules.decimals import exact, spoken
from antq_rules.judging import ZERO
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Rubric
from antq_rules.scoring import Scorecard, score

NO_GRADE = "không xếp loại"


@dataclass(frozen=True, slots=True)
class LineDiff:
    """One line under both rubrics: its points, whether its words differ, and why the old answer is of no use."""

    id: str
    before: Decimal
    after: Decimal
    reworded: bool
    note: str | None
    unread: bool
    citation: Citation

    @property
    def changed(self) -> bool:
        """Whether there is anything to say about the line."""
        return self.before != self.after or self.reworded or self.note is not None

    @property
    def text(self) -> str:
        """The difference in one sentence."""
        points = (
            f"từ {spoken(self.before)} thành {spoken(self.after)} điểm"
            if self.before != self.after
            else "điểm không đổi"
        )
        notes = [part for part in (self.note, "lời văn thay đổi" if self.reworded else None) if part]
        return f"Mục {self.id}: {points}" + (f" ({'; '.join(notes)})" if notes else "") + "."


@dataclass(frozen=True, slots=True)
class LawChange:
    """The same answers under two rubrics; the differences of `lines` add up to that of the totals.

    An answer that the new rubric does not take counts 0 there and is marked `unread`: it has to be asked again.
    """

    before: Scorecard
    after: Scorecard
    lines: tuple[LineDiff, ...]

    @property
    def change(self) -> Decimal:
        """By how much the total differs, negative when it falls."""
        return self.after.total - self.before.total

    @property
    def text(self) -> str:
        """The difference in plain words: the totals, then each line about which there is something to say."""
        head = f"{_total(self.before)} → {_total(self.after)}: {moved(self.change)}."
        return "\n".join([head, *(f"{line.text} [{line.citation.text}]" for line in self.lines if line.changed)])

    def to_json(self) -> dict[str, object]:
        """The difference as the command line prints it."""
        return {
            "from": self.before.rubric,
            "to": self.after.rubric,
            "before": _side_json(self.before),
            "after": _side_json(self.after),
            "change": exact(self.change),
            "unread": [line.id for line in self.lines if line.unread],
            "lines": [_line_json(line) for line in self.lines],
        }


def _line_json(line: LineDiff) -> dict[str, object]:
    return {
        "id": line.id,
        "before": exact(line.before),
        "after": exact(line.after),
        "change": exact(line.after - line.before),
        "reworded": line.reworded,
        "text": line.text,
        "citation": line.citation.text,
    }


def _side_json(card: Scorecard) -> dict[str, object]:
    graded = {"id": card.grade.id, "name": card.grade.name} if card.grade else None
    return {"rubric": card.rubric, "plan": card.plan, "total": exact(card.total), "grade": graded}


def _total(card: Scorecard) -> str:
    graded = f" ({card.grade.name})" if card.grade else ""
    return f"{card.rubric}: {spoken(card.total)} điểm{graded}"


def diff(
    before: Rubric,
    after: Rubric,
    answers: Mapping[str, Answer],
    profile: Profile,
    plan: Plan | None = None,
    new_plan: Plan | None = None,
) -> LawChange:
    """Answers given under `before` and `plan`, scored under `after` and `new_plan` as well (the same plan if None).

    Raises AnswersRefused for answers that the rubric they were given under does not take.
    """
    then = new_plan or plan
    old = score(before, answers, profile, plan)
    lines: list[LineDiff] = []
    kept: dict[str, Answer] = {}
    earlier = {line.id: line for line in before.scored}
    for line in after.scored:
        known = earlier.pop(line.id, None)
        if known is None:
            lines.append(
                LineDiff(line.id, ZERO, ZERO, reworded=False, note="mục mới", unread=True, citation=line.citation)
            )
            continue
        answer = answers.get(line.id)
        points, note = carried_points(known, line, answer, profile, then)
        if answer is not None and points is not None:
            kept[line.id] = answer
        reworded, unread = known.text != line.text, points is None
        now = points or ZERO
        lines.append(LineDiff(line.id, old.line(line.id).points, now, reworded, note, unread, line.citation))
    for line in earlier.values():
        held = old.line(line.id).points
        lines.append(
            LineDiff(line.id, held, ZERO, reworded=False, note="mục đã bỏ", unread=False, citation=line.citation)
        )
    return LawChange(old, score(after, kept, profile, then), tuple(lines))


@dataclass(frozen=True, slots=True)
class Moves:
    """What a law change does to many cases: how many, how many totals change, and from which grade to which."""

    cases: int
    changed: int
    grades: Mapping[tuple[str, ...], int]

    @property
    def text(self) -> str:
        """The effect in one line a move, the most frequent first."""
        often = sorted(self.grades.items(), key=lambda move: -move[1])
        said = [f"{self.cases} hồ sơ, {self.changed} hồ sơ đổi điểm."]
        return "\n".join([*said, *(f"{' → '.join(way)}: {count} hồ sơ" for way, count in often)])


def moves(changes: Iterable[LawChange]) -> Moves:
    """Count the effect of a law change over many cases; grades by name."""
    grades: Counter[tuple[str, ...]] = Counter()
    changed = 0
    for one in changes:
        changed += bool(one.change)
        grades[_name(one.before), _name(one.after)] += 1
    return Moves(grades.total(), changed, dict(grades))


def _name(card: Scorecard) -> str:
    return card.grade.name if card.grade else NO_GRADE
