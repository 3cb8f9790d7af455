"""The commands on cases: the way to a grade, differences, and whole files of cases."""

import json
from pathlib import Path

import pytest

from tests.antq_rules.test_command_line import case_of, run

PATH = ["rules", "path", "--rubric", "phong-trao-2025-thien-tin", "--plan", "thien-tin-2025", "--answers", "-"]
DIFF = ["rules", "diff", "--from", "phong-trao-2022", "--to", "phong-trao-2025-thien-tin", "--answers"]
SCORE = ["rules", "score", "--rubric", "phong-trao-2025-thien-tin", "--answers"]


def test_path_in_words(full_json: dict[str, object]) -> None:
    """Where the unit stands, what to do with its source, what cannot be planned, and what is not certain yet."""
    answers = {**full_json, "7": {"points": "1"}, "3": {"points": "2.5"}, "5a": {"happened": True}}
    done = run(*PATH, "--to", "xuat_sac", stdin=case_of(answers))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:4] == [
        "Hiện có 83,5 điểm (Khá). Mức Xuất sắc: từ 90 điểm.",
        "Còn thiếu 6,5 điểm. Cách ít công sức nhất (công sức 1):",
        (
            "  1. Mục 7: nâng từ 1 lên 7,5 điểm. Xây dựng hoặc duy trì ít nhất một mô hình hoạt động hiệu quả,"
            " có báo cáo. [Kế hoạch 358/KH-UBND, Phụ lục, mục 7]"
        ),
        "Không lập kế hoạch được:",
    ]
    assert "  - Mục 5a: đã xảy ra việc này trong năm, mất 2 điểm." in done.stdout
    assert done.stdout.splitlines()[-2:] == [
        "Ngưỡng xếp loại chưa được xác nhận.",
        "Đang tạm tính, chờ quyết định công nhận: 8c.",
    ]


def test_path_that_is_not_needed_or_not_there(full_json: dict[str, object]) -> None:
    """A grade already held, and one that this year no longer allows."""
    done = run(*PATH, "--to", "kha", stdin=case_of(full_json))
    assert done.stdout.splitlines()[1] == "Đã đạt mức Khá."
    done = run(*PATH, "--to", "kha", stdin=case_of({**full_json, "8c": {"status": "refused"}}))
    assert done.stdout.splitlines()[1] == "Còn thiếu 23 điểm. Năm nay không tới được: làm hết vẫn chỉ có 47 điểm."
    assert "Đang tạm tính" not in done.stdout


def test_path_as_json_with_own_efforts(full_json: dict[str, object]) -> None:
    """The contract's JSON; efforts given on the command line count."""
    answers = {**full_json, "7": {"points": "0"}, "3": {"points": "4"}, "2": {"percent": "0"}}
    done = json.loads(run(*PATH, "--to", "xuat_sac", "--json", stdin=case_of(answers)).stdout)
    assert ([step["id"] for step in done["steps"]], done["effort"], done["needed"]) == (["7"], 1, "7")
    hard = ["--effort", "7=9", "--effort", "2=2"]
    done = json.loads(
        run(*PATH, "--to", "kha", "--json", *hard, stdin=case_of({**answers, "8c": {"status": "refused"}})).stdout
    )
    assert (done["reachable"], done["steps"]) == (False, [])
    done = json.loads(run(*PATH, "--to", "xuat_sac", "--json", *hard, stdin=case_of(answers)).stdout)
    assert ([step["id"] for step in done["steps"]], done["effort"]) == (["7"], 9)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--to", "gioi"], "--to: không có 'gioi', ví dụ: xuat_sac, kha, trung_binh, yeu"),
        (["--to", "kha", "--effort", "7"], "--effort: '7' phải là MỤC=SỐ, ví dụ: --effort 7=3"),
        (["--to", "kha", "--effort", "7=" + "9" * 5000], "--effort: '7=99"),
        (["--to", "kha", "--effort", "4=1"], "--effort: không có '4', ví dụ: 1, 2, 3"),
        (["--to", "kha", "--effort", "7=0"], "--effort: 7: 0: công sức phải là số nguyên từ 1 trở lên, ví dụ: 3"),
    ],
)
def test_wrong_use_of_path(args: list[str], says: str) -> None:
    """Exit 2 and one line with the option and what would be right."""
    done = run(*PATH, *args, stdin=case_of({}))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(says)
    assert len(done.stderr.splitlines()) == 1
    assert run(*PATH, "--to", "kha", stdin="{").stderr.startswith("JSON: ")


def test_diff(full_json: dict[str, object]) -> None:
    """The two shipped forms differ in the words of item 3 alone."""
    done = run(*DIFF, "-", stdin=case_of(full_json))
    assert done.stdout.splitlines() == [
        "phong-trao-2022: 97 điểm (Xuất sắc) → phong-trao-2025-thien-tin: 97 điểm (Xuất sắc): không đổi.",
        "Mục 3: điểm không đổi (lời văn thay đổi). [Kế hoạch 358/KH-UBND, Phụ lục, mục 3]",
    ]
    result = json.loads(run(*DIFF, "-", "--json", stdin=case_of(full_json)).stdout)
    assert (result["from"], result["to"], result["change"]) == ("phong-trao-2022", "phong-trao-2025-thien-tin", "0")
    assert run("rules", "diff", "--from", "x", "--to", "y", "--answers", "-").stderr.startswith("--from: không có 'x'")
    assert run(*DIFF[:4], "--to", "y", "--answers", "-").stderr.startswith("--to: không có 'y'")


def file_of_cases(folder: Path, name: str, *answers: object) -> str:
    """A file with one case a line, an empty line, and a byte order mark."""
    file = folder / name
    file.write_text("\n\n".join(case_of(one) for one in answers) + "\n", encoding="utf-8-sig")
    return str(file)


def test_a_file_of_cases(tmp_path: Path, full_json: dict[str, object]) -> None:
    """A table of results on standard output, how they came out on standard error; the endings .jsonl and .ndjson."""
    for name in ("a.jsonl", "a.NDJSON"):
        done = run(*SCORE, file_of_cases(tmp_path, name, full_json, {}))
        assert done.exit_code == 0
        assert done.stdout.splitlines()[:2] == [
            "line,total,low,high,grade,provisional,unanswered",
            "1,97,97,97,xuat_sac,8c,",
        ]
        assert done.stdout.splitlines()[2].startswith("3,0,0,0,yeu,,1 2 3")
        assert done.stderr == "2 hồ sơ: Xuất sắc 1, Yếu 1.\n"


def test_a_file_with_wrong_cases(tmp_path: Path) -> None:
    """What is wrong is told with its line; the rest is scored all the same; exit 2."""
    file = file_of_cases(tmp_path, "a.jsonl", {"1": {"points": "9"}}, {"1": {"points": "2"}})
    done = run(*SCORE, file, "--json")
    assert done.exit_code == 2
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [3]
    assert done.stderr.splitlines() == [
        'dòng 1: mục 1: {"points": "9"}: phải từ 0 đến 3 điểm, ví dụ: {"points": "3"}',
        "1 hồ sơ: Yếu 1.",
        "1 hồ sơ không chấm được, xem các dòng trên.",
    ]
    done = run(*SCORE, file_of_cases(tmp_path, "b.jsonl", {"1": {"points": "9"}}))
    assert (done.exit_code, done.stderr.splitlines()[1]) == (2, "0 hồ sơ.")


def test_differences_of_a_file(tmp_path: Path, full_json: dict[str, object]) -> None:
    """Each case under both forms, and the moves between grades."""
    done = run(*DIFF, file_of_cases(tmp_path, "a.jsonl", full_json, {}))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1:] == ["1,97,97,0,xuat_sac,xuat_sac,", "3,0,0,0,yeu,yeu,"]
    assert done.stderr.splitlines() == [
        "2 hồ sơ, 0 hồ sơ đổi điểm.",
        "Xuất sắc → Xuất sắc: 1 hồ sơ",
        "Yếu → Yếu: 1 hồ sơ",
    ]


def test_tables(tmp_path: Path) -> None:
    """A CSV file, by its ending or as the caller says; a table with a wrong heading is refused as a whole."""
    text = "kind,1,3\nschool,3,2.5\n"
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8-sig")
    assert run(*SCORE, str(file)).stdout.splitlines()[1].startswith("2,5.5,5.5,5.5,yeu,,2 4a")
    assert run(*SCORE, "-", "--format", "csv", stdin=text).stdout == run(*SCORE, str(file)).stdout
    done = run(*SCORE, "-", "--format", "csv", stdin="kind,99\n")
    assert (done.exit_code, done.stderr) == (2, 'CSV: "99": không có cột này, ví dụ: kind, year, 1, 9.collective\n')


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfe\n", "--answers: '"), (None, "--answers: không mở được '")],
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes | None, says: str) -> None:
    """No text, or no file: exit 2 and one line."""
    file = tmp_path / "a.jsonl"
    if content:
        file.write_bytes(content)
    done = run(*SCORE, str(file))
    assert done.exit_code == 2
    assert done.stderr.startswith(says)
    assert len(done.stderr.splitlines()) == 1
