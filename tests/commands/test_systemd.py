"""`antq doctor --systemd`: the unit files, as systemd would read them."""

import re
import shlex
from configparser import ConfigParser
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from bot.app import PARTS
from bot.cli import app
from bot.commands.doctor.systemd import unit_files

NAMES = ["antq.service", *(f"antq-{part}.service" for part in ("web", "telegram", "zalo", "delivery", "scheduler"))]
_HARDENING = {
    "DynamicUser": "yes",
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "ProtectHome": "yes",
    "ProtectSystem": "strict",
    "Restart": "always",
    "StateDirectory": "antq",
}


def units() -> dict[str, ConfigParser]:
    """The printed files by name."""
    _, *parts = re.split(r"^# ---- (\S+)\n", unit_files(), flags=re.MULTILINE)
    found = {}
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        unit = ConfigParser(interpolation=None, delimiters=("=",))
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read_string(text)
        found[name] = unit
    return found


def test_there_is_one_for_everything_and_one_for_each_part() -> None:
    """Each has the three sections systemd wants, restarts, stops gracefully and is shut in."""
    assert list(units()) == NAMES
    for unit in units().values():
        assert unit.sections() == ["Unit", "Service", "Install"]
        service = dict(unit["Service"])
        assert _HARDENING.items() <= service.items()
        assert service["EnvironmentFile"] == "%E/antq/antq.env"
        assert int(service["TimeoutStopSec"]) >= 10


def test_what_they_start_is_a_command_of_ours() -> None:
    """The command is `antq run`, which is there; each part is started under its own name."""
    commands = get_command(app).commands  # type: ignore[attr-defined]
    started = {name: shlex.split(unit["Service"]["ExecStart"]) for name, unit in units().items()}
    for name, (program, command, *rest) in started.items():
        assert program == "@PREFIX@/.venv/bin/antq"
        assert command in commands
        part = name.removesuffix(".service").removeprefix("antq").removeprefix("-")
        assert rest == (["--only", part] if part else [])
        assert not part or part in PARTS


def test_no_path_of_a_machine_is_in_them() -> None:
    """Every path begins with a placeholder of ours or of systemd's."""
    for unit in units().values():
        values = [value for section in unit.sections() for value in unit[section].values()]
        assert not [value for value in values if re.search(r"(^|[=\s])/", value)]
    assert str(Path.home()) not in unit_files()


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_the_command_prints_them_without_any_settings(tmp_path: Path, more: list[str]) -> None:
    """Nothing need be set up to read them."""
    done = CliRunner().invoke(app, ["doctor", "--systemd", *more], env={"ANTQ_WEB_PORT": "many", "HOME": str(tmp_path)})
    assert (done.exit_code, done.stdout) == (0, unit_files() + "\n")
