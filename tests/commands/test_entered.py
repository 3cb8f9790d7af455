"""Whatever a command changes is in the audit log: every command there is, run on the sample."""

import json
import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from sqlalchemy import create_engine, select

from bot.cli import app
from storage import Database
from storage.models import metadata
from tests.commands.conftest import Here

LIST = (
    "Xã, phường;Mã đơn vị;Tên đơn vị;Địa chỉ;Loại;Cấp học;Quy mô;Điện thoại;Chức danh người đứng đầu\n"
    "Xã Thiện Tín;;Trường Mầm non Hoa Sen;;Trường học;Mầm non;;;\n"
)
_CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")

NOT_RUN: Mapping[str, str] = {
    "demo": "serves until it is stopped; the sample commune is invented",
    "run": "serves until it is stopped; what a turn changes is entered with the turn",
    "db upgrade": "the shape of the tables, not what is in them",
    "db backup": "a copy of the file or server as it is, log and all; nothing could be entered into it afterwards",
    "db restore": "puts back the log that was backed up; whoever has a later head of a chain sees that it was",
}
"""Commands this test does not run, and why they need no entry."""


@dataclass(frozen=True, slots=True)
class Try:
    """How a command is run, `{folder}` being an empty one; the kinds of entry it leaves, or that it only reads."""

    arguments: str
    entries: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


TRIES: Mapping[str, Try] = {
    "rules check": Try("rules check"),
    "rules list": Try("rules list"),
    "rules show": Try("rules show phong-trao-2022"),
    "rules schema": Try("rules schema plan"),
    "rules score": Try("rules score --rubric phong-trao-2022 --answers {folder}/answers.json"),
    "rules path": Try("rules path --rubric phong-trao-2022 --answers {folder}/answers.json --to kha"),
    "rules diff": Try(
        "rules diff --from phong-trao-2022 --to phong-trao-2025-thien-tin --answers {folder}/answers.json"
    ),
    "plan deadlines": Try("plan deadlines --plan thien-tin-2025 --year 2025"),
    "doctor": Try("doctor"),
    "units list": Try("units list"),
    "units template": Try("units template {folder}/form.csv"),
    "case list": Try("case list"),
    "case show": Try("case show case-1"),
    "case replay": Try("case replay case-1"),
    "audit verify": Try("audit verify"),
    "reminders show": Try("reminders show"),
    "invite": Try("invite deputy --unit thcs-1", ("office_invited",)),
    "invite --all": Try(
        "invite head --all --locality thien-tin --sheet {folder}/sheet.html",
        ("offices_invited",),
        ("units import {folder}/list.csv",),
    ),
    "office handover": Try("office handover head-1 --on 01/01/2030", ("office_ended",)),
    "office handover --invite": Try(
        "office handover head-1 --on 01/01/2030 --invite", ("office_ended", "office_invited")
    ),
    "units add locality": Try("units add locality tinh-b --name 'Tỉnh B' --level province", ("locality_added",)),
    "units add unit": Try(
        "units add unit th-2 --name 'Trường Tiểu học' --locality thien-tin --kind school", ("unit_added",)
    ),
    "units import": Try("units import {folder}/list.csv", ("units_imported",)),
    "units export": Try("units export {folder}/copy.csv", ("exported",)),
    "reminders set": Try("reminders set thien-tin --hour 9", ("reminders_changed",)),
    "case export": Try("case export case-1", ("exported",)),
    "audit export": Try("audit export {folder}/log.jsonl", ("exported",), ("reminders set thien-tin --hour 9",)),
    "person erase": Try("person erase hoa --yes", ("person_erased",)),
}
"""Every command, some of them in more than one way. A new one is run here, or named in NOT_RUN."""


def _commands(group: typer.Typer, name: str = "") -> Iterator[str]:
    found = group.registered_commands
    yield from (f"{name} {each.name or getattr(each.callback, '__name__', '')}".strip() for each in found)
    for below in group.registered_groups:
        if below.typer_instance is not None:
            yield from _commands(below.typer_instance, f"{name} {below.name}".strip())


def _kept(address: str) -> dict[str, list[str]]:
    """Everything in the database but the log."""
    engine = create_engine(address)
    with engine.connect() as connection:
        kept = {
            table.name: sorted(map(str, connection.execute(select(table))))
            for table in metadata.sorted_tables
            if not table.name.startswith("audit_")
        }
    engine.dispose()
    return kept


def _log(database: Database) -> list[str]:
    with database.read() as work:
        work.audit_log.checked()
        return [line for line in work.audit_log.lines() if "kind" in json.loads(line)]


def test_every_command_is_known_here() -> None:
    """Whoever adds a command says what it enters, or why it enters nothing."""
    known = {name.partition(" --")[0] for name in TRIES} | NOT_RUN.keys()
    assert set(_commands(app)) == known


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list of units and a unit's answers."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    answers = {"profile": {"kind": "school", "level": "thcs"}, "year": 2025, "answers": {"3": {"points": "4.5"}}}
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    return tmp_path


@pytest.fixture
def go(here: Here, folder: Path) -> Callable[[str], str]:
    """Runs a command as it is written in TRIES, and gives what it told."""

    def run(line: str) -> str:
        done = here(*(each.format(folder=folder) for each in shlex.split(line)))
        assert done.exit_code == 0, done.output
        return str(done.output)

    return run


@pytest.mark.parametrize("name", TRIES)
def test_what_a_command_changes_is_entered(
    furnished: Database, address: str, go: Callable[[str], str], folder: Path, name: str
) -> None:
    """With what it changes, one entry each; what only reads changes nothing. No code that opens anything is in it."""
    each = TRIES[name]
    for line in each.first:
        go(line)
    before, log = _kept(address), _log(furnished)
    told = go(each.arguments)
    entered = _log(furnished)[len(log) :]
    assert tuple(json.loads(entry)["kind"] for entry in entered) == each.entries
    assert _kept(address) == before or each.entries
    sheet = folder / "sheet.html"
    codes = _CODE.findall(told + (sheet.read_text(encoding="utf-8") if sheet.exists() else ""))
    assert bool(codes) == ("invite" in name)
    assert not [code for code in codes if code in str(entered) or code.replace("-", "") in str(entered)]
