"""Cases as rows of a table: what a row means, and which tables are refused."""

import json

import pytest

from antq_rules import AnswersRefused, Rubric
from antq_rules.commands.case_file import read_case
from antq_rules.commands.case_table import texts_of


def rows_of(text: str, rubric: Rubric) -> list[tuple[int, object]]:
    """Every row with the number of its line, as JSON."""
    return [(number, json.loads(case)) for number, case in texts_of(text.splitlines(keepends=True), rubric)]


def test_a_row_is_a_case(rubric: Rubric) -> None:
    """Every kind of answer, as a spreadsheet here writes it: semicolons, decimal commas, có and không."""
    heading = "kind;level;union;subunits;year;1;2;2.claim;2.why;4a;5a;5g;6a.not_applicable;8c;9.collective;9.individual"
    row = "school;thcs;Có;6;2025;3;80;1,5;Mưa; TRUE ;không;good;Nhỏ;proposed;1;0"
    ((number, case),) = rows_of(f"{heading}\n{row}\n", rubric)
    assert number == 2
    assert case == {
        "profile": {"kind": "school", "level": "thcs", "union": True, "subunits": 6},
        "year": 2025,
        "answers": {
            "1": {"points": "3"},
            "2": {"percent": "80", "claim": "1.5", "why": "Mưa"},
            "4a": {"met": True},
            "5a": {"happened": False},
            "5g": {"rating": "good"},
            "6a": {"not_applicable": "Nhỏ"},
            "8c": {"status": "proposed"},
            "9": {"collective": 1, "individual": 0},
        },
    }
    assert read_case(json.dumps(case), rubric).profile.level == "thcs"


def test_the_profile_decides_what_a_column_means(rubric: Rubric) -> None:
    """5g is a tax duty where there is neither Party organisation nor union, and nothing where there is one of them."""
    text = "kind,party,union,5g\nagency,false,false,true\nagency,true,false,Không có\nx,true,true,good\n"
    answers = [case["answers"]["5g"] for _, case in rows_of(text, rubric)]  # type: ignore[index]
    assert answers == [{"tax_paid": True}, {"not_applicable": "Không có"}, {"rating": "good"}]


def test_empty_cells_and_rows_say_nothing(rubric: Rubric) -> None:
    """An empty cell is no answer, an empty row no case; a cell may hold several lines."""
    text = 'kind,1,6a.not_applicable\nschool,,"Nhỏ,\nmới"\n,,\n\nagency,3\n'
    assert rows_of(text, rubric) == [
        (3, {"profile": {"kind": "school"}, "answers": {"6a": {"not_applicable": "Nhỏ,\nmới"}}}),
        (6, {"profile": {"kind": "agency"}, "answers": {"1": {"points": "3"}}}),
    ]
    assert rows_of("", rubric) == []


@pytest.mark.parametrize(
    ("row", "where"),
    [("school,3,true,x", "?"), ("school,ba,true", "1"), ("school,3,yes", "4a"), ("trường,3,true", "profile.kind")],
)
def test_what_is_wrong_in_a_row_is_refused_with_its_case(rubric: Rubric, row: str, where: str) -> None:
    """A wrong value is handed on as it is, so that the reader of cases names it."""
    ((_, text),) = texts_of(["kind,1,4a\n", row], rubric)
    with pytest.raises(AnswersRefused) as refused:
        read_case(text, rubric)
    assert [one.line for one in refused.value.problems] == [where]


@pytest.mark.parametrize(
    ("heading", "problems"),
    [
        ("kind,9", [("CSV", '"9"', "mục này cần hai cột")]),
        ("kind,4,x,1.a", [("CSV", f'"{one}"', "không có cột này") for one in ("4", "x", "1.a")]),
        ("kind,1,1", [("CSV", '"1"', "cột ghi hai lần")] * 2),
        ('kind,"1', [("dòng 1", "unexpected end of data", "không phải bảng CSV đúng")]),
    ],
)
def test_wrong_headings(rubric: Rubric, heading: str, problems: list[tuple[str, str, str]]) -> None:
    """Every wrong column at once, and what is no table at all."""
    with pytest.raises(AnswersRefused) as refused:
        list(texts_of([heading], rubric))
    assert [(one.line, one.value, one.message) for one in refused.value.problems] == problems
