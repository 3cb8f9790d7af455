"""The command line of the rules library: `python -m antq_rules rules …` and `… plan …`."""

import sys
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, NoReturn

import typer

from antq_rules.checks.checking import check, check_paths, warnings
from antq_rules.commands import pages
from antq_rules.commands.case_commands import diff_command, path_command, score_command
from antq_rules.commands.rule_pages import rule_page
from antq_rules.commands.terminal import (
    FOUND,
    NATIONAL,
    AsJson,
    PlanId,
    complain,
    plan_of,
    print_json,
    refuse,
    refuse_unknown,
)
from antq_rules.deadlines import deadlines
from antq_rules.errors import RuleFileError, UnknownRule
from antq_rules.files.schema import schema_of
from antq_rules.shelf import Shelf

YEARS = range(2000, 2101)
MOST_DIGITS = 4
EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "score": "rules score --rubric phong-trao-2022 --answers tra-loi.json",
        "path": "rules path --rubric phong-trao-2022 --answers tra-loi.json --to kha",
        "diff": "rules diff --from phong-trao-2022 --to phong-trao-2025-thien-tin --answers tra-loi.json",
        "check": "rules check ke-hoach.yaml",
        "show": "rules show phong-trao-2022",
        "schema": "rules schema rubric",
        "deadlines": "plan deadlines --plan thien-tin-2025 --year 2025",
        "plan": "plan deadlines --plan thien-tin-2025 --year 2025",
    }
)

rules_app = typer.Typer(no_args_is_help=True, help="Bộ tiêu chí và kế hoạch: kiểm tra, xem, chấm điểm.")
plan_app = typer.Typer(no_args_is_help=True, help="Kế hoạch của địa phương: thời hạn.")
app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(rules_app, name="rules")
app.add_typer(plan_app, name="plan")

for name, command in (("score", score_command), ("path", path_command), ("diff", diff_command)):
    rules_app.command(name)(command)


@rules_app.command("schema")
def schema_command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="rubric, plan, standard, holidays hoặc ladder.")],
) -> None:
    """In JSON Schema của một loại tệp quy định."""
    try:
        print_json(schema_of(kind))
    except UnknownRule as unknown:
        refuse_unknown("KIND", unknown)


def _day_of(text: str | None) -> date:
    """The day that is given, or the machine's."""
    if text is None:
        return date.today()  # noqa: DTZ011, TID251 - a command is given no clock
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse([f"--today: {text!r} không phải là ngày (năm-tháng-ngày), ví dụ: --today 2026-12-01"])


@rules_app.command("check")
def check_command(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]…", help="Tệp cần kiểm tra.")] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="NGÀY", help="Ngày kiểm tra, ví dụ 2026-12-01; mặc định hôm nay.")
    ] = None,
) -> None:
    """Kiểm tra các tệp quy định: tổng điểm, ngưỡng, nguồn, ví dụ, ngày nghỉ lễ của năm sau."""
    on = _day_of(today)
    try:
        problems = check_paths(*files) if files else check(Shelf.builtin(), on)
    except RuleFileError as error:
        problems = error.problems
    except OSError as error:
        refuse([f"không mở được {error.filename} ({error.strerror}), ví dụ: antq rules check ke-hoach.yaml"])
    if problems:
        refuse(problems, FOUND)
    for one in () if files else warnings(Shelf.builtin(), on):
        complain(f"Lưu ý: {one}")
    typer.echo("Không có lỗi.")


@rules_app.command("list")
def list_command() -> None:
    """Liệt kê các bộ tiêu chí, tiêu chuẩn, kế hoạch, ngày nghỉ và bậc nhắc việc có sẵn."""
    shelf = Shelf.builtin()
    for kind, rules in (
        ("rubric", shelf.rubrics()),
        ("standard", shelf.standards()),
        ("plan", shelf.plans()),
        ("holidays", shelf.days_off()),
        ("ladder", shelf.ladders()),
    ):
        for rule in rules:
            typer.echo(f"{kind:8} {rule.id:26} từ {rule.in_force.start:%d/%m/%Y}  {rule.source.text}")


@rules_app.command("show")
def show_command(rule: Annotated[str, typer.Argument(metavar="ID", help="Một mục trong `rules list`.")]) -> None:
    """In một bộ tiêu chí, tiêu chuẩn, kế hoạch, tệp ngày nghỉ hoặc bậc nhắc việc để đọc."""
    try:
        typer.echo(rule_page(Shelf.builtin().rule(rule)))
    except UnknownRule as unknown:
        refuse([f"ID: không có {rule!r}, ví dụ: {', '.join(unknown.known)}"])


@plan_app.command("deadlines")
def deadlines_command(
    plan: PlanId,
    year: Annotated[str, typer.Option("--year", metavar="Y", help="Năm đánh giá.")],
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """In các thời hạn của một năm, kể cả thời hạn chung cả nước."""
    local = plan_of(plan)
    if len(year) > MOST_DIGITS or not year.isdecimal() or int(year) not in YEARS:
        refuse([f"--year: {year!r} phải là năm từ 2000 đến 2100, ví dụ: --year 2025"])
    dates = deadlines(local, int(year), plan_of(NATIONAL))
    if as_json:
        print_json({"plan": local.id, "year": int(year), "dates": [one.to_json() for one in dates]})
    else:
        typer.echo(pages.deadlines_page(dates, local))


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
