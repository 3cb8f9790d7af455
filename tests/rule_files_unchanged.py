"""Old rule files are never rewritten: `python -m tests.rule_files_unchanged`.

A file that is published on the main branch (it has a line `published: <day>`) must decide here what it decides there
(see antq_rules.fingerprint): cases were scored by it. What changes in the law is a new file. What only helps people may
still be said better, and a file without that line may still change.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from antq_rules.errors import RuleFileError
from antq_rules.parsing import Report, open_file

ROOT = Path(__file__).parent.parent
DATA = "antq_rules/data"
MAIN = ("origin/main", "main")
PUBLISHED = re.compile(rb"^published: *([0-9-]+)", re.MULTILINE)


def git(root: Path, *args: str) -> bytes | None:
    """What git answers, or None where it knows nothing of it (or is not there)."""
    try:
        return subprocess.run(["git", *args], cwd=root, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def bases(root: Path) -> tuple[str, ...]:
    """The commits to compare with: where this branch left the main one; on the main branch itself, what came before."""
    head = git(root, "rev-parse", "HEAD")
    for name in MAIN:
        left = git(root, "merge-base", "HEAD", name)
        if left and left != head:
            return (left.decode().strip(),)
        if left:
            earlier = git(root, "rev-parse", "--verify", "--quiet", "HEAD^")
            return tuple(one.decode().strip() for one in (left, earlier) if one)
    return ()


def decided(text: bytes) -> tuple[bytes, str]:
    """Since when the file is published, and what it decides; nothing where it is no rule file any more."""
    day = PUBLISHED.search(text)
    try:
        return day[1] if day else b"", open_file(Report(""), text.decode()).fingerprint
    except (UnicodeDecodeError, RuleFileError):
        return b"", ""


def rewritten(root: Path, base: str) -> Iterator[str]:
    """One line for every published file of that commit which does not decide the same here."""
    listed = git(root, "ls-tree", "-r", "-z", "--name-only", base, DATA) or b""
    for name in filter(None, listed.decode().split("\0")):
        then = git(root, "show", f"{base}:{name}") or b""
        day = PUBLISHED.search(then)
        file = root / name
        if day and (not file.is_file() or decided(file.read_bytes()) != decided(then)):
            since = f"{name}: published {day[1].decode()}"
            yield f"{since}, what it decides may not change: write a new file with its own days in force"


def main(root: Path = ROOT) -> int:
    """Tell what was rewritten; 1 if anything was."""
    found = bases(root)
    if not found:
        sys.stdout.write("rule files: no main branch to compare with\n")
        return 0
    problems = sorted({line for base in found for line in rewritten(root, base)})
    said = problems or ["rule files: none that is published was changed"]
    sys.stdout.writelines(f"{line}\n" for line in said)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
