"""The command line `antq`."""

from collections.abc import Callable
from typing import Annotated

import typer

from antq_rules.__main__ import plan_app, rules_app
from antq_rules.commands.terminal import refuse
from bot import logs
from bot.commands.audit import audit_app
from bot.commands.backup.commands import backup_command, restore_command
from bot.commands.cases import case_app
from bot.commands.doctor.command import doctor_command
from bot.commands.handover import office_app
from bot.commands.invite import invite_command
from bot.commands.person import person_app
from bot.commands.reminders import reminders_app
from bot.commands.terminal import carefully
from bot.commands.unit_sheets.commands import export_command, import_command, template_command
from bot.commands.units_add import add_app
from bot.commands.units_list import list_command
from bot.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Chấm điểm phong trào qua trò chuyện.",
)
database_app = typer.Typer(no_args_is_help=True, help="Cơ sở dữ liệu.")
units_app = typer.Typer(no_args_is_help=True, help="Địa phương, đơn vị và chức vụ.")
app.add_typer(rules_app, name="rules")
app.add_typer(plan_app, name="plan")
app.add_typer(database_app, name="db")
app.add_typer(units_app, name="units")
app.command("invite")(invite_command)
app.add_typer(office_app, name="office")
app.command("doctor")(doctor_command)
database_app.command("backup")(backup_command)
database_app.command("restore")(restore_command)
units_app.add_typer(add_app, name="add")
units_app.command("list")(list_command)
app.add_typer(reminders_app, name="reminders")
units_app.command("import")(import_command)
units_app.command("export")(export_command)
units_app.command("template")(template_command)
app.add_typer(case_app, name="case")
app.add_typer(audit_app, name="audit")
app.add_typer(person_app, name="person")


@app.command()
def demo() -> None:
    """Serve the web chat with a sample commune and print a sign-in link for each office."""
    from bot.app import run_demo  # noqa: PLC0415 - the rules' commands need not wait for the server's imports

    _carefully(lambda settings: run_demo(settings, _announce))


@app.command()
def run(
    only: Annotated[str, typer.Option(help="Chỉ làm các phần này, cách nhau bằng dấu phẩy, ví dụ: web,delivery.")] = "",
) -> None:
    """Listen to the channels, serve the web chat and carry messages; everything, or the parts named."""
    from bot.app import PARTS, run_server  # noqa: PLC0415 - as above

    logs.configure()
    parts = [part.strip() for part in only.split(",") if part.strip()] or list(PARTS)
    if unknown := [part for part in parts if part not in PARTS]:
        refuse(
            [f"--only: không có phần {', '.join(unknown)}; các phần: {', '.join(PARTS)}; ví dụ: --only web,delivery"]
        )
    _carefully(lambda settings: run_server(settings, parts, _announce))


@database_app.command()
def upgrade() -> None:
    """Bring the tables to this version."""
    from bot.app import open_store  # noqa: PLC0415 - as above

    _carefully(lambda settings: open_store(settings).close())


def _announce(line: str) -> None:
    print(line, flush=True)


def _carefully(work: Callable[[Settings], None]) -> None:
    """A wrong setting, an unreachable database or a taken port is one line, not a traceback."""
    with carefully() as settings:
        work(settings)
