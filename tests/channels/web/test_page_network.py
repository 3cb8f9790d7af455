"""The page in a real Chromium when the network is bad: nothing is lost, nothing is done twice."""

import asyncio
import json

import pytest
from playwright.async_api import Browser, Route, expect

from bot.conversation.events import Opened
from bot.ports import Arrival
from tests.browser import on_one_loop
from tests.channels.web.house import HEAD, OFFICER, House, house
from tests.channels.web.phone import PATIENCE, phone
from tests.channels.web.written import NOTICE

pytestmark = [pytest.mark.browser, on_one_loop]

SENDING = "**/chat/messages"
HIDEABLE = """
  let hidden = false;
  Object.defineProperty(document, "hidden", { get: () => hidden });
  window.hide = (now) => { hidden = now; document.dispatchEvent(new Event("visibilitychange")); };
"""
LATER = 10_000  # milliseconds; more than a retry or a poll takes


def done(it: House) -> list[Arrival]:
    """What the inside took, apart from the openings."""
    return [arrival for arrival in it.turns.taken if not isinstance(arrival.event, Opened)]


@pytest.mark.parametrize("stream", [True, False])
async def test_an_answer_cut_in_the_middle_of_a_tap(chromium: Browser, stream: bool) -> None:
    """The turn was done but its answer lost, twice: the page asks again with the same id and shows everything once."""
    async with house() as it, phone(chromium) as held:
        if not stream:
            await held.page.route("**/chat/stream*", lambda route: route.abort())
        await held.enter(it)
        cuts = 0

        async def cut(route: Route) -> None:
            nonlocal cuts
            if route.request.method != "POST" or cuts == 2:
                return await route.continue_()
            cuts += 1
            await route.fetch()
            return await route.abort("connectionreset")

        await held.page.route(SENDING, cut)
        await held.choice("Đồng ý").click()
        await expect(held.page.get_by_role("log").locator(".own")).to_have_count(1, timeout=LATER)
        await expect(held.choice("Tự chấm điểm")).to_be_enabled(timeout=LATER)
        assert cuts == 2
        assert len(done(it)) == 1
        assert {arrival.key for arrival in it.turns.repeated} == {done(it)[0].key}
        await expect(held.page.locator(".own")).to_have_count(1)
        await expect(held.page.get_by_text("Thầy cần làm gì?")).to_have_count(1)


async def test_what_was_said_without_a_network_goes_out_later(chromium: Browser) -> None:
    """Without a network the page says so, keeps the words, and sends them the moment the network is back."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        await held.tap("Đồng ý", "Tự chấm điểm")
        await held.page.context.set_offline(True)
        await expect(held.page.get_by_text("Không có mạng.")).to_be_visible()
        await held.say("4,5")
        await expect(held.page.locator("#pending .own")).to_contain_text("sẽ tự gửi lại", timeout=PATIENCE)
        assert len(done(it)) == 2
        await held.page.context.set_offline(False)
        await held.sees("Câu 13/20")
        await expect(held.page.get_by_text("Không có mạng.")).to_be_hidden()
        assert done(it)[-1].shown == "4,5"


async def test_a_reload_keeps_drafts_and_unsent_words(chromium: Browser) -> None:
    """Closing the page loses neither the half-written text nor what could not be sent yet; the id stays the same."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        tried: list[str] = []

        async def refuse(route: Route) -> None:
            if route.request.method != "POST":
                return await route.continue_()
            tried.append(json.loads(route.request.post_data or "")["id"])
            return await route.abort()

        await held.page.route(SENDING, refuse)
        await held.say("xin chào")
        await held.page.locator("#words").fill("còn đang viết")
        await expect(held.page.locator("#pending .own")).to_contain_text("sẽ tự gửi lại", timeout=PATIENCE)
        await held.page.unroute(SENDING)
        await held.page.reload()
        await held.sees("Xin nhập số từ 0 đến 5")
        await expect(held.page.locator("#words")).to_have_value("còn đang viết")
        assert [(arrival.shown, arrival.key) for arrival in done(it)] == [("xin chào", tried[0])]


async def test_a_refused_text_comes_back(chromium: Browser) -> None:
    """What the server will not take returns to the box, with the server's sentence above it, and is not sent again."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        await held.say("a" * 4_001)
        await expect(held.page.get_by_text("Tin dài quá 4.000 ký tự")).to_be_visible(timeout=PATIENCE)
        await expect(held.page.locator("#words")).to_have_value("a" * 4_001)
        await held.idle()
        assert done(it) == []


async def test_a_failing_server_is_asked_again(chromium: Browser) -> None:
    """An error inside is not the person's business: the page waits a moment and sends the same thing again."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        it.turns.failure = RuntimeError()
        await held.tap("Đồng ý")
        await held.sees("Thầy cần làm gì?")
        assert len(done(it)) == 1


async def test_news_arrive_by_themselves(chromium: Browser) -> None:
    """A message of the bot appears without anything being pressed, also after the connection was gone."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        it.notify(NOTICE)
        await held.sees(str(NOTICE["title"]))
        await held.page.context.set_offline(True)
        it.notify({**NOTICE, "title": "Tin trong lúc mất mạng"})
        await held.page.context.set_offline(False)
        await held.sees("Tin trong lúc mất mạng")
        await expect(held.page.get_by_text(str(NOTICE["title"]))).to_have_count(1)


async def test_the_server_is_told_what_was_in_sight(chromium: Browser) -> None:
    """What came while the page was hidden counts as read only when somebody comes back to it."""
    async with house() as it, phone(chromium) as held:
        await held.page.add_init_script(HIDEABLE)
        await held.enter(it)
        await held.page.evaluate("hide(true)")
        await held.idle()
        it.notify(NOTICE)
        await held.sees(str(NOTICE["title"]))
        last = (await it.mailbox.since(HEAD, 0))[-1].seq
        assert it.mailbox.seen[HEAD] < last
        await held.page.evaluate("hide(false)")
        async with asyncio.timeout(PATIENCE / 1_000):
            while it.mailbox.seen[HEAD] < last:  # noqa: ASYNC110 - the fake rings no bell
                await asyncio.sleep(0.02)


async def test_news_arrive_without_a_stream(chromium: Browser) -> None:
    """Where a stream is not to be had, the page asks every few seconds."""
    async with house() as it, phone(chromium) as held:
        await held.page.add_init_script("delete window.EventSource")
        await held.enter(it)
        it.notify(NOTICE)
        await expect(held.page.get_by_text(str(NOTICE["title"]))).to_be_visible(timeout=LATER)


async def test_reading_further_up_is_not_disturbed(chromium: Browser) -> None:
    """News do not pull the page away from what is being read; a button leads to them."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        await held.tap("Đồng ý", "Tự chấm điểm", "5 điểm", "Hoàn thành tốt nhiệm vụ")
        await held.page.locator("main").dispatch_event("wheel")
        await held.page.evaluate("document.querySelector('main').scrollTo(0, 0)")
        it.notify(NOTICE)
        newer = held.page.get_by_role("button", name="Có tin mới")
        await expect(newer).to_be_visible(timeout=PATIENCE)
        assert await held.page.evaluate("document.querySelector('main').scrollTop") == 0
        await newer.click()
        await expect(held.page.get_by_text(str(NOTICE["title"]))).to_be_in_viewport()
        await expect(newer).to_be_hidden()


async def test_an_ended_session_keeps_the_words(chromium: Browser) -> None:
    """When the session has ended, the page says how to come back, and what was being said stays in the box."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        it.doors.sessions.clear()
        await held.say("xin chào")
        await expect(held.page.get_by_text("Phiên làm việc trên máy này đã kết thúc.")).to_be_visible(timeout=PATIENCE)
        await expect(held.page.locator("#words")).to_have_value("xin chào")
        await held.enter(it)
        await expect(held.page.locator("#words")).to_have_value("xin chào")


async def test_words_stay_with_their_speaker(chromium: Browser) -> None:
    """Another person signed in from a second window: the first page does not speak in that person's name."""
    async with house() as it, phone(chromium) as held:
        await held.enter(it)
        cookie = {"name": "antq", "value": it.doors.open(OFFICER), "url": it.url}
        await held.page.context.add_cookies([cookie])  # type: ignore[list-item]
        await held.say("lời của hiệu trưởng")
        await expect(held.page.locator("#heading")).to_have_text(it.doors.people[OFFICER], timeout=PATIENCE)
        assert done(it) == []
        await expect(held.page.get_by_text("lời của hiệu trưởng")).to_have_count(0)
