"""What can be answered: one small type per kind of question, and how each is read from JSON."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from antq_rules.answer_types import (
    Answer,
    Counts,
    Happened,
    Met,
    NotApplicable,
    Percent,
    Points,
    Rated,
    Status,
    TaxPaid,
    example_for,
    to_json,
)
from antq_rules.decimals import exact, parse
from antq_rules.errors import AnswerProblem, AnswersRefused, shown
from antq_rules.limits import why_refused
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Line, Rubric
from antq_rules.wording import LONGEST_TEXT, one_line

__all__ = [
    "Answer",
    "Counts",
    "Happened",
    "Met",
    "NotApplicable",
    "Percent",
    "Points",
    "Rated",
    "Status",
    "TaxPaid",
    "read_answer",
    "read_answers",
    "to_json",
]

_Fields: TypeAlias = Mapping[str, object]


class _Wrong(Exception):
    """A value that is not of its kind: the value and why."""

    def __init__(self, value: object, why: str) -> None:
        self.value = value
        self.why = why
        super().__init__(value, why)


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        value = str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    number = parse(value) if isinstance(value, str) else None
    if number is None:
        raise _Wrong(value, "không phải là số (viết trong ngoặc kép, dấu chấm trước phần lẻ)")
    return Decimal(exact(number))  # "5.0" and "5" are one answer, also to the eye


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Wrong(value, "phải là số nguyên (không có ngoặc kép)")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(value, "phải là true hoặc false")
    return value


def _words(value: object) -> str:
    text = one_line(value)
    if not text:
        raise _Wrong(value, f"phải là một câu không quá {LONGEST_TEXT} ký tự")
    return text


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise _Wrong(value, "phải là một từ trong ngoặc kép")
    return value


def _percent(raw: _Fields) -> Percent:
    claim = _number(raw["claim"]) if raw.get("claim") is not None else None
    why = _words(raw["why"]) if raw.get("why") is not None else None
    return Percent(_number(raw["percent"]), claim, why)


def _counts(raw: _Fields) -> Counts:
    return Counts(_count(raw["collective"]), _count(raw["individual"]))


_SHAPES: Mapping[str, tuple[frozenset[str], frozenset[str], Callable[[_Fields], Answer]]] = {
    "points": (frozenset({"points"}), frozenset(), lambda raw: Points(_number(raw["points"]))),
    "percent": (frozenset({"percent"}), frozenset({"claim", "why"}), _percent),
    "met": (frozenset({"met"}), frozenset(), lambda raw: Met(_flag(raw["met"]))),
    "happened": (frozenset({"happened"}), frozenset(), lambda raw: Happened(_flag(raw["happened"]))),
    "rating": (frozenset({"rating"}), frozenset(), lambda raw: Rated(_word(raw["rating"]))),
    "tax": (frozenset({"tax_paid"}), frozenset(), lambda raw: TaxPaid(_flag(raw["tax_paid"]))),
    "status": (frozenset({"status"}), frozenset(), lambda raw: Status(_word(raw["status"]))),
    "counts": (frozenset({"collective", "individual"}), frozenset(), _counts),
    "not_applicable": (
        frozenset({"not_applicable"}),
        frozenset(),
        lambda raw: NotApplicable(_words(raw["not_applicable"])),
    ),
}


def read_answer(line: Line, raw: object, profile: Profile, plan: Plan | None = None) -> Answer:
    """The answer that this JSON gives to the line; raises AnswersRefused with one problem."""
    kind = line.ask_for(profile)
    try:
        answer = _shaped(kind, raw)
    except _Wrong as wrong:
        raise AnswersRefused([_problem(line, kind, wrong.value, wrong.why)]) from None
    if why := why_refused(line, answer, profile, plan):
        raise AnswersRefused([_problem(line, kind, raw, why)])
    return _first(answer)


@lru_cache(maxsize=10_000)
def _first(answer: Answer) -> Answer:
    """The first of all equal answers, so that who has judged it once knows it again at sight."""
    return answer


def _shaped(kind: str, raw: object) -> Answer:
    """The answer type that the keys of this JSON object spell."""
    if not isinstance(raw, Mapping) or not raw:
        raise _Wrong(raw, "phải là một câu trả lời trong ngoặc nhọn")
    asked = "not_applicable" if "not_applicable" in raw else kind
    needed, optional, make = _SHAPES[asked]
    if not needed & raw.keys():
        raise _Wrong(raw, "sai loại câu trả lời cho mục này")
    if missing := sorted(needed - raw.keys()):
        raise _Wrong(raw, "thiếu " + ", ".join(missing))
    if unknown := sorted(str(key) for key in raw.keys() - needed - optional):
        raise _Wrong(raw, "thừa " + ", ".join(unknown))
    return make(raw)


def _problem(line: Line, kind: str, value: object, why: str) -> AnswerProblem:
    return AnswerProblem(line.id, shown(value), why, shown(example_for(line, kind)))


def read_answers(
    rubric: Rubric, raw: Mapping[str, object], profile: Profile, plan: Plan | None = None
) -> dict[str, Answer]:
    """All answers of the mapping from line id to JSON, in its order; raises AnswersRefused with ALL problems."""
    problems: list[AnswerProblem] = []
    answers: dict[str, Answer] = {}
    known = ", ".join(line.id for line in rubric.scored)
    for line_id, value in raw.items():
        line = rubric.by_id.get(line_id)
        if line is None or line.lines:
            problems.append(AnswerProblem(str(line_id), shown(value), "không có mục này để chấm điểm", known))
            continue
        try:
            answers[line_id] = read_answer(line, value, profile, plan)
        except AnswersRefused as refused:
            problems.extend(refused.problems)
    if problems:
        raise AnswersRefused(problems)
    return answers
