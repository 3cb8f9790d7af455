"""Signing in and out over the web."""

import aiohttp
import pytest

from tests.channels.web.conftest import visitor
from tests.channels.web.house import HEAD, House, house


async def test_looking_at_a_link_spends_nothing(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """Previews of a message open its links; the page with the button may be fetched any number of times."""
    token = web_chat.doors.invite(HEAD)
    for method in ("GET", "HEAD", "GET"):
        async with stranger.request(method, f"/vao/{token}") as answer:
            assert answer.status == 200
    async with stranger.get(f"/vao/{token}") as answer:
        assert "Vào trò chuyện" in await answer.text()
    assert web_chat.doors.links[token].state == "good"
    assert web_chat.doors.sessions == {}


async def test_the_button_opens_a_session_once(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """Pressing the button leads to the chat with a cookie no script can read; the second press is told why not."""
    token = web_chat.doors.invite(HEAD)
    async with stranger.post(f"/vao/{token}", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        cookie = answer.cookies["antq"]
    assert web_chat.doors.sessions == {cookie.value: HEAD}
    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["path"], cookie["secure"]) == ("Lax", "/", "")
    assert int(cookie["max-age"]) == 90 * 24 * 3600
    async with visitor(web_chat) as another, another.post(f"/vao/{token}") as answer:
        assert answer.status == 410
        assert "đã dùng rồi" in await answer.text()


async def test_the_cookie_is_secure_behind_https() -> None:
    """With an https address in public, the cookie never travels in the open."""
    async with house(public_url="https://antq.example") as it, visitor(it) as client:
        answer = await client.post(f"/vao/{it.doors.invite(HEAD)}", allow_redirects=False)
        assert answer.cookies["antq"]["secure"] is True


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("state", "status", "words"),
    [("used", 410, "đã dùng rồi"), ("expired", 410, "không còn hiệu lực"), ("unknown", 404, "sai ký tự")],
)
async def test_a_link_that_does_not_open_says_what_to_do(
    web_chat: House, stranger: aiohttp.ClientSession, method: str, state: str, status: int, words: str
) -> None:
    """Each kind of bad link has its own sentence, and the way to a new one."""
    token = "no-such-token" if state == "unknown" else web_chat.doors.invite(HEAD, state)
    async with stranger.request(method, f"/vao/{token}") as answer:
        text = await answer.text()
        assert answer.status == status
        assert words in text
        assert "đường dẫn mới" in text
        assert "antq" not in answer.cookies


async def test_a_used_link_leads_on_who_is_signed_in(web_chat: House, head: aiohttp.ClientSession) -> None:
    """People open the same message again; who still has a session gets a way in instead of a dead end."""
    async with head.get(f"/vao/{web_chat.doors.invite(HEAD, 'used')}") as answer:
        assert answer.status == 410
        assert '<a class="button primary" href="/">' in await answer.text()


async def test_home_tells_strangers_to_open_their_link(stranger: aiohttp.ClientSession) -> None:
    """Without a session there is a plain page and no script."""
    async with stranger.get("/") as answer:
        text = await answer.text()
    assert "mở đường dẫn đăng nhập" in text
    assert "<script" not in text


async def test_leaving_ends_the_session(web_chat: House, head: aiohttp.ClientSession) -> None:
    """After leaving, the secret is worthless and the cookie gone."""
    async with head.post("/ra", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/ra")
        assert answer.cookies["antq"].value == ""
    assert web_chat.doors.sessions == {}
    async with head.get("/ra") as answer:
        assert "Bạn đã thoát" in await answer.text()
    async with head.get("/chat/messages") as answer:
        assert answer.status == 401
