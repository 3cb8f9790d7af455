"""Pitfalls 1, 2, 18 to 21: what a restart, a new version and a slow start must not lose."""

import asyncio
import shutil
import subprocess
import sys
import threading
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import aiohttp
import pytest

from antq_rules import Shelf
from bot.parts import telegram as telegram_part
from bot.ports import Lane
from tests.channels.seated import (
    HEAD,
    PHONE,
    ZALO,
    answered,
    count_of,
    enqueue,
    first_question,
    settled,
    states,
    until,
)
from tests.fakes.zalo_server import FakeZalo
from tests.fakes.zalo_server import Rates as ZaloRates
from tests.hands import TelegramHand, ZaloHand
from tests.town import HASTE, Platforms, platforms, process

DATA = Path(__file__).parents[3] / "antq_rules" / "data"
STALE = "Nút này thuộc bước trước"


async def test_01_state_lost_at_restart_old_buttons_dead(seated: str, tmp_path: Path) -> None:
    """After a restart the conversation goes on where it was, and any old button gives the current question."""
    async with platforms(seated, tmp_path) as on:
        async with process(on) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
            old = await head.card("Câu 1/21")
            await head.press("3 điểm")
            await head.sees("Câu 2/21")
        async with process(on) as it:
            for label in ("2", "Để sau"):  # the second is a button of the present question too
                await head.press_on(old, label)
                assert STALE in await head.sees("Câu 2/21")
            await head.press("95%")
            await head.sees("Câu 3/21")
            assert answered(it) == ["1", "2"]


def _newer_rules(folder: Path) -> Shelf:
    """All rules after the commune's plan came to name another rubric, whose questions are worded anew."""
    shutil.copytree(DATA, folder)
    rubric = folder / "rubrics" / "2025-09-05_358-kh-ubnd.yaml"
    plan = folder / "plans" / "thien-tin" / "2025-09-05_358-kh-ubnd.yaml"
    old, text = "phong-trao-2025-thien-tin", rubric.read_text(encoding="utf-8")
    newer = text.replace(old, "phong-trao-moi").replace("Có nhiều hình thức", "Mẫu mới: có")
    rubric.with_name("2025-09-06_moi.yaml").write_text(newer, encoding="utf-8")
    plan.write_text(plan.read_text(encoding="utf-8").replace(old, "phong-trao-moi"), encoding="utf-8")
    return Shelf.from_paths(folder)


async def test_02_form_changed_while_sessions_live(seated: str, tmp_path: Path) -> None:
    """A case goes on under the rubric it was begun with; only a case begun afterwards gets the new one."""
    async with platforms(seated, tmp_path) as on:
        async with process(on) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
        async with process(on, shelf=_newer_rules(tmp_path / "rules")) as it:
            await head.press("3 điểm")
            assert "Có nhiều hình thức" in await head.sees("Câu 2/21")
            other = it.on_telegram(1009, "Lan")
            await other.says(it.code("head-tieu-hoc-1"))
            for label in ("Đồng ý", "Đồng ý", "Tự chấm điểm", "Tiểu học", "Có", "Có", "Có"):
                await other.press(label)
                await other.sees("")
            await other.says("5")
            await other.sees("Câu 1/21")
            await other.says("3")
            assert "Mẫu mới: có" in await other.sees("Câu 2/21")


@pytest.mark.parametrize(
    "kept", ['{"schema": 99, "step": 7, "place": "?"}', '{"schema": 1, "step": 7, "journey": "menu", "later": "x"}']
)
async def test_02_a_state_of_another_version(seated: str, tmp_path: Path, kept: str) -> None:
    """Whoever stands at a place that this version does not know is shown the menu, and no answer is lost."""
    async with platforms(seated, tmp_path) as on:
        async with process(on) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
            await head.press("3 điểm")
            await head.sees("Câu 2/21")
            with it.database.begin() as work:
                work.conversations.save(HEAD, kept, work.conversations.open(HEAD).seq, it.clock.now())
        async with process(on) as it:
            await head.press("95%")
            assert STALE in await head.sees("Trường THCS Thiện Tín")
            await head.press("Tự chấm điểm")
            await head.sees("Câu 2/21")
            assert answered(it) == ["1"]


async def test_18_reminders_lost_at_restart(seated: str, tmp_path: Path) -> None:
    """What was to be sent while nobody was there is sent after the start, once; what is not due yet stays."""
    async with platforms(seated, tmp_path) as on:
        async with process(on) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
            enqueue(it, "Nhắc: còn 7 ngày", Lane.PING, later=3600)
            enqueue(it, "Nhắc: còn 1 ngày", Lane.PING, later=6 * 86_400)
            await asyncio.sleep(0.3)
            assert count_of(head, "Nhắc:") == 0
        on.clock.moves(timedelta(days=2))
        for _ in range(2):
            async with process(on) as it:
                await head.phone.sees("Nhắc: còn 7 ngày", 10)
                await asyncio.sleep(0.3)
        assert (count_of(head, "còn 7 ngày"), count_of(head, "còn 1 ngày")) == (1, 0)


def test_19_one_bot_object_across_event_loops(seated: str, tmp_path: Path) -> None:
    """The product runs in one event loop, ends, and runs in another one of the same process: it hears and speaks."""

    async def life(on: Platforms, ready: threading.Event, stop: threading.Event) -> None:
        async with process(on):
            ready.set()
            await asyncio.to_thread(stop.wait)

    async def story() -> None:
        async with platforms(seated, tmp_path) as on:
            phone = TelegramHand(on.telegram.person(PHONE, "Hiền"))
            for typed, expected in (("/tucham", "Câu 1/21"), ("3", "Câu 2/21")):
                ready, stop = threading.Event(), threading.Event()
                loop = threading.Thread(target=lambda: asyncio.run(life(on, ready, stop)), daemon=True)  # noqa: B023
                loop.start()
                try:
                    await asyncio.to_thread(ready.wait, 20)
                    await phone.says(typed)
                    await phone.sees(expected)
                finally:
                    stop.set()
                    await asyncio.to_thread(loop.join, 20)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("channel", "webhook"),
    [("telegram", False), ("telegram", True), ("zalo", True)],
    ids=["polling", "webhook", "zalo"],
)
async def test_20_shutdown_loses_or_repeats_the_last_updates(
    seated: str, tmp_path: Path, channel: str, webhook: bool
) -> None:
    """Stopped right after an update was handed out, again and again: every answer is there once, and every reply."""
    typed = ["/tucham", "3", "95", "5", "đạt", "đạt"]
    rates = ZaloRates(15 * HASTE, 15, HASTE, 5)
    async with platforms(seated, tmp_path, zalo=FakeZalo(rates=rates, pace=0.1, tries=99)) as on:
        hand: TelegramHand | ZaloHand = TelegramHand(on.telegram.person(PHONE, "Hiền"))
        if channel == "zalo":
            hand = ZaloHand(on.zalo.person(ZALO, "Hiền"))
        for number, text in enumerate(typed):
            async with process(on, webhook=webhook):
                if number:
                    await hand.sees(f"Câu {number}/21")
                await hand.says(text)
                await until(lambda: webhook or all(each.handed for each in on.telegram.state.updates.waiting()))
        async with process(on, webhook=webhook) as it:
            await hand.sees(f"Câu {len(typed)}/21")
            await settled(it)
            assert answered(it) == ["1", "2", "3", "4a", "4b"]
            assert [count_of(hand, f"Câu {number}/21") for number in range(1, 7)] == [1] * 6


async def test_21_slow_start(seated: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While Telegram's library is still being imported the page works and updates wait; nothing is lost by it."""
    imported = threading.Event()

    def slowly(name: str) -> object:
        imported.wait(20)  # seconds, should it ever stand in the way of the test itself
        return import_module(name)

    async with platforms(seated, tmp_path) as on:
        async with process(on, webhook=True) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
        monkeypatch.setattr(telegram_part, "import_module", slowly)
        async with process(on, webhook=True) as it:
            await head.press("3 điểm")
            page = it.on_web()
            await page.enter(it.code("police-commune"))
            await page.sees("Công an xã Thiện Tín")
            await page.close()
            async with aiohttp.ClientSession() as client, client.post(f"{it.url}/telegram/webhook") as answer:
                assert answer.status == 503
            assert not answered(it)
            imported.set()
            await head.sees("Câu 2/21")
            await settled(it)
            assert answered(it) == ["1"]
            assert count_of(head, "Câu 2/21") == 1
            assert set(states(it)) == {"sent"}


def test_21_the_library_of_telegram_s_ears_is_imported_only_where_it_listens() -> None:
    """Importing the product does not import aiogram, which takes seconds."""
    look = "import sys, bot.app, bot.cli; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
