"""Cases as the rows of a table (CSV), each made into the JSON text of one case.

The columns of the profile bear its names (kind, level, size, party, union, guards, subunits); `year` is the year. The
column `3` holds the one value of the answer to line 3. What has several values, or is another kind of answer, has a
column for each: `9.collective`, `9.individual`, `2.claim`, `2.why`, `6a.not_applicable`. An empty cell says nothing.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain

from antq_rules.errors import AnswerProblem, AnswersRefused, ProfileRefused, shown
from antq_rules.profile import Profile
from antq_rules.rubric import Rubric

PROFILE = tuple(one.name for one in fields(Profile))
# The value that a kind of answer has when it has only one.
SOLE_KEYS = {
    "points": "points",
    "percent": "percent",
    "met": "met",
    "happened": "happened",
    "rating": "rating",
    "tax": "tax_paid",
    "status": "status",
    "not_applicable": "not_applicable",
}
OTHER_KEYS = ("claim", "why", "collective", "individual")
FLAG_KEYS = ("party", "union", "guards", "met", "happened", "tax_paid")
WHOLE_KEYS = ("subunits", "year", "collective", "individual")
NUMBER_KEYS = ("points", "percent", "claim")
FLAGS = {"true": True, "có": True, "false": False, "không": False}


def texts_of(lines: Iterable[str], rubric: Rubric) -> Iterator[tuple[int, str]]:
    """The JSON text of each row, with the number of its (last) line; a heading that is wrong raises AnswersRefused.

    Cells are separated by commas, or by semicolons where the heading has more of those. What stands in a cell is not
    judged here: a wrong value goes into the text as it is and is refused with the rest of its case.
    """
    source = iter(lines)
    heading = next(source, "")
    separator = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(chain([heading], source), delimiter=separator, strict=True)
    try:
        columns = [cell.strip() for cell in next(reader, [])]
        _refuse_columns(columns, rubric)
        for cells in reader:
            if any(cells):
                yield reader.line_num, _text(columns, cells, rubric)
    except csv.Error as error:
        where = f"dòng {reader.line_num}"
        raise AnswersRefused([AnswerProblem(where, str(error), "không phải bảng CSV đúng", "kind,1,2")]) from None


def _refuse_columns(columns: list[str], rubric: Rubric) -> None:
    """Raise AnswersRefused for every column that is not one of the profile, the year or a line."""
    counted = {line.id for line in rubric.scored if line.ask == "counts"}
    problems: list[AnswerProblem] = []
    for column in columns:
        line_id, _, key = column.partition(".")
        line = rubric.by_id.get(line_id)
        if columns.count(column) > 1:
            problems.append(AnswerProblem("CSV", shown(column), "cột ghi hai lần", "chỉ giữ một cột"))
        elif column in counted:
            example = f"{column}.collective, {column}.individual"
            problems.append(AnswerProblem("CSV", shown(column), "mục này cần hai cột", example))
        elif column not in (*PROFILE, "year") and (
            line is None or line.lines or (key and key not in (*SOLE_KEYS.values(), *OTHER_KEYS))
        ):
            problems.append(AnswerProblem("CSV", shown(column), "không có cột này", "kind, year, 1, 9.collective"))
    if problems:
        raise AnswersRefused(problems)


def _text(columns: list[str], cells: list[str], rubric: Rubric) -> str:
    given = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
    profile = {key: _value(key, given.pop(key)) for key in PROFILE if key in given}
    case: dict[str, object] = {"profile": profile}
    if "year" in given:
        case["year"] = _value("year", given.pop("year"))
    case["answers"] = _answers(given, profile, rubric)
    if len(cells) > len(columns):
        case["?"] = cells[len(columns)]
    return json.dumps(case, ensure_ascii=False)


def _answers(given: Mapping[str, str], profile: Mapping[str, object], rubric: Rubric) -> dict[str, dict[str, object]]:
    try:
        unit = Profile.from_json(profile)
    except ProfileRefused:
        unit = Profile("school")  # the case is refused for its profile, whatever its answers are
    answers: dict[str, dict[str, object]] = {}
    for column, cell in given.items():
        line_id, _, key = column.partition(".")
        key = key or SOLE_KEYS[rubric.line(line_id).ask_for(unit)]
        answers.setdefault(line_id, {})[key] = _value(key, cell)
    return answers


def _value(key: str, cell: str) -> object:
    """A cell as JSON holds it: flags and whole numbers as such, points with a decimal point, the rest as text."""
    if key in FLAG_KEYS:
        return FLAGS.get(cell.lower(), cell)
    if key in WHOLE_KEYS and cell.isascii() and cell.isdigit():
        return int(cell)
    return cell.replace(",", ".") if key in NUMBER_KEYS else cell
