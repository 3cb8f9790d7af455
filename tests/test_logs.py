"""The log: one line an event, no token in messages, exceptions and tracebacks."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.logs import TALKATIVE, configure, redacted

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = TOKEN.partition(":")[2]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the log of a running program would hold; everything is as before afterwards."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in TALKATIVE}
    for handler in handlers:
        root.removeHandler(handler)
    stream = io.StringIO()
    configure(stream)
    yield stream
    logging.captureWarnings(capture=False)
    sys.excepthook = hook
    root.handlers[:], root.level = handlers, level
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"https://api.telegram.org/bot{TOKEN}/getMe", "https://api.telegram.org/bot…/getMe"),
        (f"GET /file/bot{TOKEN}/photos/1.jpg", "GET /file/bot…/photos/1.jpg"),
        ("http://127.0.0.1:8081/bot42:short/getMe", "http://127.0.0.1:8081/bot…/getMe"),
        (f"/bot{TOKEN.replace(':', '%3A')}", "/bot…"),
        (f"token={TOKEN.replace(':', '%3a')}&x=1", "token=…&x=1"),
        (f"wrong token {TOKEN}!", "wrong token …!"),
        (f"GET /lich/{SECRET}.ics 200", "GET /lich/….ics 200"),
        ("2025-10-20 08:30:00 /bottom/1 10:30", "2025-10-20 08:30:00 /bottom/1 10:30"),
    ],
)
def test_tokens_are_taken_out(text: str, left: str) -> None:
    """Alone and in an address, with the colon as it is or encoded; times and other paths stay."""
    assert redacted(text) == left


async def test_an_error_of_httpx_with_its_address(log: io.StringIO) -> None:
    """The traceback of a failed call is logged in one line, without the token in its address."""
    try:
        await _call_nobody()
    except RuntimeError:
        logging.getLogger("somewhere").exception("calling %s", f"/bot{TOKEN}/getMe")
    told = log.getvalue()
    assert SECRET not in told
    assert "calling /bot…/getMe" in told
    assert "RuntimeError: http://127.0.0.1:1/bot…/getMe" in told
    assert len(told.splitlines()) == 1


async def _call_nobody() -> None:
    async with httpx.AsyncClient() as client:
        try:
            await client.post(f"http://127.0.0.1:1/bot{TOKEN}/getMe")
        except httpx.HTTPError as error:
            raise RuntimeError(f"{error.request.url}: {error}") from error


def test_arguments_stacks_and_wrong_calls_are_redacted_too(log: io.StringIO) -> None:
    """A token may come as an argument, within an object, or with too many arguments for the message."""
    logger = logging.getLogger("somewhere")
    logger.warning("one %s two %r", TOKEN, {"token": TOKEN}, stack_info=True)
    logger.warning(f"too many {TOKEN}", 1)  # the call is wrong on purpose
    assert SECRET not in log.getvalue()
    assert len(log.getvalue().splitlines()) == 2


def test_libraries_are_quiet_until_something_is_wrong(log: io.StringIO) -> None:
    """What tells every call with its address is heard from WARNING on, others from INFO."""
    for name in (*TALKATIVE, "telegram.ext", "aiogram.event"):
        logging.getLogger(name).info("told at every call")
        logging.getLogger(name).warning("something is wrong")
    logging.getLogger("antq").info("ours")
    assert "every call" not in log.getvalue()
    assert log.getvalue().count("something is wrong") == len(TALKATIVE) + 2
    assert "ours" in log.getvalue()


def test_what_nobody_catches_is_redacted() -> None:
    """A program that dies of an exception leaves one line without the token."""
    script = f"from bot.logs import configure; configure(); raise ValueError('/bot{TOKEN}/getMe')"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert SECRET not in done.stderr
    assert "CRITICAL antq: stopped" in done.stderr
    assert len(done.stderr.splitlines()) == 1
