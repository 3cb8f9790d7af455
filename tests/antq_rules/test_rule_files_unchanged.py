"""The check that old rule files are never rewritten, on small repositories of its own."""

import subprocess
from pathlib import Path

import pytest

from tests.rule_files_unchanged import DATA, bases, main

OLD = """id: cu
published: 2025-01-01
title: một
read: {date: 2024-12-01}
lines:
  - {id: "1", max: 3, remedy: "Làm đi.", citation: {article: "Điều 1", confirmed: false}}
thresholds: {confirmed: false}
"""


def git(root: Path, *args: str) -> None:
    """Run git as nobody in particular."""
    who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *args], cwd=root, check=True, capture_output=True)


def commit(root: Path, **files: str) -> None:
    """Write these data files and commit them."""
    for name, text in files.items():
        (root / DATA / f"{name}.yaml").write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose main branch has a published file and a draft; work goes on on a branch."""
    (tmp_path / DATA).mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, cu=OLD, nhap="id: nhap\n")
    git(tmp_path, "switch", "-q", "-c", "viec")
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit code and first words of the check."""
    code = main(root)
    return code, capsys.readouterr().out.split(" may not")[0]


def test_drafts_and_new_files_may_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file without `published` may change, and new files are welcome."""
    commit(root, nhap="id: khac\n", moi="id: moi\npublished: 2026-01-01\n")
    assert said(root, capsys) == (0, "rule files: none that is published was changed\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2024-12-01", "2026-12-01"),
        ("Làm đi.", "Làm ngay đi."),
        ('"Điều 1", confirmed: false', '"Điều 1", confirmed: true'),
        ("title: một", "title: 'một'  # như cũ"),
        ("lines:", "notes: [mới]\nlines:"),
    ],
)
def test_help_may_be_said_better(root: Path, capsys: pytest.CaptureFixture[str], old: str, new: str) -> None:
    """A later reading of the source, a better remedy, a note or the layout: nothing that a case rests on."""
    commit(root, cu=OLD.replace(old, new))
    assert said(root, capsys) == (0, "rule files: none that is published was changed\n")


@pytest.mark.parametrize(
    "text",
    [
        OLD.replace("một", "hai"),
        OLD.replace("max: 3", "max: 4"),
        OLD.replace("Điều 1", "Điều 2"),
        OLD.replace("thresholds: {confirmed: false}", "thresholds: {confirmed: true}"),
        OLD.replace("published: 2025-01-01\n", ""),
        OLD.replace("2025-01-01", "2025-01-02"),
        "không còn là tệp quy định",
        None,
    ],
)
def test_a_published_file_may_not_change(root: Path, capsys: pytest.CaptureFixture[str], text: str | None) -> None:
    """Neither a word of the law, nor a number, nor the line that says so; and it may not go away."""
    file = root / DATA / "cu.yaml"
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    assert said(root, capsys) == (1, f"{DATA}/cu.yaml: published 2025-01-01, what it decides")
    commit(root)
    assert said(root, capsys)[0] == 1


def test_on_the_main_branch_the_commit_before_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change that went straight to the main branch is found there, committed or not."""
    git(root, "switch", "-q", "main")
    assert len(bases(root)) == 1
    commit(root, cu=OLD.replace("một", "hai"))
    assert len(bases(root)) == 2
    assert said(root, capsys) == (1, f"{DATA}/cu.yaml: published 2025-01-01, what it decides")


def test_without_a_main_branch_nothing_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unpacked archive has no main branch."""
    assert said(tmp_path, capsys) == (0, "rule files: no main branch to compare with\n")
