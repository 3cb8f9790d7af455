"""The built-in files: sums, wording, sources and worked examples."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from antq_rules import Plan, Rubric, Shelf, read_answers, score
from antq_rules.rubric import Example
from antq_rules.shelf import DATA, Rule
from antq_rules.working_days import DaysOff

SHELF = Shelf.builtin()
EVERY: list[Rule] = [
    *SHELF.rubrics(),
    *SHELF.standards(),
    *SHELF.plans(),
    *SHELF.days_off(),
    *SHELF.ladders(),
]
EXAMPLES = [(rubric, example) for rubric in SHELF.rubrics() for example in rubric.examples]
ORDER = [
    "1",
    "2",
    "3",
    "4a",
    "4b",
    "4c",
    "4d",
    "5a",
    "5b",
    "5c",
    "5d",
    "5đ",
    "5e",
    "5g",
    "6a",
    "6b",
    "7",
    "8a",
    "8b",
    "8c",
    "9",
]
MAXIMA = {"1": 3, "2": 3, "3": 5, "4": 5, "5": 14, "6": 4, "7": 10, "8": 53, "9": 3}
BOARDS = (
    "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc các cấp"
)


@pytest.mark.parametrize("rubric", SHELF.rubrics(), ids=lambda one: one.id)
def test_lines_and_maxima(rubric: Rubric) -> None:
    """The scored lines in the order of the form, and the maxima of the nine items (100 in all)."""
    assert [line.id for line in rubric.scored] == ORDER
    assert {line.id: int(line.max) for line in rubric.lines} == MAXIMA
    assert [group.id for group in rubric.groups] == ["4", "5", "6", "8"]
    assert rubric.max == 100
    for group in rubric.groups:
        assert sum(line.max for line in group.lines) == group.max
        assert all(line.parent == group.id for line in group.lines)


def test_the_two_rubrics_differ_only_in_the_words_of_item_3(rubric: Rubric) -> None:
    """QĐ 510 names the steering boards where Thiện Tín's annex names the people's committees."""
    ministry = SHELF.rubric("phong-trao-2022")
    differ = [line.id for line in rubric.by_id.values() if line.text != ministry.line(line.id).text]
    assert differ == ["3"]
    assert rubric.line("3").text.replace("UBND các cấp", BOARDS) == ministry.line("3").text
    assert ministry.line("3").citation.text == "Quyết định 510/QĐ-BCA-V05, Điều 7, mục 3"


@pytest.mark.parametrize(
    ("line_id", "start", "end"),
    [
        ("1", "Quý I hằng năm, cấp ủy", "thực hiện nghiêm túc chế độ thông tin, báo cáo."),
        ("4", "Phối hợp chặt chẽ với chính quyền cơ sở", "trong xây dựng phong trào:"),
        ("4d", "Tham gia đầy đủ các phong trào,", "cuộc vận động của địa phương."),
        ("5g", "Tổ chức công đoàn, đoàn thể được cấp trên đánh giá", "không có tổ chức Đảng, công đoàn, đoàn thể)."),
        ("8b", "100% phòng, ban, tổ, đội... trong cơ quan", "tiêu chuẩn “An toàn về an ninh, trật tự”"),
        ("9", "Tập thể hoặc cá nhân", "Tập thể 2 điểm; cá nhân 1 điểm; tối đa không quá 3 điểm."),
    ],
)
def test_official_wording(rubric: Rubric, line_id: str, start: str, end: str) -> None:
    """The words of the form, without the notes we made about it."""
    assert rubric.line(line_id).text.startswith(start)
    assert rubric.line(line_id).text.endswith(end)


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.yaml")), ids=lambda file: file.name)
def test_files_are_nfc(file: Path) -> None:
    """Vietnamese letters are stored in one form only."""
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("rubric", "example"), EXAMPLES, ids=lambda one: one.id if isinstance(one, Rubric) else one.says
)
def test_worked_examples(rubric: Rubric, example: Example) -> None:
    """Every example in a rubric file comes out as it says."""
    card = score(rubric, read_answers(rubric, example.answers, example.profile), example.profile)
    assert (card.total, card.low, card.high) == (example.total, example.low, example.high)
    assert card.provisional == example.provisional


def test_every_scored_line_has_words_for_the_person(rubric: Rubric) -> None:
    """Each line says how a lost point is regained; the ones that may not apply offer that."""
    assert all(line.remedy for line in rubric.scored)
    assert {line.id for line in rubric.scored if line.may_not_apply} == {"5g", "6a", "6b", "8b"}
    assert {line.id for line in rubric.scored if not line.undoable} == {"5a", "5b", "5c", "9"}


@pytest.mark.parametrize("plan", SHELF.plans(), ids=lambda one: one.id)
def test_plans(plan: Plan) -> None:
    """Thresholds 90/70/50 that nobody confirmed, the rubric's lines, and a chain that names each office once."""
    assert [(band.id, band.low) for band in plan.thresholds.bands] == [
        ("xuat_sac", Decimal(90)),
        ("kha", Decimal(70)),
        ("trung_binh", Decimal(50)),
        ("yeu", Decimal(0)),
    ]
    assert not plan.thresholds.confirmed
    assert list(plan.lines) == ORDER
    offices = [stage.office for stage in plan.stages]
    assert len(set(offices)) == len(offices) > 0
    assert plan.tracks


def test_what_is_confirmed_in_thien_tin(plan: Plan) -> None:
    """The unit's report to the commune police stands in the plan; who decides at which level is not confirmed."""
    assert [stage.citation.confirmed for stage in plan.stages] == [True, False, False, False]
    assert all(rule.citation.confirmed for rule in plan.dates)
    assert plan.consequences[0].grades == ("trung_binh", "yeu")


@pytest.mark.parametrize("rule", EVERY, ids=lambda one: one.id)
def test_every_file_says_where_it_comes_from(rule: Rule) -> None:
    """In force, source, when it was compared, since when cases rest on it, what is open, and examples that are run."""
    assert rule.source.instrument
    assert rule.source.article
    assert rule.in_force.start.year >= 2022
    assert rule.read
    assert rule.published or isinstance(rule, DaysOff)
    assert rule.notes
    assert rule.examples


def test_only_holidays_without_their_decision_are_drafts() -> None:
    """What waits for a decision is not published, and says what it waits for."""
    assert [rule.id for rule in EVERY if not rule.published] == ["ngay-nghi-2027"]
    assert SHELF.days_off()[-1].notes[0].startswith("Bản nháp: chưa có quyết định")
