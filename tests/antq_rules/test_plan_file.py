"""Plan files that are wrong: thresholds with gaps and overlaps, unknown offices, dates, steps."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antq_rules import Plan, Profile, Rubric, RuleFileError, Shelf
from antq_rules.files.plan_file import read_plan

GOOD = """id: thu
title: "Thử"
locality: noi-thu
in_force: {from: 2025-01-01}
source: {instrument: "Kế hoạch 1", article: "toàn văn"}
rubric: phong-trao-2022
stages:
  - {id: xa, office: commune_police, does: approve, name: "Công an xã", citation: {article: "mục 1"}}
dates:
  - {id: nop, task: report, what: "Nộp", who: head, before: 30/10, citation: {article: "mục 2"}}
thresholds:
  confirmed: true
  citation: {article: "mục 3"}
  bands:
    - {id: kha, name: "Khá", from: 50, to: 100}
    - {id: yeu, name: "Yếu", from: 0, to: 50}
steps: {"3": 0.25}
targets:
  - {text: "Đăng ký", share: 100, citation: {article: "mục 4"}}
consequences:
  - {grades: [yeu], text: "Không xét.", citation: {article: "mục 5"}}
outside: {units: ["school:mn"], text: "Ngoài phạm vi.", citation: {article: "mục 6"}}
examples:
  - {says: "49,5 là Yếu", total: 49.5, grade: yeu}
  - {says: "hết 29/10", year: 2025, deadline: nop, last_day: 2025-10-29}
tracks: [t1, t3]
conditions:
  - {needs: t1, text: "Đạt.", citation: {article: "mục 7"}}
  - {needs: t2, grades: [kha], text: "Khá.", citation: {article: "mục 7"}}
rewards:
  - {text: "Bằng khen", once: true, citation: {article: "mục 8"}}
decision: {text: "Mỗi năm một lần.", citation: {article: "mục 9"}}
other_chains:
  - id: cap-huyen
    units: "Đơn vị của huyện"
    stages:
      - {id: huyen, office: district_chair, does: decide, name: "UBND huyện", citation: {article: "mục 10"}}
"""

# what is replaced, by what, line, field, words
WRONG = [
    ("phong-trao-2022", "phong-trao-1999", 6, "rubric", "không có bộ tiêu chí 'phong-trao-1999' dùng được"),
    ("office: commune_police", "office: head", 8, "stages[1].office", "'head' phải là một trong"),
    ("does: approve", "does: look", 8, "stages[1].does", "'look' phải là một trong: approve, decide"),
    (', citation: {article: "mục 1"}', "", 8, "stages[1].citation", "thiếu nguồn trích dẫn"),
    (', citation: {article: "mục 2"}', "", 10, "dates[1].citation", "thiếu nguồn trích dẫn"),
    ("30/10", "30-10", 10, "dates[1].before", "không phải là ngày/tháng"),
    ("30/10", "31/11", 10, "dates[1].before", "không phải là ngày/tháng"),
    ("30/10", "29/02", 10, "dates[1].before", "có trong mọi năm"),
    ("who: head", "who: me", 10, "dates[1].who", "'me' phải là một trong"),
    ('  citation: {article: "mục 3"}\n', "", 12, "thresholds.citation", "thiếu nguồn trích dẫn"),
    ("  confirmed: true\n", "", 12, "thresholds.confirmed", "thiếu mục này"),
    ("from: 0, to: 50", "from: 0, to: 49", 16, "thresholds.bands[2].to", "(ví dụ 49.5) không thuộc mức nào"),
    ("from: 0, to: 50", "from: 0, to: 51", 16, "thresholds.bands[2].to", "chồng lên mức bắt đầu từ 50"),
    ("from: 50, to: 100", "from: 50, to: 99", 15, "thresholds.bands[1].to", "không thuộc mức nào"),
    ("from: 50, to: 100", "from: 100", 15, "thresholds.bands[1].from", "chồng lên nhau"),
    ("from: 0, to: 50", "from: 50", 16, "thresholds.bands[2].from", "phải dưới 50: các mức chồng lên nhau"),
    ("from: 0, to: 50", "from: 60", 16, "thresholds.bands[2].from", "chồng lên nhau"),
    ("from: 0, to: 50", "from: 10, to: 50", 15, "thresholds.bands", "từ 0 đến dưới 10 điểm không thuộc mức nào"),
    ("id: yeu", "id: kha", 12, "thresholds", "trùng id: kha"),
    ('{"3": 0.25}', '{"4": 1}', 17, "steps.4", "không có mục này để chấm điểm"),
    ('{"3": 0.25}', '{"3": 0.3}', 17, "steps.3", "5 điểm không chia hết cho 0.3"),
    ('{"3": 0.25}', '{"3": 0}', 17, "steps.3", "phải lớn hơn 0"),
    ('{"3": 0.25}', "{3: 0.5}", 17, "steps.3", "tên mục phải là chữ"),
    ("share: 100", "share: 101", 19, "targets[1].share", "không quá 100"),
    ("[yeu]", "[kem]", 21, "consequences[1].grades", "'kem' phải là một trong: kha, yeu"),
    ("grades: [yeu], ", "", 21, "consequences[1].grades", "thiếu mức xếp loại"),
    ("school:mn", "school:xx", 22, "outside.units", "phải là một trong"),
    ("total: 49.5, ", "", 24, "examples[1].says", "ví dụ phải có total và grade"),
    (", grade: yeu", "", 24, "examples[1].says", "ví dụ phải có total và grade"),
    ("grade: yeu", "grade: yeu, year: 2025", 24, "examples[1].says", "ví dụ phải có total và grade"),
    ("[t1, t3]", "[t4]", 26, "tracks", "'t4' phải là một trong: t1, t2, t3"),
    ("needs: t1", "needs: t3", 28, "conditions[1].needs", "'t3' phải là một trong: t1, t2"),
    ("needs: t1", "needs: t2", 28, "conditions[1].grades", "cần có với t2 và chỉ với t2"),
    ("[kha], text", "[tot], text", 29, "conditions[2].grades", "'tot' phải là một trong: kha, yeu"),
    ('once: true, citation: {article: "mục 8"}', "once: true", 31, "rewards[1].citation", "thiếu nguồn trích dẫn"),
    (', citation: {article: "mục 9"}', "", 32, "decision.citation", "thiếu nguồn trích dẫn"),
    ("office: district_chair", "office: x", 37, "other_chains[1].stages[1].office", "'x' phải là một trong"),
    ("share: 100, ", "measure: registered, ", 19, "targets[1].measure", "phải có đúng một trong share, count, rises"),
    ("share: 100, ", "measure: registered, count: 0, ", 19, "targets[1].count", "phải từ 1 trở lên"),
    ("share: 100, ", "measure: xa, share: 1, ", 19, "targets[1].measure", "'xa' phải là một trong"),
    ("task: report, ", "task: report, track: t9, ", 10, "dates[1].track", "'t9' phải là một trong"),
    ("deadline: nop", "deadline: xong", 25, "examples[2].deadline", "'xong' phải là một trong: nop"),
]


def read(text: str) -> Plan:
    """The plan of this text, with the built-in rubrics."""
    return read_plan("thu.yaml", text, Shelf.builtin().rubric)


def test_the_good_file_is_good() -> None:
    """What the wrong files are made from is right; the instrument of a citation is the plan's own."""
    plan = read(GOOD)
    assert plan.stages[0].citation.text == "Kế hoạch 1, mục 1"
    assert plan.steps == {"3": Decimal("0.25")}
    assert len(plan.lines) == 21
    assert replace(plan, outside=None).outside_scope(Profile("school", level="mn")) is None


@pytest.mark.parametrize(("old", "new", "line", "field", "message"), WRONG)
def test_wrong(old: str, new: str, line: int, field: str, message: str) -> None:
    """A wrong file names the line, the field and what is wrong."""
    assert old in GOOD
    with pytest.raises(RuleFileError) as refused:
        read(GOOD.replace(old, new, 1))
    found = [(one.line, one.field, one.message) for one in refused.value.problems]
    assert any((at, where) == (line, field) and message in says for at, where, says in found), found


def test_ranges_with_a_gap_between_whole_numbers() -> None:
    """0-49 / 50-75 / 76-100 leaves 75.5 in none: both gaps are found."""
    bands = """    - {id: tot, name: "Tốt", from: 76, to: 100}
    - {id: kha, name: "Khá", from: 50, to: 75}
    - {id: yeu, name: "Yếu", from: 0, to: 49}
"""
    start, end = GOOD.index("    - {id: kha"), GOOD.index("steps:")
    with pytest.raises(RuleFileError) as refused:
        read(GOOD[:start] + bands + GOOD[end:])
    assert [one.message for one in refused.value.problems] == [
        "trên 75 và dưới 76 (ví dụ 75.5) không thuộc mức nào",
        "trên 49 và dưới 50 (ví dụ 49.5) không thuộc mức nào",
    ]


def test_parts_left_out() -> None:
    """A plan without dates, steps or a rubric is valid; without thresholds it is not."""
    bare = "\n".join(GOOD.splitlines()[:5] + GOOD.splitlines()[10:16])
    plan = read(bare)
    assert (plan.rubric, plan.lines, plan.dates, plan.stages, dict(plan.steps)) == (None, (), (), (), {})
    assert not plan.invites_unit(Profile("school"))
    for thresholds, message in (("", "thiếu mục này"), ("thresholds: 50", "phải là một nhóm thông tin")):
        with pytest.raises(RuleFileError) as refused:
            read("\n".join([*GOOD.splitlines()[:5], thresholds]))
        assert [(one.field, one.message) for one in refused.value.problems] == [("thresholds", message)]
    with pytest.raises(RuleFileError) as refused:
        read("\n".join([*GOOD.splitlines()[:5], *GOOD.splitlines()[10:13]]))
    assert [(one.field, one.message) for one in refused.value.problems] == [
        ("thresholds.bands", "thiếu các mức xếp loại")
    ]


def test_steps_without_a_rubric() -> None:
    """Steps name lines of the plan's rubric; without one there are none to name."""
    with pytest.raises(RuleFileError) as refused:
        read(GOOD.replace("rubric: phong-trao-2022\n", ""))
    assert [one.field for one in refused.value.problems] == ["steps.3"]


def test_a_rubric_that_cannot_be_read() -> None:
    """A plan on a broken rubric says so in its own place."""

    def broken(_: str) -> Rubric:
        raise RuleFileError([])

    with pytest.raises(RuleFileError) as refused:
        read_plan("thu.yaml", GOOD, broken)
    assert refused.value.problems[0].example == "sửa tệp của bộ tiêu chí trước"


def test_a_chain_without_stages_and_twins() -> None:
    """A chain of another level needs stages; ids are once in each list."""
    lines = GOOD.splitlines()
    with pytest.raises(RuleFileError) as refused:
        read("\n".join(lines[:-2]))
    assert [(one.field, one.message) for one in refused.value.problems] == [
        ("other_chains[1].stages", "thiếu các cấp duyệt")
    ]
    with pytest.raises(RuleFileError) as refused:
        read("\n".join([*lines, lines[-1]]))
    assert [(one.field, one.message) for one in refused.value.problems] == [("other_chains[1]", "trùng id: huyen")]


@pytest.mark.parametrize(
    ("before", "offset", "right"),
    [("31/10", "0", True), ("30/10", "0", False), ("01/10", "0", False), ("01/01", "1", True), ("31/12", "-1", False)],
)
def test_dates_rise_along_the_chain(before: str, offset: str, right: bool) -> None:
    """A level that reports on or before the day of the level below it cannot be in time."""
    date = (
        f'  - {{id: len, task: forward, what: "Gửi lên", who: commune_police, before: {before}, '
        f'year_offset: {offset}, citation: {{article: "mục 2"}}}}'
    )
    for place in (9, 10):
        lines = GOOD.splitlines()
        lines.insert(place, date)
        if right:
            assert len(read("\n".join(lines)).dates) == 2
            continue
        with pytest.raises(RuleFileError) as refused:
            read("\n".join(lines))
        assert [(one.field, one.message) for one in refused.value.problems] == [
            (f"dates[{place - 8}].before", "phải sau ngày của cấp dưới (nop)")
        ]
