"""Headers, files, foreign requests, errors, the demonstration and the watchers' pages."""

import logging
import re

import aiohttp
import pytest

from bot.channels.web.assets import ASSETS, PAGE, Asset
from tests.channels.web.conftest import visitor
from tests.channels.web.house import HEAD, OFFICER, House, house

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
TEXT = {"id": "a1", "after": 0, "text": "ba"}
ADDRESSES = ["/", "/vao/x", "/ra", "/static/chat.css", "/chat/messages", "/chat/stream", "/healthz", "/nowhere"]


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("signed_in", [True, False])
async def test_every_answer_is_protected(web_chat: House, path: str, signed_in: bool) -> None:
    """Pages, files, streams and errors alike carry the policy without any unsafe exception."""
    secret = web_chat.doors.open(HEAD) if signed_in else ""
    async with visitor(web_chat, secret) as client, client.get(path) as answer:
        assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Cache-Control"] == ("no-cache" if path.startswith("/static") else "no-store")


async def test_files_are_named_by_their_content(head: aiohttp.ClientSession) -> None:
    """The page asks for its files by hash; by that name they may be kept for good, packed, and confirmed by ETag."""
    async with head.get("/") as answer:
        page = await answer.text()
    for asset in ASSETS:
        assert f'"{asset.url}"' in page
        async with head.get(asset.url) as answer:
            assert await answer.read() == asset.body
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["Content-Encoding"] == "gzip"
            etag = answer.headers["ETag"]
        async with head.get(asset.url, headers={"If-None-Match": etag}) as answer:
            assert answer.status == 304
        async with head.get(asset.url, headers={"Accept-Encoding": "identity"}) as answer:
            assert "Content-Encoding" not in answer.headers


def test_the_page_is_small() -> None:
    """HTML, CSS and script together stay under 60 kB before packing."""
    assert len(PAGE.encode()) + sum(len(asset.body) for asset in ASSETS) < 60_000


def test_scripts_ask_for_each_other_by_their_content() -> None:
    """Two addresses of one script would be two scripts, each with words and languages of its own."""
    addresses = {asset.url for asset in scripts()}
    for asset in scripts():
        asked = re.findall(r'^import .* from "([^"]*)"', asset.body.decode(), re.MULTILINE)
        assert set(asked) <= addresses


def scripts() -> list[Asset]:
    """The page's scripts."""
    return [asset for asset in ASSETS if asset.kind == "text/javascript"]


def test_the_page_needs_no_exception_of_the_policy() -> None:
    """No style attribute, no inline handler, no inline script, no markup made from data."""
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", PAGE)
    script = "".join(asset.body.decode() for asset in scripts())
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://antq.example"}, 403),
        ({"Origin": "https://antq.example"}, 200),
        ({"Origin": "http://HOST"}, 200),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "https://antq.example.elsewhere.example"}, 403),
        ({"Origin": "http://antq.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
async def test_only_our_own_pages_may_change_something(headers: dict[str, str], status: int) -> None:
    """By Sec-Fetch-Site where the browser tells it, else by Origin: the public address, or the host itself."""
    async with house(public_url="https://antq.example") as it, visitor(it, it.doors.open(HEAD)) as client:
        client.headers.clear()
        own = {name: value.replace("HOST", it.url.removeprefix("http://")) for name, value in headers.items()}
        async with client.post("/chat/messages", json=TEXT, headers=own) as answer:
            assert answer.status == status
        assert len(it.turns.taken) == (status == 200)
        token = it.doors.invite(OFFICER)
        for path in (f"/vao/{token}", "/ra"):
            async with client.post(path, headers=own, allow_redirects=False) as answer:
                assert answer.status == (303 if status == 200 else 403)


async def test_an_error_inside_is_a_sentence_and_a_careful_log_line(
    web_chat: House, head: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    """The person reads that nothing is lost and may send again; the log names the error and its place, no words."""
    web_chat.turns.failure = RuntimeError("điện thoại 0912345678")
    async with head.post("/chat/messages", json={**TEXT, "text": "ông Nguyễn Văn A"}) as answer:
        assert answer.status == 500
        assert "chưa có gì bị mất" in (await answer.json())["error"]
    assert "RuntimeError < take:" in caplog.text
    assert "POST /chat/messages" in caplog.text
    assert not re.search("0912345678|Nguyễn|Traceback", caplog.text)
    async with head.post("/chat/messages", json=TEXT) as answer:
        assert answer.status == 200


async def test_no_secret_gets_into_the_log(web_chat: House, caplog: pytest.LogCaptureFixture) -> None:
    """A whole visit, at the most talkative level, leaves neither token nor cookie nor words behind."""
    caplog.set_level(logging.DEBUG)
    token = web_chat.doors.invite(HEAD)
    async with visitor(web_chat) as client:
        for _ in range(2):
            await (await client.post(f"/vao/{token}")).read()
        await (await client.post("/chat/messages", json={**TEXT, "text": "bí mật"})).read()
        secret = next(iter(web_chat.doors.sessions))
        await (await client.post("/ra")).read()
    assert not [record for record in caplog.records if re.search(f"{token}|{secret}|bí mật", record.getMessage())]


async def test_unknown_addresses(stranger: aiohttp.ClientSession) -> None:
    """Pages get a plain page, the page's own requests get JSON; a wrong method is told as such."""
    async with stranger.get("/nowhere") as answer:
        assert (answer.status, answer.content_type) == (404, "text/html")
    async with stranger.get("/chat/nowhere") as answer:
        assert (answer.status, await answer.json()) == (404, {"error": "Không có trang này."})
    async with stranger.delete("/chat/messages") as answer:
        assert answer.status == 405


@pytest.mark.parametrize(("state", "status"), [({"ready": True, "lag": 0}, 200), ({"ready": False}, 503), ({}, 503)])
async def test_readiness(
    web_chat: House, stranger: aiohttp.ClientSession, state: dict[str, object], status: int
) -> None:
    """Ready is only what says so; the particulars are passed on."""
    web_chat.state = state
    async with stranger.get("/readyz") as answer:
        assert (answer.status, await answer.json()) == (status, state)
    async with stranger.get("/healthz") as answer:
        assert await answer.text() == "ok"


async def test_turns_are_counted(web_chat: House, head: aiohttp.ClientSession) -> None:
    """Each outcome has its own count, and the time of turns is measured."""
    await head.post("/chat/messages", json=TEXT)
    await head.post("/chat/messages", json={})
    web_chat.turns.failure = RuntimeError()
    await head.post("/chat/messages", json={**TEXT, "id": "a2"})
    async with head.get("/metrics") as answer:
        text = await answer.text()
    for outcome in ("done", "refused", "failed"):
        assert f'antq_web_turns_total{{outcome="{outcome}"}} 1.0' in text
    assert "antq_web_turn_seconds_count 1.0" in text


async def test_the_demonstration_switches_chairs_and_days(demo_chat: House) -> None:
    """The bar's two requests: another person's cookie, and the clock a day later."""
    async with visitor(demo_chat, demo_chat.doors.open(HEAD)) as client:
        async with client.get("/chat/messages") as answer:
            demo = (await answer.json())["demo"]
        assert demo["today"] == "20/10/2025"
        assert {office["id"] for office in demo["offices"]} == {HEAD, OFFICER}
        async with client.post("/demo/day", json={}) as answer:
            assert await answer.json() == {"today": "21/10/2025"}
        async with client.post("/demo/office", json={"office": OFFICER}) as answer:
            assert demo_chat.doors.sessions[answer.cookies["antq"].value] == OFFICER
        async with client.post("/demo/office", json={"office": "nobody"}) as answer:
            assert answer.status == 400
        async with client.post("/demo/day", json={}, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
            assert answer.status == 403


async def test_the_demonstration_lets_anybody_in(demo_chat: House) -> None:
    """Without a session the demonstration offers its chairs as buttons, and a button opens the chat."""
    async with visitor(demo_chat) as client:
        async with client.get("/") as answer:
            assert f'value="{OFFICER}"' in await answer.text()
        async with client.post("/demo/office", data={"office": OFFICER}, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("path", ["/demo/office", "/demo/day"])
async def test_no_demonstration_outside_the_demo(head: aiohttp.ClientSession, path: str) -> None:
    """Elsewhere these addresses do not exist."""
    async with head.post(path, json={"office": OFFICER}) as answer:
        assert answer.status == 404
