"""What goes into the log: one line for each event, and never a bot's token or the link to a calendar."""

import logging
import re
import sys
from types import TracebackType
from typing import TextIO

# As platforms write them, with the colon as it may stand in an address too.
_TOKEN = re.compile(r"\d{6,}(?::|%3A)[\w-]{20,}", re.ASCII | re.IGNORECASE)
_IN_ADDRESS = re.compile(r"(/bot)\d[^/\s\"'<>]*", re.ASCII)
_CALENDAR = re.compile(r"(/lich/)[\w-]+", re.ASCII)
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TALKATIVE = ("httpx", "httpcore", "aiohttp.access", "telegram", "aiogram")


def redacted(text: str) -> str:
    """The text with everything that looks like a bot's token or the secret of a calendar taken out."""
    return _CALENDAR.sub(r"\1…", _TOKEN.sub("…", _IN_ADDRESS.sub(r"\1…", text)))


class NoTokens(logging.Filter):
    """Takes tokens out of an event: out of its message, its exception with the whole traceback, and its stack."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every event pass, redacted."""
        record.msg, record.args = redacted(_message(record)), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        # Whoever formats the event takes the kept text; without the exception nobody can make it anew.
        record.exc_info = None
        record.exc_text = redacted(record.exc_text) if record.exc_text else None
        record.stack_info = redacted(record.stack_info) if record.stack_info else None
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)  # a wrong number of arguments is no reason to lose the event


class OneLine(logging.Formatter):
    """Writes an event with its traceback in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """The event; line breaks become bars."""
        return " | ".join(line.strip() for line in super().format(record).splitlines() if line.strip())


def configure(stream: TextIO | None = None) -> None:
    """Send everything from INFO on to `stream` (standard error), the libraries that tell every call from WARNING on.

    An exception nobody catches goes the same way, because Python would print it with whatever it holds.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine(_FORM))
    handler.addFilter(NoTokens())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("antq").critical("stopped", exc_info=(kind, error, traceback))
