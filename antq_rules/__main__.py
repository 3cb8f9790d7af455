"""The command line of the rules library: `python -m antq_rules rules …` and `… plan …`."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, NoReturn

import typer

from antq_rules import pages
from antq_rules.case_file import read_case
from antq_rules.checking import check, check_paths
from antq_rules.deadlines import deadlines
from antq_rules.errors import AnswersRefused, RuleFileError, UnknownRule
from antq_rules.plan import Plan
from antq_rules.rubric import Rubric
from antq_rules.scoring import score
from antq_rules.shelf import Shelf

FOUND = 1
WRONG_USE = 2
NATIONAL = "quoc-gia"
YEARS = range(2000, 2101)
MOST_DIGITS = 4
EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "score": "rules score --rubric phong-trao-2022 --answers tra-loi.json",
        "check": "rules check ke-hoach.yaml",
        "show": "rules show phong-trao-2022",
        "deadlines": "plan deadlines --plan thien-tin-2025 --year 2025",
        "plan": "plan deadlines --plan thien-tin-2025 --year 2025",
    }
)

rules_app = typer.Typer(no_args_is_help=True, help="Bộ tiêu chí và kế hoạch: kiểm tra, xem, chấm điểm.")
plan_app = typer.Typer(no_args_is_help=True, help="Kế hoạch của địa phương: thời hạn.")
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(rules_app, name="rules")
app.add_typer(plan_app, name="plan")

RubricId = Annotated[str, typer.Option("--rubric", metavar="ID", help="Bộ tiêu chí, ví dụ phong-trao-2022.")]
PlanId = Annotated[str, typer.Option("--plan", metavar="ID", help="Kế hoạch, ví dụ thien-tin-2025.")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]


def _refuse(lines: Iterable[object], code: int = WRONG_USE) -> NoReturn:
    """Say what is wrong, one line each, and leave."""
    for line in lines:
        typer.echo(" ".join(str(line).splitlines()), err=True)
    raise typer.Exit(code)


def _rubric(wanted: str) -> Rubric:
    try:
        return Shelf.builtin().rubric(wanted)
    except UnknownRule as unknown:
        _refuse([f"--rubric: không có {wanted!r}, ví dụ: {', '.join(unknown.known)}"])


def _plan(wanted: str) -> Plan:
    try:
        return Shelf.builtin().plan(wanted)
    except UnknownRule as unknown:
        _refuse([f"--plan: không có {wanted!r}, ví dụ: {', '.join(unknown.known)}"])


def _text_of(source: str) -> str:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        _refuse([f"--answers: không mở được {source!r} ({error.strerror}), ví dụ: --answers tra-loi.json"])
    except UnicodeDecodeError:
        _refuse([f"--answers: {source!r} không phải chữ UTF-8, ví dụ: lưu lại tệp với mã UTF-8"])


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@rules_app.command("score")
def score_command(
    rubric: RubricId,
    answers: Annotated[str, typer.Option("--answers", metavar="FILE|-", help="Tệp JSON, hoặc - để đọc từ đầu vào.")],
    plan: PlanId = NATIONAL,
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """Chấm điểm một đơn vị."""
    form, local = _rubric(rubric), _plan(plan)
    try:
        case = read_case(_text_of(answers), form, local)
    except AnswersRefused as refused:
        _refuse(f"mục {one}" if one.line in form.by_id else one for one in refused.problems)
    card = score(form, case.answers, case.profile, local)
    _print_json(card.to_json()) if as_json else typer.echo(pages.score_page(card))


@rules_app.command("check")
def check_command(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]…", help="Tệp cần kiểm tra.")] = None,
) -> None:
    """Kiểm tra các tệp quy định: tổng điểm, ngưỡng, nguồn, ví dụ."""
    try:
        problems = check_paths(*files) if files else check(Shelf.builtin())
    except RuleFileError as error:
        problems = error.problems
    except OSError as error:
        _refuse([f"không mở được {error.filename} ({error.strerror}), ví dụ: antq rules check ke-hoach.yaml"])
    if problems:
        _refuse(problems, FOUND)
    typer.echo("Không có lỗi.")


@rules_app.command("list")
def list_command() -> None:
    """Liệt kê các bộ tiêu chí và kế hoạch có sẵn."""
    for kind, rules in (("rubric", Shelf.builtin().rubrics()), ("plan", Shelf.builtin().plans())):
        for rule in rules:
            typer.echo(f"{kind:7} {rule.id:26} từ {rule.in_force.start:%d/%m/%Y}  {rule.source.text}")


@rules_app.command("show")
def show_command(rule: Annotated[str, typer.Argument(metavar="ID", help="Bộ tiêu chí hoặc kế hoạch.")]) -> None:
    """In một bộ tiêu chí hoặc kế hoạch để đọc."""
    shelf = Shelf.builtin()
    try:
        typer.echo(pages.rubric_page(shelf.rubric(rule)))
    except UnknownRule as no_rubric:
        try:
            typer.echo(pages.plan_page(shelf.plan(rule)))
        except UnknownRule as no_plan:
            _refuse([f"ID: không có {rule!r}, ví dụ: {', '.join((*no_rubric.known, *no_plan.known))}"])


@plan_app.command("deadlines")
def deadlines_command(
    plan: PlanId,
    year: Annotated[str, typer.Option("--year", metavar="Y", help="Năm đánh giá.")],
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """In các thời hạn của một năm, kể cả thời hạn chung cả nước."""
    local = _plan(plan)
    if len(year) > MOST_DIGITS or not year.isdecimal() or int(year) not in YEARS:
        _refuse([f"--year: {year!r} phải là năm từ 2000 đến 2100, ví dụ: --year 2025"])
    dates = deadlines(local, int(year), _plan(NATIONAL))
    if as_json:
        _print_json({"plan": local.id, "year": int(year), "dates": [one.to_json() for one in dates]})
    else:
        typer.echo(pages.deadlines_page(dates))


def run(commands: typer.Typer, name: str, examples: Mapping[str, str] = EXAMPLES) -> NoReturn:
    """Run commands under this name and leave with their exit code; wrong use is one line with a valid example."""
    try:
        code = commands(prog_name=name, standalone_mode=False)
    except typer.TyperException as error:
        command = getattr(getattr(error, "ctx", None), "info_name", None) or ""
        if said := " ".join(error.format_message().split()):
            typer.echo(f"{said} Ví dụ: {name} {examples.get(command, 'rules list')}", err=True)
        code = error.exit_code
    sys.exit(code or 0)


def main() -> None:
    """Run the command line of the library alone."""
    run(app, "python -m antq_rules")


if __name__ == "__main__":
    main()
