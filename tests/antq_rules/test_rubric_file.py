"""Rubric files that are wrong: each problem with its line, field and words."""

import pytest

from antq_rules import RuleFileError
from antq_rules.files.rubric_file import read_rubric

GOOD = """id: thu
title: "Thử"
in_force: {from: 2025-01-01, to: 2026-12-31}
source: {instrument: "Kế hoạch 1", article: "Phụ lục"}
lines:
  - {id: "1", max: 40, ask: points, step: 0.5, text: "Một"}
  - id: "2"
    max: 60
    text: "Hai"
    lines:
      - {id: "2a", max: 50, ask: percent, threshold: 90, text: "Hai a"}
      - {id: "2b", max: 7, ask: rating, enough: good, text: "Hai b"}
      - {id: "2c", max: 3, ask: counts, each: {collective: 2, individual: 1}, text: "Hai c"}
examples:
  - {says: "một", answers: {"1": {points: 2.5}}, total: 2.5}
"""

# what is replaced, by what, line, field, words
WRONG = [
    ("id: thu\n", "", 1, "id", "thiếu mục này"),
    ("id: thu\n", "id: thu\npublished: 2025-01-01\n", 2, "published", "ngày đối chiếu với nguồn"),
    ("id: thu", "id: 12", 1, "id", "'12' phải đặt trong ngoặc kép"),
    ("id: thu", "id: no", 1, "id", "'no' phải đặt trong ngoặc kép"),
    ('"Thử"', '" "', 2, "title", "để trống"),
    ('"Thử"', "[a]", 2, "title", "không phải danh sách hay nhóm"),
    ('"Thử"', '"Thu\u031b\u0309"', 2, "title", "Unicode NFC"),
    ("2025-01-01", "01/01/2025", 3, "in_force.from", "không phải là ngày"),
    ("2026-12-31", "2024-12-31", 3, "in_force.to", "ngày hết hiệu lực trước"),
    ("in_force: {from: 2025-01-01, to: 2026-12-31}\n", "", 1, "in_force", "thiếu mục này"),
    ("{from: 2025-01-01, to: 2026-12-31}", "2025", 3, "in_force", "phải là một nhóm thông tin"),
    ('source: {instrument: "Kế hoạch 1", article: "Phụ lục"}\n', "", 1, "source", "thiếu nguồn trích dẫn"),
    ('{instrument: "Kế hoạch 1", article: "Phụ lục"}', "KH", 4, "source", "phải là một nhóm thông tin"),
    (', article: "Phụ lục"', "", 4, "source.article", "thiếu mục này"),
    ('instrument: "Kế hoạch 1", ', "", 4, "source.instrument", "thiếu mục này"),
    ('article: "Phụ lục"', 'article: "Phụ lục", on: "x"', 4, "source.on", "tên mục phải là chữ"),
    ("max: 40", "max: 39", 6, "lines", "cộng lại được 99 điểm, phải là 100"),
    ("max: 40", "max: bốn", 6, "lines[1].max", "'bốn' không phải là số"),
    ("max: 40", "max: -1", 6, "lines[1].max", "không phải là số từ 0 trở lên"),
    ("max: 40", "max: 4e1", 6, "lines[1].max", "không phải là số"),
    ("max: 40", "max: 40.005", 6, "lines[1].max", "phải có nhiều nhất hai chữ số sau dấu chấm"),
    ("max: 40", "max: 1000001", 6, "lines[1].max", "không quá 1000000"),
    ("step: 0.5", "step: 0." + "0" * 40 + "1", 6, "lines[1].step", "phải có nhiều nhất hai chữ số sau dấu chấm"),
    ("max: 40", "max: 0", 6, "lines[1].max", "phải lớn hơn 0"),
    ("max: 50", "max: 51", 11, "lines[2].lines", "cộng lại được 61 điểm, phải là 60"),
    ("step: 0.5", "step: 0.3", 6, "lines[1].step", "không chia hết cho 0.3"),
    ("step: 0.5", "step: 0", 6, "lines[1].step", "phải lớn hơn 0"),
    ("step: 0.5", "claim_step: 3", 6, "lines[1].claim_step", "không chia hết"),
    ("step: 0.5", "effort: 0", 6, "lines[1].effort", "phải từ 1 trở lên"),
    ("step: 0.5", "effort: 1.5", 6, "lines[1].effort", "không phải là số nguyên"),
    ("step: 0.5", "undoable: no", 6, "lines[1].undoable", "phải là true hoặc false"),
    ("step: 0.5", "stepp: 0.5", 6, "lines[1].stepp", "không có mục này"),
    ("step: 0.5", "max: 40", 6, "lines[1].max", "ghi hai lần"),
    ("step: 0.5", "? [a] : b", 6, "lines[1].?", "tên mục phải là chữ"),
    ("step: 0.5", "threshold: 90", 6, "lines[1].threshold", "chỉ dùng khi câu hỏi là percent"),
    ("step: 0.5", "enough: good", 6, "lines[1].enough", "chỉ dùng khi câu hỏi là rating"),
    ("step: 0.5", "citation: {clause: a}", 6, "lines[1].citation.article", "thiếu mục này"),
    ("step: 0.5", "cases: [{ask: met}]", 6, "lines[1].ask", "đã có cases thì không ghi ask"),
    ("step: 0.5", "cases: {ask: met}", 6, "lines[1].cases", "phải là một danh sách"),
    ("step: 0.5", "cases: [met]", 6, "lines[1].cases[1]", "phải là một nhóm thông tin"),
    ("step: 0.5", "notes: ghi", 6, "lines[1].notes", "phải là một danh sách"),
    ("ask: points, ", "", 6, "lines[1].ask", "thiếu mục này"),
    ("ask: points", "ask: point", 6, "lines[1].ask", "'point' phải là một trong: points"),
    ('text: "Hai"', 'text: "Hai"\n    ask: met', 10, "lines[2].ask", "mục lớn không được hỏi"),
    (", threshold: 90", "", 11, "lines[2].lines[1].threshold", "thiếu mục này vì câu hỏi là percent"),
    ("threshold: 90", "threshold: 0", 11, "lines[2].lines[1].threshold", "phải trên 0 và không quá 100"),
    ("threshold: 90", "threshold: 101", 11, "lines[2].lines[1].threshold", "phải trên 0 và không quá 100"),
    (", enough: good", "", 12, "lines[2].lines[2].enough", "thiếu mục này vì câu hỏi là rating"),
    (", each: {collective: 2, individual: 1}", "", 13, "lines[2].lines[3].each", "vì câu hỏi là counts"),
    ('"2b"', '"2a"', 12, "lines[2].lines[2].id", "trùng với dòng 11"),
    ("total: 2.5", "totl: 2.5", 15, "examples[1].total", "thiếu mục này"),
    ("total: 2.5", "total: 2.5, range: [1]", 15, "examples[1].range", "phải có hai số"),
    ("total: 2.5", "total: 2.5, profile: {kind: x}", 15, "examples[1].profile", "phải là một trong: school"),
    ('answers: {"1": {points: 2.5}}', "answers: [a]", 15, "examples[1].answers", "phải là các câu trả lời"),
    ('answers: {"1": {points: 2.5}}, ', "", 15, "examples[1].answers", "phải là các câu trả lời"),
]


def problems_of(text: str) -> tuple[tuple[int, str, str], ...]:
    """Line, field and message of every problem of this text."""
    with pytest.raises(RuleFileError) as refused:
        read_rubric("thu.yaml", text)
    assert all(one.file == "thu.yaml" and one.example for one in refused.value.problems)
    return tuple((one.line, one.field, one.message) for one in refused.value.problems)


def test_the_good_file_is_good() -> None:
    """What the wrong files are made from is right."""
    rubric = read_rubric("thu.yaml", GOOD)
    assert [line.id for line in rubric.scored] == ["1", "2a", "2b", "2c"]
    assert rubric.applies_to == ("school", "agency", "enterprise")


@pytest.mark.parametrize(("old", "new", "line", "field", "message"), WRONG)
def test_wrong(old: str, new: str, line: int, field: str, message: str) -> None:
    """A wrong file names the line, the field and what is wrong."""
    assert old in GOOD
    found = problems_of(GOOD.replace(old, new, 1))
    assert any((at, where) == (line, field) and message in says for at, where, says in found), found


@pytest.mark.parametrize(("old", "new"), [("ask: percent", "ask: procent"), ("title: ", "title: []  # ")])
def test_a_value_that_cannot_be_read_is_told_once(old: str, new: str) -> None:
    """What would follow from it (a threshold without its question) is not a problem of its own."""
    assert len(problems_of(GOOD.replace(old, new))) == 1


def test_all_problems_at_once_in_the_order_of_lines() -> None:
    """A file with several problems is refused once, with all of them."""
    text = GOOD.replace("id: thu", "id: 1").replace("max: 40", "max: x").replace("max: 7", "max: 8")
    found = problems_of(text)
    assert [(line, field) for line, field, _ in found] == [(1, "id"), (6, "lines[1].max"), (11, "lines[2].lines")]


def test_a_problem_prints_as_one_line() -> None:
    """file:line: field: message, and a valid example."""
    with pytest.raises(RuleFileError) as refused:
        read_rubric("thu.yaml", GOOD.replace("step: 0.5", "step: half"))
    assert str(refused.value) == (
        "thu.yaml:6: lines[1].step: 'half' không phải là số từ 0 trở lên (dấu chấm trước phần lẻ), ví dụ: step: 0.5"
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "tệp phải bắt đầu bằng các mục"),
        ("- a\n- b\n", 1, "tệp phải bắt đầu bằng các mục"),
        ("id: a\nlines: [\n", 3, "sai cú pháp"),
        ("id: a\n\tlines: b\n", 2, "sai cú pháp"),
        ("id: a\n---\nid: b\n", 2, "sai cú pháp"),
        ("id: &x a\ntitle: *x\n", 2, "không dùng ký hiệu & và *"),
        ("id: &x [*x]\n", 1, "không dùng ký hiệu & và *"),
        ("id: a\x00b\n", 1, "sai cú pháp"),
        ("id: a\nlines: " + "[" * 100_000, 2, "lồng nhau quá sâu"),
        ("id: a\nlines: " + "{a: " * 100_000 + "}" * 100_000, 2, "lồng nhau quá sâu"),
        ("- " * 100_000, 1, "lồng nhau quá sâu"),
    ],
)
def test_no_rule_file_at_all(text: str, line: int, message: str) -> None:
    """Broken YAML, tricks of YAML and empty files are named, never an accident."""
    ((at, field, says),) = problems_of(text)
    assert field in {"YAML", "*"}
    assert message in says
    assert at == line
