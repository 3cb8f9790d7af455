"""The commands that work on cases: score, path, diff; on one case, or the first and last on a whole file of them."""

from typing import Annotated

import typer

from antq_rules.commands import pages
from antq_rules.commands.batch import Job
from antq_rules.commands.batch_commands import Shape, run_batch, shape_of
from antq_rules.commands.case_file import Case, read_case
from antq_rules.commands.case_pages import way_page
from antq_rules.commands.terminal import (
    NATIONAL,
    AsJson,
    PlanId,
    RubricId,
    plan_of,
    print_json,
    refuse,
    refuse_unknown,
    refused_lines,
    rubric_of,
    text_of,
)
from antq_rules.errors import AnswersRefused, UnknownRule
from antq_rules.law_change import diff
from antq_rules.path import cheapest_path
from antq_rules.plan import Plan
from antq_rules.rubric import Rubric
from antq_rules.scoring import score

SHAPE_HELP = "Cách ghi các hồ sơ: json (một hồ sơ), jsonl (mỗi dòng một hồ sơ), csv. Mặc định theo đuôi tệp."

Answers = Annotated[str, typer.Option("--answers", metavar="FILE|-", help="Tệp câu trả lời, hoặc - để đọc từ đầu vào.")]
Format = Annotated[Shape | None, typer.Option("--format", help=SHAPE_HELP)]


def score_command(
    rubric: RubricId,
    answers: Answers,
    plan: PlanId = NATIONAL,
    shape: Format = None,
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """Chấm điểm một đơn vị, hoặc cả một tệp hồ sơ (.jsonl, .csv)."""
    form, local = rubric_of(rubric), plan_of(plan)
    if (wanted := shape_of(answers, shape)) is not Shape.JSON:
        run_batch(Job(form.id, local.id, as_json), answers, wanted)
        return
    case = _case(answers, form, local)
    card = score(form, case.answers, case.profile, local)
    print_json(card.to_json()) if as_json else typer.echo(pages.score_page(card))


def path_command(
    rubric: RubricId,
    answers: Answers,
    to: Annotated[str, typer.Option("--to", metavar="GRADE", help="Mức muốn đạt, ví dụ xuat_sac.")],
    plan: PlanId = NATIONAL,
    effort: Annotated[
        list[str] | None, typer.Option("--effort", metavar="LINE=N", help="Công sức của một mục, ví dụ 7=3.")
    ] = None,
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """Tìm cách ít công sức nhất để đạt một mức xếp loại."""
    form, local = rubric_of(rubric), plan_of(plan)
    efforts = _efforts(effort or [])
    case = _case(answers, form, local)
    try:
        way = cheapest_path(form, case.answers, case.profile, local, to, efforts)
    except UnknownRule as unknown:
        refuse_unknown("--to" if unknown.kind == "grade" else "--effort", unknown)
    except AnswersRefused as refused:
        refuse(f"--effort: {one}" for one in refused.problems)
    print_json(way.to_json()) if as_json else typer.echo(way_page(way))


def diff_command(
    before: Annotated[str, typer.Option("--from", metavar="ID", help="Bộ tiêu chí cũ.")],
    after: Annotated[str, typer.Option("--to", metavar="ID", help="Bộ tiêu chí mới.")],
    answers: Answers,
    plan: PlanId = NATIONAL,
    shape: Format = None,
    as_json: AsJson = False,  # noqa: FBT002 - typer reads the flag from here
) -> None:
    """So sánh cùng các câu trả lời theo hai bộ tiêu chí."""
    old, new, local = rubric_of(before, "--from"), rubric_of(after, "--to"), plan_of(plan)
    if (wanted := shape_of(answers, shape)) is not Shape.JSON:
        run_batch(Job(old.id, local.id, as_json, new.id), answers, wanted)
        return
    case = _case(answers, old, local)
    told = diff(old, new, case.answers, case.profile, local)
    print_json(told.to_json()) if as_json else typer.echo(told.text)


def _case(source: str, form: Rubric, local: Plan) -> Case:
    try:
        return read_case(text_of(source), form, local)
    except AnswersRefused as refused:
        refuse(refused_lines(refused, form))


def _efforts(given: list[str]) -> dict[str, int]:
    """What `--effort 7=3` says, for each line."""
    efforts: dict[str, int] = {}
    for one in given:
        line, _, number = one.partition("=")
        if not (number.isascii() and number.isdigit() and len(number) < 10):  # noqa: PLR2004 - more than anybody means
            refuse([f"--effort: {one!r} phải là MỤC=SỐ, ví dụ: --effort 7=3"])
        efforts[line] = int(number)
    return efforts
