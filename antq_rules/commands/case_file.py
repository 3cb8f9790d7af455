"""A case as JSON text: the profile, the year and the answers of one unit, read with all problems at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from antq_rules.answer_types import Answer
from antq_rules.answers import read_answers
from antq_rules.errors import AnswerProblem, AnswersRefused, ProfileRefused, shown
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Rubric

YEARS = range(2000, 2101)
EXAMPLE = '{"profile": {"kind": "school"}, "year": 2025, "answers": {"1": {"points": "3"}}}'


@dataclass(frozen=True, slots=True)
class Case:
    """One unit's answers for one year."""

    profile: Profile
    year: int | None
    answers: Mapping[str, Answer]


def read_case(text: str, rubric: Rubric, plan: Plan | None = None) -> Case:
    """Read the JSON text of one case; raises AnswersRefused with every problem of profile, year and answers."""
    return case_of(_parse(text), rubric, plan)


def case_of(raw: Mapping[str, object], rubric: Rubric, plan: Plan | None = None) -> Case:
    """The case that this JSON object holds; raises AnswersRefused with every problem of profile, year and answers."""
    problems = [
        AnswerProblem(key, shown(raw[key]), "không có mục này", EXAMPLE)
        for key in raw
        if key not in ("profile", "year", "answers")
    ]
    year = raw.get("year")
    if year is not None and (not isinstance(year, int) or isinstance(year, bool) or year not in YEARS):
        problems.append(AnswerProblem("year", shown(year), "phải là năm từ 2000 đến 2100", '"year": 2025'))
    profile = _profile(raw, problems)
    answers = _answers(raw, rubric, profile, plan, problems)
    if problems or profile is None:
        raise AnswersRefused(problems)
    return Case(profile, year if isinstance(year, int) else None, answers)


def _profile(raw: Mapping[str, object], problems: list[AnswerProblem]) -> Profile | None:
    try:
        return Profile.from_json(raw.get("profile"))
    except ProfileRefused as refused:
        problems.extend(refused.problems)
        return None


def _answers(
    raw: Mapping[str, object],
    rubric: Rubric,
    profile: Profile | None,
    plan: Plan | None,
    problems: list[AnswerProblem],
) -> dict[str, Answer]:
    answers = raw.get("answers")
    if not isinstance(answers, dict):
        message = "phải là các câu trả lời theo mục"
        problems.append(AnswerProblem("answers", shown(answers), message, '"answers": {"1": {"points": "3"}}'))
        return {}
    try:
        return read_answers(rubric, answers, profile or Profile("school"), plan)
    except AnswersRefused as refused:
        # Without a profile nobody can say how a line with cases should have been asked.
        asked_by_profile = {line.id for line in rubric.scored if line.cases and profile is None}
        problems.extend(one for one in refused.problems if one.line not in asked_by_profile)
        return {}


def _parse(text: str) -> dict[str, object]:
    try:
        raw = json.loads(text, parse_float=Decimal, parse_constant=str, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        at = f"dòng {error.lineno}, cột {error.colno}"
        raise AnswersRefused([AnswerProblem("JSON", at, "không phải JSON đúng", EXAMPLE)]) from None
    except (ValueError, RecursionError):
        raise AnswersRefused([AnswerProblem("JSON", shown(text), "không đọc được", EXAMPLE)]) from None
    if not isinstance(raw, dict):
        raise AnswersRefused([AnswerProblem("JSON", shown(raw), "phải là một nhóm thông tin", EXAMPLE)])
    return raw


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object, refused when a key stands in it twice: which of the two was meant nobody can know."""
    read = dict(pairs)
    if len(read) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise AnswersRefused([AnswerProblem(twice, shown(keys), "ghi hai lần", "chỉ giữ một lần")])
    return read
