"""What the commands share: options, how built-in rules are found, and how a mistake is told."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from antq_rules.errors import AnswersRefused, UnknownRule
from antq_rules.plan import Plan
from antq_rules.rubric import Rubric
from antq_rules.shelf import Shelf

FOUND = 1
WRONG_USE = 2
NATIONAL = "quoc-gia"

RubricId = Annotated[str, typer.Option("--rubric", metavar="ID", help="Bộ tiêu chí, ví dụ phong-trao-2022.")]
PlanId = Annotated[str, typer.Option("--plan", metavar="ID", help="Kế hoạch, ví dụ thien-tin-2025.")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]


def refuse(lines: Iterable[object], code: int = WRONG_USE) -> NoReturn:
    """Say what is wrong, one line each, and leave."""
    for line in lines:
        complain(line)
    raise typer.Exit(code)


def complain(what: object) -> None:
    """One line to standard error."""
    typer.echo(" ".join(str(what).splitlines()), err=True)


def refuse_unknown(option: str, unknown: UnknownRule) -> NoReturn:
    """Say that the value of an option names nothing there is, and what would."""
    refuse([f"{option}: không có {unknown.id!r}, ví dụ: {', '.join(unknown.known)}"])


def refused_lines(refused: AnswersRefused, rubric: Rubric) -> Iterator[str]:
    """The problems of a case, each in one line that begins with the line of the form."""
    return (f"mục {one}" if one.line in rubric.by_id else str(one) for one in refused.problems)


def rubric_of(wanted: str, option: str = "--rubric") -> Rubric:
    """The built-in rubric of this id, or leave."""
    try:
        return Shelf.builtin().rubric(wanted)
    except UnknownRule as unknown:
        refuse_unknown(option, unknown)


def plan_of(wanted: str) -> Plan:
    """The built-in plan of this id, or leave."""
    try:
        return Shelf.builtin().plan(wanted)
    except UnknownRule as unknown:
        refuse_unknown("--plan", unknown)


def text_of(source: str) -> str:
    """The whole text of a file, or of standard input for "-", or leave."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        refuse_unopened(source, error)
    except UnicodeDecodeError:
        refuse_no_text(source)


def refuse_unopened(source: str, error: OSError) -> NoReturn:
    """Say that the file of answers cannot be opened."""
    refuse([f"--answers: không mở được {source!r} ({error.strerror}), ví dụ: --answers tra-loi.json"])


def refuse_no_text(source: str) -> NoReturn:
    """Say that the file of answers is no text."""
    refuse([f"--answers: {source!r} không phải chữ UTF-8, ví dụ: lưu lại tệp với mã UTF-8"])


def print_json(value: object) -> None:
    """JSON for a program, readable for a person."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
