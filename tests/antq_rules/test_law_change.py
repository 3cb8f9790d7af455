"""The same answers under two rubrics: one case in words, many cases as moves between grades."""

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from antq_rules import Answer, Band, Met, Percent, Plan, Points, Profile, Rubric, Status, diff, moves, score
from tests.antq_rules.strategies import cases
from tests.antq_rules.test_compare import NEW, OLD
from tests.antq_rules.thorough import cases as number_of_cases

ANSWERS: dict[str, Answer] = {
    "2": Percent(Decimal(95)),
    "3": Points(Decimal(5)),
    "4a": Met(met=True),
    "7": Points(Decimal("9.5")),
    "8c": Status("recognised"),
}


def test_other_words_are_no_other_points(rubric: Rubric, school: Profile, plan: Plan) -> None:
    """Thiện Tín's annex differs from QĐ 510 in the words of item 3 alone, and the difference says so."""
    told = diff(OLD, rubric, ANSWERS, school, plan)
    assert told.change == 0
    assert told.text.splitlines() == [
        "phong-trao-2022: 68,5 điểm (Trung bình) → phong-trao-2025-thien-tin: 68,5 điểm (Trung bình): không đổi.",
        "Mục 3: điểm không đổi (lời văn thay đổi). [Kế hoạch 358/KH-UBND, Phụ lục, mục 3]",
    ]


def test_another_law_in_words(school: Profile) -> None:
    """What is worth more or less, new, dropped, or has to be asked again."""
    told = diff(OLD, NEW, ANSWERS, school)
    assert told.text.splitlines() == [
        "phong-trao-2022: 68,5 điểm → moi: 59,5 điểm: giảm 9 điểm.",
        (
            "Mục 2: từ 3 thành 0 điểm (câu trả lời cũ không dùng được theo quy định mới: sai loại câu trả lời"
            " cho mục này). [Kế hoạch 358/KH-UBND, Phụ lục, mục 2]"
        ),
        (
            "Mục 3: từ 5 thành 0 điểm (câu trả lời cũ không dùng được theo quy định mới: phải từ 0 đến 4 điểm;"
            " lời văn thay đổi). [Kế hoạch 358/KH-UBND, Phụ lục, mục 3]"
        ),
        "Mục 4x: điểm không đổi (mục mới). [Kế hoạch 358/KH-UBND, Phụ lục, mục 4x]",
        "Mục 7: điểm không đổi (điểm tối đa từ 10 thành 11). [Kế hoạch 358/KH-UBND, Phụ lục, mục 7]",
        "Mục 4a: từ 1 thành 0 điểm (mục đã bỏ). [Quyết định 510/QĐ-BCA-V05, Điều 7, mục 4a]",
    ]


def test_as_json(school: Profile, plan: Plan) -> None:
    """Both sides, the change, what must be asked again, and every line."""
    result = diff(OLD, NEW, ANSWERS, school, plan).to_json()
    assert json.loads(json.dumps(result)) == result
    assert {key: value for key, value in result.items() if key != "lines"} == {
        "from": "phong-trao-2022",
        "to": "moi",
        "before": {
            "rubric": "phong-trao-2022",
            "plan": "thien-tin-2025",
            "total": "68.5",
            "grade": {"id": "trung_binh", "name": "Trung bình"},
        },
        "after": {
            "rubric": "moi",
            "plan": "thien-tin-2025",
            "total": "59.5",
            "grade": {"id": "trung_binh", "name": "Trung bình"},
        },
        "change": "-9",
        "unread": ["2", "3", "4x"],
    }
    lines = result["lines"]
    assert isinstance(lines, list)
    assert [line["id"] for line in lines if line["reworded"]] == ["3"]
    assert diff(OLD, NEW, {}, school).to_json()["before"] == {
        "rubric": "phong-trao-2022",
        "plan": None,
        "total": "0",
        "grade": None,
    }


@given(case=cases(OLD))
@settings(max_examples=number_of_cases(100, 5_000), deadline=None)
def test_the_lines_add_up(case: tuple[Profile, dict[str, Answer]]) -> None:
    """The lines make up the whole difference, both ways, and under the same rubric there is none."""
    profile, answers = case
    told = diff(OLD, NEW, answers, profile)
    assert sum(line.after - line.before for line in told.lines) == told.change
    assert sum(line.before for line in told.lines) == told.before.total == score(OLD, answers, profile).total
    assert not any(line.changed for line in diff(OLD, OLD, answers, profile).lines)


def test_many_cases(school: Profile, plan: Plan) -> None:
    """How many totals change and which grades become which, also where only the thresholds differ."""
    bands = (Band("dat", "Đạt", Decimal(60)), Band("chua", "Chưa đạt", Decimal(0)))
    other = replace(plan, thresholds=replace(plan.thresholds, bands=bands))
    changes = [diff(OLD, NEW, answers, school, plan, other) for answers in (ANSWERS, ANSWERS, {})]
    told = moves(changes)
    assert (told.cases, told.changed) == (3, 2)
    assert told.text.splitlines() == [
        "3 hồ sơ, 2 hồ sơ đổi điểm.",
        "Trung bình → Chưa đạt: 2 hồ sơ",
        "Yếu → Chưa đạt: 1 hồ sơ",
    ]
    assert moves([diff(OLD, NEW, {}, school)]).text.splitlines()[1] == "không xếp loại → không xếp loại: 1 hồ sơ"
    assert moves([]).text == "0 hồ sơ, 0 hồ sơ đổi điểm."
