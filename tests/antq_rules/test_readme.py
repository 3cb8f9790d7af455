"""The library's README is true: its files are written, its commands run, its Python executed, in its own words."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from antq_rules.fingerprint import HELP
from antq_rules.shelf import DATA

PACKAGE = DATA.parent
README = (PACKAGE / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"(?:^`(?P<file>[^`\n]+\.yaml)`\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder that holds the library and nothing else."""
    shutil.copytree(PACKAGE, tmp_path / "antq_rules", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def done(house: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder, with the library that is there."""
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False, env=environment(house))


def environment(house: Path) -> dict[str, str]:
    """`python` is this one."""
    folder = house / "bin"
    folder.mkdir(exist_ok=True)
    python = folder / "python"
    if not python.exists():
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "PYTHONPATH": str(house), "LC_ALL": "C.UTF-8"}


def test_doing_exactly_what_it_says(house: Path) -> None:
    """From the top to the bottom: every file is written as printed, and every command ends well."""
    said: list[str] = []
    for block in BLOCK.finditer(README):
        text = block["text"]
        if block["kind"] == "yaml":
            file = house / block["file"]
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            continue
        command = ("sh", "-ec", text) if block["kind"] == "sh" else ("python", "-c", text)
        ran = done(house, *command)
        assert ran.returncode == 0, (text, ran.stdout, ran.stderr)
        said.append(ran.stdout)
    whole = "\n".join(said)
    for wanted in (
        "Mục 3: đơn vị tự chấm 4,5 điểm, còn thiếu 0,5 điểm.",
        "2,57.5,57.5,57.5,trung_binh,,2 4a",
        "phong-trao-2027-mau",
        "trước 30/10/2027 (hết ngày 29/10/2027): Gửi kết quả tự chấm",
        "Còn thiếu 27,5 điểm. Cách ít công sức nhất (công sức 1):",
        "an-toan-2027",
        "Không có lỗi.",
    ):
        assert wanted in whole


def test_a_mistake_in_a_new_file_is_told_with_its_line(house: Path) -> None:
    """What the README promises: file, line, field and a right example."""
    file = house / "antq_rules" / "data" / "rubrics" / "2027-01-01_12-kh-ubnd.yaml"
    text = next(block["text"] for block in BLOCK.finditer(README) if block["file"] and "rubrics" in block["file"])
    file.write_text(text.replace("max: 20", "max: 21"), encoding="utf-8")
    ran = done(house, "python", "-m", "antq_rules", "rules", "check")
    assert ran.returncode == 1
    assert "rubrics/2027-01-01_12-kh-ubnd.yaml:8: lines: các mục cộng lại được 101 điểm, phải là 100" in ran.stderr


def test_every_module_is_on_the_map() -> None:
    """The map names every file of the package, by its name or its ending."""
    named = re.findall(r"`([^`]+)`", README.split("## Bản đồ")[1])
    for file in PACKAGE.glob("*.py"):
        known = file.stem in {"__init__", "errors", "decimals"} or file.stem in named
        assert known or any(name.startswith("*") and file.stem.endswith(name[1:]) for name in named), file.stem


def test_what_may_still_change_is_named() -> None:
    """The README names every key that a published file may still change."""
    said = README.split("Vẫn sửa được")[1].split("Phần này")[0]
    assert HELP - {"published"} <= set(re.findall(r"`([^`]+)`", said))
