"""One real Chromium for all tests that drive a page; its tests run on the session's event loop."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "Chromium is not on this machine; on Debian: sudo apt-get install chromium"

on_one_loop = pytest.mark.asyncio(loop_scope="session")


def executable() -> str:
    """The path of the machine's Chromium; without one the test is skipped, or fails with ANTQ_REQUIRE_ALL=1."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("ANTQ_REQUIRE_ALL") == "1":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser, started once; every test opens contexts of its own in it."""
    path = executable()
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium refuses to sandbox for root
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=sandbox)
        yield browser
        await browser.close()
