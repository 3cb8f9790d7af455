"""The operator's commands about cases and the audit log, as they are typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage.audit import verify
from tests.cases.conftest import CASE
from tests.test_cli import antq
from tests.walker import Walker


def _run(walker: Walker, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return antq(folder, *arguments, ANTQ_DATABASE_URL=walker.database.url_without_password)


def _change(walker: Walker, table: str, sql: str) -> None:
    engine = create_engine(walker.database.url_without_password)
    with engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        connection.exec_driver_sql(sql)
    engine.dispose()


def test_cases_are_listed_and_shown(walker: Walker, tmp_path: Path) -> None:
    """A line for each case, and a page with both columns and the history."""
    listed = _run(walker, tmp_path, "case", "list")
    assert listed.returncode == 0
    for part in (CASE, "2025", "Trường THCS Thiện Tín", "chờ duyệt"):
        assert part in listed.stdout
    assert "Chưa có" in _run(walker, tmp_path, "case", "list", "--year", "2019").stdout
    shown = _run(walker, tmp_path, "case", "show", CASE)
    assert shown.returncode == 0
    for part in ("Cơ sở tự chấm", "Cấp trên chấm", "bổ sung danh sách", "Công an xã Thiện Tín: duyệt"):
        assert part in shown.stdout


def test_a_replay_says_that_it_agrees_or_where_not(walker: Walker, tmp_path: Path) -> None:
    """Exit code 0 with the scores and the content code; 1 with the first difference in one line."""
    good = _run(walker, tmp_path, "case", "replay", CASE)
    assert (good.returncode, "mã nội dung" in good.stdout, good.stderr) == (0, True, "")
    _change(walker, "answer_log", "UPDATE answer_log SET value = '{\"points\": \"1\"}' WHERE line_id = '1'")
    bad = _run(walker, tmp_path, "case", "replay", CASE)
    assert (bad.returncode, len(bad.stderr.strip().splitlines())) == (1, 1)
    assert "đã lưu" in bad.stderr


def test_an_export_has_everything_and_is_entered(walker: Walker, tmp_path: Path) -> None:
    """Answers, history, rules, scorecards and proof in one file; the last entry says that it was taken."""
    out = tmp_path / "case.json"
    assert _run(walker, tmp_path, "case", "export", CASE, "--out", str(out)).returncode == 0
    whole = json.loads(out.read_text(encoding="utf-8"))
    assert whole["answers"]["2"] == {"percent": "95"}
    assert whole["scorecards"]["own"]["rules_hash"]
    assert [event["kind"] for event in whole["history"]].count("submitted") == 2
    assert (whole["audit"][-1]["kind"], whole["audit"][-1]["payload"]) == ("exported", {"what": "case"})
    assert all(entry["hash"] == verify.entry_hash(entry) for entry in whole["audit"])
    assert _run(walker, tmp_path, "case", "replay", CASE).returncode == 0


@pytest.mark.parametrize("command", ["show", "replay", "export"])
def test_a_case_nobody_knows_is_one_line(walker: Walker, tmp_path: Path, command: str) -> None:
    """Exit code 2 and where to look."""
    done = _run(walker, tmp_path, "case", command, "x-2025")
    assert (done.returncode, "x-2025" in done.stderr, len(done.stderr.strip().splitlines())) == (2, True, 1)


def test_the_audit_log_is_verified_here_and_elsewhere(walker: Walker, tmp_path: Path) -> None:
    """The database, the exported file, and the file under the copied verifier all agree; a change is named in each."""
    file = tmp_path / "log.jsonl"
    assert _run(walker, tmp_path, "audit", "export", str(file)).returncode == 0
    here, there = _run(walker, tmp_path, "audit", "verify"), _run(walker, tmp_path, "audit", "verify", str(file))
    assert (here.returncode, here.stdout) == (0, there.stdout)
    alone = [sys.executable, "-I", verify.__file__, str(file)]
    assert subprocess.run(alone, capture_output=True, text=True, check=True).stdout == here.stdout
    head = here.stdout.split("mã ")[-1].strip()
    seq = here.stdout.split(": mục ")[-1].split(",")[0]
    assert _run(walker, tmp_path, "audit", "verify", "--head", f"tinh-mau:{seq}:{head[:32]}").returncode == 0
    assert _run(walker, tmp_path, "audit", "verify", "--head", f"tinh-mau:{seq}:{'0' * 32}").returncode == 1
    assert _run(walker, tmp_path, "audit", "verify", "--head", "x").returncode == 2
    _change(walker, "audit_entry", "UPDATE audit_entry SET office_id = 'x' WHERE seq = 7")
    broken = _run(walker, tmp_path, "audit", "verify")
    assert (broken.returncode, broken.stderr.strip()) == (
        1,
        "nhật ký tinh-mau, mục 7: nội dung không khớp mã băm của mục",
    )
    assert _run(walker, tmp_path, "audit", "verify", str(tmp_path / "none")).returncode == 2
