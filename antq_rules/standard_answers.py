"""Answers to a checklist: one small type per kind of question, and how each is read from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from antq_rules.answer_types import Happened, Met, NotApplicable, Percent, to_json
from antq_rules.decimals import fits, parse
from antq_rules.errors import AnswerProblem, AnswersRefused, shown
from antq_rules.limits import MOST_PERCENT, PERCENT_STEP
from antq_rules.profile import Profile
from antq_rules.standards import Checklist, Criterion, Standard
from antq_rules.wording import one_line

EXAMPLES: Mapping[str, object] = {
    "met": {"met": True},
    "happened": {"happened": False},
    "percent": {"percent": "70"},
}


@dataclass(frozen=True, slots=True)
class Excused:
    """An incident that happened under the exception the rule names, with the reason."""

    reason: str


CriterionAnswer: TypeAlias = Met | Happened | Excused | Percent | NotApplicable


def read_criteria(standard: Standard, raw: Mapping[str, object], profile: Profile) -> dict[str, CriterionAnswer]:
    """All answers of the mapping from criterion id to JSON; raises AnswersRefused with ALL problems."""
    checklist = standard.checklist(profile)
    by_id = {one.id: one for one in checklist.lines}
    answers: dict[str, CriterionAnswer] = {}
    problems: list[AnswerProblem] = []
    for key, value in raw.items():
        if key not in by_id:
            problems.append(AnswerProblem(str(key), shown(value), "không có tiêu chí này", ", ".join(by_id)))
            continue
        answer = _read(by_id[key], value)
        if isinstance(answer, str):
            problems.append(AnswerProblem(key, shown(value), answer, shown(EXAMPLES[by_id[key].ask or "met"])))
        else:
            answers[key] = answer
    if problems:
        raise AnswersRefused(problems)
    return answers


def criterion_to_json(answer: CriterionAnswer) -> dict[str, object]:
    """The JSON object of an answer, as `read_criteria` reads it."""
    return {"happened": True, "excused": answer.reason} if isinstance(answer, Excused) else to_json(answer)


def refuse_wrong(checklist: Checklist, answers: Mapping[str, CriterionAnswer]) -> None:
    """Raise AnswersRefused naming every answer that its criterion does not take."""
    by_id = {one.id: one for one in checklist.lines}
    problems: list[AnswerProblem] = []
    for key, answer in answers.items():
        why = why_not(by_id[key], answer) if key in by_id else "không có tiêu chí này"
        if why:
            example = shown(EXAMPLES[by_id[key].ask or "met"]) if key in by_id else ", ".join(by_id)
            problems.append(AnswerProblem(key, shown(str(answer)), why, example))
    if problems:
        raise AnswersRefused(problems)


def good_answer(criterion: Criterion) -> CriterionAnswer:
    """The least answer with which this criterion holds."""
    if criterion.ask == "percent":
        return Percent(Decimal(criterion.threshold or 0))
    return Happened(happened=False) if criterion.ask == "happened" else Met(met=True)


def why_not(criterion: Criterion, answer: CriterionAnswer) -> str | None:
    """Why the criterion does not take this answer, or None when it does."""
    match answer:
        case NotApplicable(reason):
            if criterion.where is None or not criterion.where.claim:
                return "tiêu chí này áp dụng cho mọi đơn vị được hỏi"
            return None if one_line(reason) else "phải nêu lý do"
        case Excused(reason):
            if not criterion.excuse:
                return "tiêu chí này không có ngoại lệ"
            return None if one_line(reason) else "phải nêu lý do"
        case Percent(percent):
            in_range = percent.is_finite() and 0 <= percent <= MOST_PERCENT and fits(percent, PERCENT_STEP)
            return _wrong_kind(criterion, "percent") or (None if in_range else "tỷ lệ phải từ 0 đến 100")
        case Met():
            return _wrong_kind(criterion, "met")
    return _wrong_kind(criterion, "happened")


def _wrong_kind(criterion: Criterion, ask: str) -> str | None:
    return None if criterion.ask == ask else "sai loại câu trả lời cho tiêu chí này"


def _read(criterion: Criterion, raw: object) -> CriterionAnswer | str:
    """The answer that this JSON spells, or why it spells none."""
    match raw:
        case {"met": bool(met), **rest} if not rest:
            answer: CriterionAnswer = Met(met)
        case {"happened": bool(happened), **rest} if not rest:
            answer = Happened(happened)
        case {"happened": True, "excused": reason, **rest} if not rest:
            answer = Excused(one_line(reason))
        case {"not_applicable": reason, **rest} if not rest:
            answer = NotApplicable(one_line(reason))
        case {"percent": share, **rest} if not rest:
            number = _number(share)
            if number is None:
                return "không phải là số (viết trong ngoặc kép, dấu chấm trước phần lẻ)"
            answer = Percent(number)
        case _:
            return "sai loại câu trả lời cho tiêu chí này"
    return why_not(criterion, answer) or answer


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    return parse(str(value))
