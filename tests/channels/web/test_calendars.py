"""Calendars behind secret links, as calendar programs ask for them."""

from datetime import timedelta

import aiohttp
import pytest

from bot.conversation.strangers import TRIES
from bot.ports import Feed
from tests.channels.web.house import House

TEXT = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SECRET = "UeEfgDhrgkTDfuVVjtsrIEgR7k73NmLrNKsdNGYNWJ8"
LINK = f"/lich/{SECRET}.ics"


@pytest.fixture(autouse=True)
def shown(web_chat: House) -> None:
    """One calendar that opens, one whose link was closed."""
    web_chat.feeds.shown = {SECRET: Feed(TEXT), "closed": Feed(None)}


async def test_a_program_reads_it_without_a_session(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """As a calendar, for nobody on the way to keep; the secret is all it needs."""
    del stranger.headers["Sec-Fetch-Site"]
    async with stranger.get(LINK) as answer:
        assert (answer.status, await answer.read()) == (200, TEXT)
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
    async with stranger.head(LINK) as answer:
        assert (answer.status, answer.headers["Content-Length"]) == (200, str(len(TEXT)))
    assert web_chat.feeds.asked == [SECRET] * 2
    async with stranger.post(LINK) as answer:
        assert answer.status == 405


async def test_what_has_not_changed_is_not_sent_again(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """By the mark of the last answer; another text has another mark."""
    async with stranger.get(LINK) as answer:
        mark = answer.headers["ETag"]
    for asked in (mark, f'"other", W/{mark}', "*"):
        async with stranger.get(LINK, headers={"If-None-Match": asked}) as answer:
            assert (answer.status, await answer.read(), answer.headers["ETag"]) == (304, b"", mark)
            assert answer.headers["Cache-Control"] == "private, no-cache"
    web_chat.feeds.shown[SECRET] = Feed(TEXT + b" ")
    async with stranger.get(LINK, headers={"If-None-Match": mark}) as answer:
        assert (answer.status, answer.headers["ETag"] != mark) == (200, True)


@pytest.mark.parametrize(("secret", "status", "part"), [("closed", 410, "đã được đổi hoặc tắt"), ("no", 404, "/lich")])
async def test_a_link_that_does_not_open_says_how_to_get_one(
    stranger: aiohttp.ClientSession, secret: str, status: int, part: str
) -> None:
    """Closed or never made: one sentence, whoever asks."""
    async with stranger.get(f"/lich/{secret}.ics") as answer:
        text = await answer.text()
        assert (answer.status, text.count("<p>"), answer.headers["Cache-Control"]) == (status, 1, "no-store")
        assert part in text
        assert secret not in text


async def test_who_guesses_waits(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """After five wrong links right ones wait too, a quarter of an hour; signing in by a code does not."""
    for number in range(TRIES):
        async with stranger.get(f"/lich/guess-{number}.ics") as answer:
            assert answer.status == 404
    async with stranger.get(LINK) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "900")
    assert SECRET not in web_chat.feeds.asked
    async with stranger.get("/vao/K7QM-3XWP-9RTA") as answer:
        assert answer.status == 404
    web_chat.now += timedelta(minutes=16)
    async with stranger.get(LINK) as answer:
        assert answer.status == 200


async def test_who_asks_by_a_closed_link_guesses_nothing(stranger: aiohttp.ClientSession) -> None:
    """A phone goes on asking for months; the others behind the same address still get theirs."""
    for _ in range(TRIES + 1):
        async with stranger.get("/lich/closed.ics") as answer:
            assert answer.status == 410
    async with stranger.get(LINK) as answer:
        assert answer.status == 200
