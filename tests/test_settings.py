"""Settings: what is accepted, and the one line an operator gets for what is not."""

from pathlib import Path

import pytest

from bot.settings import WrongSetting, read_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DATABASE_URL", "DATA_DIR", "TIMEZONE", "WEB_HOST", "WEB_PORT", "PUBLIC_URL"):
        monkeypatch.delenv(f"ANTQ_{name}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults() -> None:
    """Without any setting the web chat stands on an SQLite file under var/."""
    settings = read_settings()
    assert settings.database == "sqlite:///var/antq.sqlite3"
    assert settings.address == "http://127.0.0.1:8080"


def test_env_file(tmp_path: Path) -> None:
    """A .env file is read."""
    (tmp_path / ".env").write_text("ANTQ_WEB_PORT=9000\n")
    assert read_settings().web_port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ANTQ_WEB_PORT", "eighty"),
        ("ANTQ_WEB_PORT", "0"),
        ("ANTQ_WEB_PORT", "70000"),
        ("ANTQ_TIMEZONE", "Asia/Atlantis"),
        ("ANTQ_TIMEZONE", "../etc/passwd"),
        ("ANTQ_PUBLIC_URL", "antq.example.vn"),
        ("ANTQ_PUBLIC_URL", "https://antq.example.vn/chat"),
    ],
)
def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """One line: the variable, what is wrong, a valid example."""
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting) as caught:
        read_settings()
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert "ví dụ" in line
    assert "\n" not in line
