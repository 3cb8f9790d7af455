"""The check that old rule files are never rewritten, on small repositories of its own."""

import subprocess
from pathlib import Path

import pytest

from tests.rule_files_unchanged import DATA, bases, main

OLD = "id: cu\npublished: 2025-01-01\ntitle: một\n"


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
    return code, capsys.readouterr().out.split(", may not")[0]


def test_drafts_and_new_files_may_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file without `published` may change, and new files are welcome."""
    commit(root, nhap="id: khac\n", moi="id: moi\npublished: 2026-01-01\n")
    assert said(root, capsys) == (0, "rule files: none that is published was changed\n")


@pytest.mark.parametrize(
    "text", [OLD.replace("một", "hai"), OLD.replace("published: 2025-01-01\n", ""), OLD + "\n", None]
)
def test_a_published_file_may_not_change(root: Path, capsys: pytest.CaptureFixture[str], text: str | None) -> None:
    """Neither a word of it, nor the line that says so, nor an empty line; and it may not go away."""
    file = root / DATA / "cu.yaml"
    file.unlink() if text is None else file.write_text(text, encoding="utf-8")
    assert said(root, capsys) == (1, f"{DATA}/cu.yaml: published 2025-01-01")
    commit(root)
    assert said(root, capsys)[0] == 1


def test_on_the_main_branch_the_commit_before_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change that went straight to the main branch is found there, committed or not."""
    git(root, "switch", "-q", "main")
    assert len(bases(root)) == 1
    commit(root, cu=OLD.replace("một", "hai"))
    assert len(bases(root)) == 2
    assert said(root, capsys) == (1, f"{DATA}/cu.yaml: published 2025-01-01")


def test_without_a_main_branch_nothing_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unpacked archive has no main branch."""
    assert said(tmp_path, capsys) == (0, "rule files: no main branch to compare with\n")
