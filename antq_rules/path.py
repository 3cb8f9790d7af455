"""The cheapest way from a case's points to a grade: which lines to improve, by how much, and what stands in the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from antq_rules.answer_types import Answer, NotApplicable, Status
from antq_rules.citation import Citation
from antq_rules.cover import Choice, cheapest_cover
from antq_rules.decimals import exact, spoken
from antq_rules.errors import AnswerProblem, AnswersRefused, UnknownRule, shown
from antq_rules.grading import Grade
from antq_rules.judging import ZERO, Lost, remedy_for
from antq_rules.limits import step_for
from antq_rules.plan import Band, Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Line, Rubric
from antq_rules.scoring import Scorecard, score

NOT_PLANNED = ("counts", "not_applicable")


@dataclass(frozen=True, slots=True)
class Step:
    """One line to improve: the points it adds, what it costs, and what to do in plain words."""

    id: str
    gain: Decimal
    effort: int
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Blocked:
    """A line with points missing that no plan can bring back, and why."""

    id: str
    why: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Way:
    """The cheapest way to a grade; `steps` are in the form's order and empty where the grade is held or out of reach.

    `start` and `goal` are grades, `needed` the points missing for the goal, `ceiling` the total if every line that
    can be planned were brought to its maximum. `provisional` are lines that count already but await a decision.
    """

    start: Grade | None
    goal: Band
    total: Decimal
    needed: Decimal
    effort: int
    steps: tuple[Step, ...]
    reachable: bool
    blocked_by: tuple[Blocked, ...]
    ceiling: Decimal
    provisional: tuple[str, ...]
    thresholds_confirmed: bool

    def to_json(self) -> dict[str, object]:
        """The way as the command line prints it."""
        return {
            "from": self.start.id if self.start else None,
            "to": self.goal.id,
            "needed": exact(self.needed),
            "effort": self.effort,
            "steps": [_step_json(step) for step in self.steps],
            "reachable": self.reachable,
            "blocked_by": [{"id": one.id, "why": one.why, "citation": one.citation.text} for one in self.blocked_by],
            "total": exact(self.total),
            "ceiling": exact(self.ceiling),
            "provisional": list(self.provisional),
            "thresholds_confirmed": self.thresholds_confirmed,
        }


def _step_json(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "gain": exact(step.gain),
        "effort": step.effort,
        "text": step.text,
        "citation": step.citation.text,
    }


def cheapest_path(
    rubric: Rubric,
    answers: Mapping[str, Answer],
    profile: Profile,
    plan: Plan,
    to: str,
    efforts: Mapping[str, int] | None = None,
) -> Way:
    """The way to the grade `to`: least total effort, then fewest lines, then smallest overshoot, then the form's order.

    The effort of a line is that of the rule file, or the caller's in `efforts`, and does not depend on how many points
    the line gains. A line scored in steps may therefore gain any number of its steps, so that the total overshoots
    the threshold as little as possible; where that leaves a choice, the earlier line of the form gains more. Every
    other line is won as a whole; a share below a threshold gains only by reaching it, since a claim is the reviewer's
    to grant. Raises UnknownRule for a grade or line there is not, AnswersRefused for answers or efforts out of range.
    """
    goal = _goal(plan, to)
    wanted = _efforts(rubric, efforts or {})
    card = score(rubric, answers, profile, plan)
    found = [_option(rubric.line(one.id), one, answers.get(one.id), profile, plan) for one in card.lost]
    open_lines = [one for one in found if not isinstance(one, Blocked)]
    needed = max(goal.low - card.total, ZERO)
    choices = [Choice(one.gains, wanted[one.line.id]) for one in open_lines]
    cover = cheapest_cover(choices, needed)
    steps = tuple(open_lines[number].step(gain, wanted) for number, gain in cover or ())
    return Way(
        start=card.grade,
        goal=goal,
        total=card.total,
        needed=needed,
        effort=sum(step.effort for step in steps),
        steps=steps,
        reachable=cover is not None,
        blocked_by=tuple(one for one in found if isinstance(one, Blocked)),
        ceiling=_ceiling(card, choices),
        provisional=card.provisional,
        thresholds_confirmed=card.thresholds_confirmed,
    )


@dataclass(frozen=True, slots=True)
class _Option:
    """A line that can be improved: the points it has and all it may gain, smallest first."""

    line: Line
    answer: Answer | None
    kind: str
    points: Decimal
    gains: tuple[Decimal, ...]

    def step(self, gain: Decimal, efforts: Mapping[str, int]) -> Step:
        """The step that gains this much."""
        return Step(self.line.id, gain, efforts[self.line.id], self._text(gain), self.line.citation)

    def _text(self, gain: Decimal) -> str:
        head, more = f"Mục {self.line.id}", f"thêm {spoken(gain)} điểm"
        if self.answer is None:
            head += " (chưa trả lời)"
        if self.kind == "points":
            return (
                f"{head}: nâng từ {spoken(self.points)} lên {spoken(self.points + gain)} điểm. {remedy_for(self.line)}"
            )
        if self.kind == "happened":
            return f"{head}: nếu trong năm không xảy ra thì {more}."
        return f"{head}: {more}. {remedy_for(self.line)}"


def _goal(plan: Plan, to: str) -> Band:
    for band in plan.thresholds.bands:
        if band.id == to:
            return band
    raise UnknownRule("grade", to, tuple(band.id for band in plan.thresholds.bands))


def _efforts(rubric: Rubric, given: Mapping[str, int]) -> dict[str, int]:
    """The effort of every scored line, the caller's before the rule file's."""
    efforts = {line.id: line.effort for line in rubric.scored}
    problems: list[AnswerProblem] = []
    for line_id, effort in given.items():
        if line_id not in efforts:
            raise UnknownRule("line", line_id, tuple(efforts))
        if effort < 1:
            problems.append(AnswerProblem(line_id, shown(effort), "công sức phải là số nguyên từ 1 trở lên", "3"))
        efforts[line_id] = effort
    if problems:
        raise AnswersRefused(problems)
    return efforts


def _option(line: Line, lost: Lost, answer: Answer | None, profile: Profile, plan: Plan) -> _Option | Blocked:
    kind = line.ask_for(profile)
    if _out_of_hand(line, kind, answer):
        remedy = remedy_for(line) if answer is None else lost.remedy
        return Blocked(line.id, f"{lost.text} {remedy}", line.citation)
    gains = tuple(_partial(lost.points, step_for(line, plan))) if kind == "points" else (lost.points,)
    return _Option(line, answer, kind, line.max - lost.points, gains)


def _out_of_hand(line: Line, kind: str, answer: Answer | None) -> bool:
    """Whether it cannot be undone or planned: an incident, an award, a refusal, what a reviewer has to decide."""
    if kind in NOT_PLANNED or isinstance(answer, NotApplicable) or answer == Status("refused"):
        return True
    return answer is not None and not line.undoable


def _partial(missing: Decimal, step: Decimal) -> Iterator[Decimal]:
    gain = step
    while gain <= missing:
        yield gain
        gain += step


def _ceiling(card: Scorecard, choices: list[Choice]) -> Decimal:
    return card.total + sum((choice.gains[-1] for choice in choices), ZERO)
