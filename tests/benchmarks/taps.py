"""From the finger on a button to the answer on the screen: a real Chromium as wide as a phone, a real server."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from tests.benchmarks.laps import percentile
from tests.benchmarks.table import Table, figure
from tests.browser import MISSING, NAMES
from tests.crash.client import walk
from tests.crash.script import ACTS, find_choice, pressed
from tests.crash.server import Server

PHONE: ViewportSize = {"width": 360, "height": 740}
HEADS = ("Trường THCS", "Trường Tiểu học")
WAIT = 10_000  # milliseconds for an answer
SETTLED = 100  # milliseconds after the answer is there: the page notes a tap when the frame is painted
WATCH = (Path(__file__).parent / "taps.js").read_text(encoding="utf-8")
PARTS = {
    "all": "tap to rendered answer",
    "heard": "  until the browser tells the page",
    "server": "  request and answer",
    "page": "  the page's own work, and waiting for a frame",
}

Tap = dict[str, float | None]


def tables(*, quick: bool) -> Iterator[Table]:
    """Heads of two schools walk the whole rubric, button by button."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        yield Table("From tap to answer", (f"skipped: {MISSING}",), ())
        return
    with _server() as server:
        taps = asyncio.run(_all(server, path, HEADS[:1] if quick else HEADS))
    rows = [_row(name, [time for tap in taps if (time := tap[part]) is not None]) for part, name in PARTS.items()]
    with _server() as server:
        client, _ = asyncio.run(walk(server, kills=0, seed=""))
    rows.append(_row("  (request and answer without a browser)", [each * 1000 for each in client.seconds]))
    title = f"From tap to answer · Chromium, {PHONE['width']} px, {len(taps)} taps"
    notes = ["from the touch until the frame with the new message is painted, browser and server on the same machine"]
    yield Table(title, ("", "median ms", "p99 ms", "most ms"), rows, notes)


@contextmanager
def _server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="antq-taps-") as folder, Server(Path(folder)) as server:
        yield server


def _row(name: str, found: Sequence[float]) -> tuple[str, str, str, str]:
    return name, figure(percentile(found, 50)), figure(percentile(found, 99)), figure(max(found))


async def _all(server: Server, path: str, heads: tuple[str, ...]) -> list[Tap]:
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium refuses to sandbox for root
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=sandbox)
        taps = [tap for head in heads for tap in await _walk(browser, server, head)]
        await browser.close()
    return taps


async def _walk(browser: Browser, server: Server, head: str) -> list[Tap]:
    """One head's whole case; the times of their taps, in milliseconds."""
    context = await browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    await context.add_init_script(WATCH)
    page = await context.new_page()
    await page.goto(server.link(head))
    await page.get_by_role("button", name="Vào trò chuyện").click()
    await page.locator(".bot .choices button").first.wait_for(timeout=WAIT)
    for act in ACTS:
        await _act(page, act)
    taps: list[Tap] = await page.evaluate("taps")
    await context.close()
    return taps


async def _act(page: Page, act: str) -> None:
    seen = await page.locator("#log .bot").count()
    action = pressed(act)
    if action is None:
        await page.locator("#words").fill(act)
        await page.get_by_role("button", name="Gửi", exact=True).tap()
    else:
        label = find_choice(await _messages(page), action)["label"]
        await page.get_by_role("log").get_by_role("button", name=label, exact=True).last.tap(timeout=WAIT)
    await page.locator("#log .bot").nth(seen).wait_for(timeout=WAIT)
    await page.wait_for_timeout(SETTLED)


async def _messages(page: Page) -> list[dict[str, Any]]:
    """What the page shows, as the server tells it: a button's action is not on the page."""
    script = "fetch('/chat/messages?after=0').then((answer) => answer.json()).then((all) => all.messages)"
    messages: list[dict[str, Any]] = await page.evaluate(script)
    return messages
