"""The command line: results, exit codes, and one line for every mistake."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from antq_rules import Shelf
from antq_rules.__main__ import app, main
from antq_rules.shelf import DATA

SCORE = ["rules", "score", "--rubric", "phong-trao-2025-thien-tin", "--answers", "-"]


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    """Run one command in this process."""
    return CliRunner().invoke(app, list(args), input=stdin)


def case_of(answers: object, **rest: object) -> str:
    """The text of an answers file for a school."""
    return json.dumps({"profile": {"kind": "school"}, "year": 2025, "answers": answers, **rest})


def test_score_as_json(full_json: dict[str, object]) -> None:
    """97 points under the default plan, provisional, with a range of one value."""
    done = run(*SCORE, "--json", stdin=case_of(full_json))
    result = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (result["total"], result["max"], result["range"]) == ("97", "100", ["97", "97"])
    assert (result["plan"], result["provisional"], result["unanswered"]) == ("quoc-gia", ["8c"], [])
    assert (result["grade"]["id"], result["thresholds_confirmed"]) == ("xuat_sac", False)
    assert [one["id"] for one in result["lost"]] == ["9"]


def test_score_in_words(full_json: dict[str, object]) -> None:
    """The page says total, range, grade, what is provisional and missing, and each lost point with its source."""
    answers = {**full_json, "6a": {"not_applicable": "Không có"}, "3": {"points": "2.5"}}
    del answers["1"]
    done = run(*SCORE, "--plan", "thien-tin-2025", stdin=case_of(answers))
    assert done.stdout.splitlines()[:6] == [
        "Tổng điểm: 89,5/100",
        "Tùy kết quả xem xét: từ 89,5 đến 91,5 điểm",
        "Xếp loại: Khá. Ngưỡng xếp loại chưa được xác nhận.",
        "Tạm tính, chờ quyết định công nhận: 8c",
        "Chưa trả lời: 1",
        "Điểm chưa có:",
    ]
    assert "Mục 3: đơn vị tự chấm 2,5 điểm, còn thiếu 2,5 điểm." in done.stdout
    plain = run(*SCORE, stdin=case_of({**full_json, "8c": {"status": "recognised"}}))
    assert "Tạm tính" not in plain.stdout
    assert "Tùy kết quả" not in plain.stdout
    assert "Chưa trả lời" not in plain.stdout


def test_score_reads_a_file(tmp_path: Path, full_json: dict[str, object]) -> None:
    """A file, also one that a Windows editor began with a byte order mark."""
    file = tmp_path / "tra-loi.json"
    file.write_text(case_of(full_json), encoding="utf-8-sig")
    assert "97/100" in run(*SCORE[:-1], str(file)).stdout


def test_wrong_answers_are_named_one_a_line() -> None:
    """Line, value, message and a valid example for each of several errors; exit 2 and nothing on standard output."""
    text = (
        '{"profile": {"kind": "school", "level": "x"}, "year": 25, "extra": 1, "answers": '
        '{"1": {"points": 2.5}, "3": {"points": NaN}, "9": {"collective": 1.5, "individual": 0},'
        ' "5g": {"tax_paid": true}, "x\\ny": {}}}'
    )
    done = run(*SCORE, stdin=text)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"extra: 1: không có mục này, ví dụ: {EXAMPLE}",
        'year: 25: phải là năm từ 2000 đến 2100, ví dụ: "year": 2025',
        'profile.level: "x": phải là một trong: mn, th, thcs, thpt, gdtx, other, ví dụ: "mn"',
        'mục 1: {"points": "2.5"}: chỉ nhận điểm nguyên, ví dụ: {"points": "3"}',
        'mục 3: "NaN": không phải là số (viết trong ngoặc kép, dấu chấm trước phần lẻ), ví dụ: {"points": "5"}',
        'mục 9: 1.5: phải là số nguyên (không có ngoặc kép), ví dụ: {"collective": 1, "individual": 0}',
        f"x y: {{}}: không có mục này để chấm điểm, ví dụ: {LINES}",
    ]


EXAMPLE = '{"profile": {"kind": "school"}, "year": 2025, "answers": {"1": {"points": "3"}}}'
LINES = ", ".join(line.id for line in Shelf.builtin().rubric("phong-trao-2025-thien-tin").scored)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "JSON: dòng 1, cột 1: không phải JSON đúng"),
        ('{"a": \n', "JSON: dòng 2, cột 1: không phải JSON đúng"),
        ("[1]", "JSON: [1]: phải là một nhóm thông tin"),
        ("[" * 200_000, "JSON: "),
        ('{"year": ' + "9" * 5000 + "}", "JSON: "),
        ('{"profile": {"kind": "school"}}', "answers: null: phải là các câu trả lời theo mục"),
        ('{"answers": {}}', "profile: null: phải là một nhóm thông tin"),
        ('{"profile": {"kind": "school"}, "answers": {"1": {}, "1": {}}}', 'mục 1: ["1", "1"]: ghi hai lần'),
        ('{"profile": {"kind": "school"}, "year": true, "answers": {}}', "year: true: phải là năm"),
    ],
)
def test_wrong_files_of_answers(text: str, says: str) -> None:
    """What is no JSON, or not that of a case, is one line with a valid example."""
    done = run(*SCORE, stdin=text)
    assert done.exit_code == 2
    assert done.stderr.startswith(says)
    assert len(done.stderr.splitlines()) == 1
    assert "ví dụ: " in done.stderr


def test_a_year_may_be_left_out() -> None:
    """The score does not depend on the year."""
    text = json.dumps({"profile": {"kind": "school"}, "answers": {}})
    assert "Tổng điểm: 0/100" in run(*SCORE, stdin=text).stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["rules", "score", "--rubric", "x", "--answers", "-"], "--rubric: không có 'x', ví dụ: phong-trao-2022"),
        ([*SCORE, "--plan", "x"], "--plan: không có 'x', ví dụ: bac-kan-2023"),
        ([*SCORE[:-1], "/khong/co.json"], "--answers: không mở được '/khong/co.json'"),
        (["rules", "show", "x"], "ID: không có 'x', ví dụ: phong-trao-2022"),
        (["rules", "check", "/khong/co.yaml"], "không mở được /khong/co.yaml"),
        (["rules", "check", "--today", "mai"], "--today: 'mai' không phải là ngày"),
        (["plan", "deadlines", "--plan", "x", "--year", "2025"], "--plan: không có 'x'"),
        (["plan", "deadlines", "--plan", "quoc-gia", "--year", "abc"], "--year: 'abc' phải là năm từ 2000 đến 2100"),
        (["plan", "deadlines", "--plan", "quoc-gia", "--year", "9" * 5000], "--year: '999"),
        (["plan", "deadlines", "--plan", "quoc-gia", "--year", "1999"], "--year: '1999' phải là năm"),
    ],
)
def test_wrong_use(args: list[str], says: str) -> None:
    """Exit 2 and one line that names the option, the value and what would be right."""
    done = run(*args, stdin="{}")
    assert done.exit_code == 2
    assert done.stderr.startswith(says)
    assert "ví dụ: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_answers_that_are_not_text() -> None:
    """Bytes that are no UTF-8 are refused with a hint."""
    done = run(*SCORE, stdin=b"\xff\xfe")
    assert done.exit_code == 2
    assert done.stderr == "--answers: '-' không phải chữ UTF-8, ví dụ: lưu lại tệp với mã UTF-8\n"


def test_list() -> None:
    """Every built-in rule with its kind, id and source."""
    lines = run("rules", "list").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["rubric", "phong-trao-2022"],
        ["rubric", "phong-trao-2025-thien-tin"],
        ["standard", "an-toan-2021"],
        ["standard", "dien-hinh-2022"],
        ["plan", "bac-kan-2023"],
        ["plan", "binh-giang-2023"],
        ["plan", "cam-ranh-2023"],
        ["plan", "quan-12-2023"],
        ["plan", "quoc-gia"],
        ["plan", "thien-tin-2025"],
        ["holidays", "ngay-nghi-2025"],
        ["holidays", "ngay-nghi-2026"],
        ["holidays", "ngay-nghi-2027"],
        ["ladder", "nhac-viec-mac-dinh"],
    ]


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("phong-trao-2022", "21 mục được chấm, tổng cộng 100 điểm"),
        ("phong-trao-2022", "    5đ · tối đa 2 điểm"),
        ("phong-trao-2022", "Cách hỏi: tự chấm điểm; bước 0,5 điểm"),
        ("phong-trao-2022", "Cách hỏi: xếp loại của cấp trên hoặc đã nộp thuế hay chưa; có thể đề nghị không áp dụng"),
        ("phong-trao-2022", "mỗi tập thể 2 điểm, mỗi cá nhân 1 điểm"),
        ("phong-trao-2022", "Còn để mở: Nguồn không quy định điểm từng phần; mặc định bước 0,5 điểm."),
        (
            "thien-tin-2025",
            "2. UBND xã: quyết định [Kế hoạch 358/KH-UBND, nội dung về thẩm quyền (chưa được xác nhận)]",
        ),
        ("thien-tin-2025", "cơ quan, doanh nghiệp, cơ sở giáo dục"),
        ("thien-tin-2025", "cơ sở giáo dục mầm non, cơ sở giáo dục tiểu học, doanh nghiệp siêu nhỏ"),
        ("thien-tin-2025", "Trung bình, Yếu: Không xét thi đua, khen thưởng."),
        ("thien-tin-2025", "Ngưỡng xếp loại chưa được xác nhận."),
        ("quoc-gia", "trước 20/11: Quyết định công nhận"),
        ("bac-kan-2023", "Khen thưởng:"),
        ("bac-kan-2023", "Điều kiện đăng ký điển hình:"),
        ("binh-giang-2023", "Trình tự khác: Đơn vị do Công an huyện đề xuất:"),
        ("quan-12-2023", "  - Mỗi năm xét công nhận một lần, vào cuối năm."),
        ("cam-ranh-2023", "Kế hoạch không đặt thời hạn riêng; theo thời hạn chung cả nước."),
        ("an-toan-2021", "6.3d · Đình công trái pháp luật"),
        ("an-toan-2021", "    Cách hỏi: có xảy ra hay không [Thông tư 124/2021/TT-BCA, Điều 6, khoản 3 điểm d]"),
        ("an-toan-2021", "    Chỉ xét: nơi có tổ chức Đảng"),
        ("an-toan-2021", "    Trừ trường hợp: bất khả kháng"),
        ("an-toan-2021", "    Cách hỏi: tỷ lệ phần trăm, từ 70%"),
        ("dien-hinh-2022", "Danh mục tiêu chí chưa đầy đủ: phần mềm không kết luận đạt hay chưa đạt."),
        ("dien-hinh-2022", "    Còn để mở: Nội dung tiêu chí 1 hiểu theo điều kiện đăng ký"),
        ("ngay-nghi-2026", "nghỉ 31/08/2026, làm bù 22/08/2026"),
        ("ngay-nghi-2026", "24/11/2026: Ngày Văn hóa Việt Nam"),
        ("ngay-nghi-2025", "27/01/2025 đến 31/01/2025: Tết Nguyên đán Ất Tỵ"),
        ("nhac-viec-mac-dinh", "Báo cấp trên vào ngày quá hạn thứ 2, 5"),
    ],
)
def test_show(rule: str, says: str) -> None:
    """A page a person can read, with wording, points, how it is asked, source and what is open."""
    done = run("rules", "show", rule)
    assert done.exit_code == 0
    assert says in done.stdout


def test_deadlines() -> None:
    """Local and national dates, in words and as JSON."""
    args = ("plan", "deadlines", "--plan", "thien-tin-2025", "--year", "2025")
    assert "trước 30/10/2025 (hết ngày 29/10/2025): Gửi kết quả" in run(*args).stdout
    assert not run(*args).stdout.startswith("Kế hoạch không đặt")
    bare = run("plan", "deadlines", "--plan", "cam-ranh-2023", "--year", "2023").stdout.splitlines()
    assert bare[0] == "Kế hoạch không đặt thời hạn riêng; theo thời hạn chung cả nước."
    assert [line.split()[1] for line in bare[1:]] == ["01/04/2023", "20/11/2023", "30/11/2023"]
    result = json.loads(run(*args, "--json").stdout)
    assert (result["plan"], result["year"], len(result["dates"])) == ("thien-tin-2025", 2025, 5)
    assert result["dates"][1]["before"] == "2025-10-30"
    assert result["dates"][1]["last_day"] == "2025-10-29"


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["rules", "score"], 2, "Missing option '--rubric'. Ví dụ: python -m antq_rules rules score --rubric"),
        (["rules", "nope"], 2, "No such command 'nope'. Ví dụ: python -m antq_rules rules list"),
        (["rules", "show", "x"], 2, "ID: không có 'x'"),
        (["rules"], 2, ""),
        (["rules", "check", "--today", "2026-11-22"], 0, ""),
    ],
)
def test_main(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str], code: int, says: str
) -> None:
    """As a program: the exit code, and one line for a mistake that typer itself finds."""
    monkeypatch.setattr(sys, "argv", ["antq_rules", *args])
    with pytest.raises(SystemExit) as left:
        main()
    err = capsys.readouterr().err
    assert left.value.code == code
    assert err.startswith(says)
    assert len(err.splitlines()) == (1 if says else 0)


def test_as_a_program_of_its_own(full_json: dict[str, object]) -> None:
    """`python -m antq_rules` scores from standard input without bot or storage."""
    command = [sys.executable, "-m", "antq_rules", *SCORE, "--json"]
    done = subprocess.run(command, input=case_of(full_json), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["total"] == "97"
    assert done.stderr == ""


def test_the_file_runs_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Run by its path, the command line starts itself."""
    monkeypatch.setattr(sys, "argv", ["antq_rules", "rules", "check", "--today", "2026-11-22"])
    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(DATA.parent / "__main__.py"), run_name="__main__")
    assert left.value.code == 0
    assert capsys.readouterr().out == "Không có lỗi.\n"
