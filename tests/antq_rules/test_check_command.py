"""`rules check` on the command line: what it finds, what it only warns of, and its exit codes."""

import shutil
from pathlib import Path

from typer.testing import CliRunner, Result

from antq_rules.__main__ import app
from antq_rules.shelf import DATA

PLAN = DATA / "plans" / "thien-tin" / "2025-09-05_358-kh-ubnd.yaml"


def run(*args: str) -> Result:
    """Run one command in this process."""
    return CliRunner().invoke(app, list(args))


def test_check() -> None:
    """The built-in files are right."""
    done = run("rules", "check", "--today", "2026-11-22")
    assert (done.exit_code, done.stdout) == (0, "Không có lỗi.\n")


def test_check_misses_next_years_holidays() -> None:
    """From 1 December the holidays of the next year must be there; without a day the machine's own is taken."""
    done = run("rules", "check", "--today", "2027-12-01")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("holidays/2028.yaml:1: year: chưa có ngày nghỉ lễ, tết và ngày hoán đổi của năm 2028")
    assert len(done.stderr.splitlines()) == 1
    assert all("holidays/" in line for line in run("rules", "check").stderr.splitlines())


def test_check_warns_of_holidays_without_a_decision() -> None:
    """A draft of the next year is no error, but from 1 December every check says that the decision is missing."""
    done = run("rules", "check", "--today", "2026-12-01")
    assert (done.exit_code, done.stdout) == (0, "Không có lỗi.\n")
    assert done.stderr == (
        "Lưu ý: holidays/2027.yaml:1: published: bản nháp, chưa theo quyết định của năm, "
        "ví dụ: sửa theo quyết định, rồi published: …\n"
    )
    assert run("rules", "check", "--today", "2026-11-30").stderr == ""
    assert run("rules", "check", "--today", "2026-12-01", str(PLAN)).stderr == ""


def test_check_of_wrong_files(tmp_path: Path) -> None:
    """file:line: field: message for each problem, exit 1."""
    copy = tmp_path / "thu.yaml"
    shutil.copy(PLAN, copy)
    assert run("rules", "check", str(copy)).exit_code == 0
    copy.write_text(PLAN.read_text(encoding="utf-8").replace("from: 70", "from: 90"), encoding="utf-8")
    done = run("rules", "check", str(copy))
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{copy}:61: thresholds.bands[2].from: phải dưới 90: các mức chồng lên nhau, ví dụ:")
    copy.write_bytes(b"\xff")
    done = run("rules", "check", str(copy))
    assert (done.exit_code, done.stderr.startswith(f"{copy}:1: tệp: không phải chữ UTF-8")) == (1, True)


def test_check_of_nothing(tmp_path: Path) -> None:
    """A folder without rule files proves nothing: wrong use, not "no errors"."""
    done = run("rules", "check", str(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"không mở được {tmp_path} (không có tệp .yaml nào), ví dụ: antq rules check ke-hoach.yaml\n"
