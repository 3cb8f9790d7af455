"""Fixtures of the whole walk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.crash.server import Server

__all__ = ["chromium"]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Server]:
    """The real demonstration as a process of its own."""
    with Server(tmp_path) as server:
        yield server
