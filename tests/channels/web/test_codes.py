"""Codes of invitations: typed on the home page or at the end of a link, and what wrong ones lead to."""

from collections.abc import Mapping
from datetime import timedelta

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.web.tries import WrongCodes, address_of
from tests.channels.web.conftest import visitor
from tests.channels.web.house import HEAD, MORNING, House
from tests.fakes.doors import Link

CODE = "K7QM3XWP9RTA"


def invite(it: House, code: str = CODE) -> None:
    """A good code for the head of the school."""
    it.doors.links[code] = Link(HEAD)


@pytest.mark.parametrize("typed", ["K7QM-3XWP-9RTA", "k7qm 3xwp 9rta", " k7qm3xwp9rta ", "/start K7QM-3XWP-9RTA"])
async def test_a_typed_code_opens_the_door(web_chat: House, stranger: aiohttp.ClientSession, typed: str) -> None:
    """However it is written, it leads to the page with the button, which lets the person in."""
    invite(web_chat)
    async with stranger.get("/") as answer:
        assert "Mã mời" in await answer.text()
    async with stranger.post("/vao", data={"ma": typed}) as answer:
        assert (answer.status, answer.url.path) == (200, f"/vao/{CODE}")
        assert "Vào trò chuyện" in await answer.text()
    async with stranger.post(f"/vao/{CODE}", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("written", ["K7QM-3XWP-9RTA", "k7qm-3xwp-9rta", "k7qm3xwp9rta", CODE])
async def test_a_link_may_end_in_a_code_as_people_write_it(web_chat: House, written: str) -> None:
    """Dashes and small letters do not matter."""
    invite(web_chat)
    async with visitor(web_chat) as client, client.post(f"/vao/{written}", allow_redirects=False) as answer:
        assert answer.status == 303


async def test_a_token_that_looks_like_a_code_is_tried_as_it_is(
    web_chat: House, stranger: aiohttp.ClientSession
) -> None:
    """A text is only taken for a code when it opens something as one."""
    web_chat.doors.links["oil-token-1"] = Link(HEAD)
    async with stranger.get("/vao/oil-token-1") as answer:
        assert answer.status == 200


@pytest.mark.parametrize("typed", ["", "xin chào", "<b>K7QM</b>", "K" * 5_000])
async def test_what_is_no_code_is_told_at_once(stranger: aiohttp.ClientSession, typed: str) -> None:
    """One sentence with an example, and the field again; nothing of what was typed is shown."""
    async with stranger.post("/vao", data={"ma": typed}) as answer:
        text = await answer.text()
        assert answer.status == 400
    assert "K7QM-3XWP-9RTA" in text
    assert "Mã mời" in text
    assert "<b>" not in text


async def test_the_form_takes_no_files_and_no_foreigners(stranger: aiohttp.ClientSession) -> None:
    """A missing field and a file in its place are no code; another site may not send the form."""
    form = aiohttp.FormData()
    form.add_field("ma", b"K7QM", filename="ma.txt")
    for data in (None, form):
        async with stranger.post("/vao", data=data) as answer:
            assert answer.status == 400
    async with stranger.post("/vao", data={"ma": CODE}, headers={"Sec-Fetch-Site": "cross-site"}) as answer:
        assert answer.status == 403


async def test_after_five_wrong_codes_one_waits(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """Five wrong codes, then a quarter of an hour in which right ones are refused too; long links still open."""
    invite(web_chat)
    token = web_chat.doors.links["a-long-token-that-nobody-could-ever-guess"] = Link(HEAD)
    for number in range(5):
        async with stranger.get(f"/vao/AAAA-BBBB-000{number}") as answer:
            assert answer.status == 404
    for method in ("GET", "POST"):
        async with stranger.request(method, f"/vao/{CODE}") as answer:
            assert answer.status == 429
            assert "15 phút" in await answer.text()
    async with stranger.get("/vao/a-long-token-that-nobody-could-ever-guess") as answer:
        assert answer.status == 200
    web_chat.now += timedelta(minutes=15)
    async with stranger.get(f"/vao/{CODE}") as answer:
        assert answer.status == 200
    assert (token.state, web_chat.doors.links[CODE].state) == ("good", "good")


async def test_used_codes_and_links_count_as_nothing(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """People open the same message many times; that is no guessing."""
    web_chat.doors.links[CODE] = Link(HEAD, "used")
    for path in [f"/vao/{CODE}", "/vao/no-such-token-but-a-long-one-all-the-same"] * 6:
        async with stranger.get(path) as answer:
            assert answer.status in {404, 410}


def test_wrong_codes_are_forgotten_after_a_while() -> None:
    """A slip now and then over the year locks nobody out."""
    tries = WrongCodes()
    for week in range(20):
        tries.wrong("a", MORNING + timedelta(weeks=week))
        assert not tries.locked("a", MORNING + timedelta(weeks=week))
    for second in range(4):
        assert not tries.locked("b", MORNING)
        tries.wrong("b", MORNING + timedelta(seconds=second))
    tries.wrong("b", MORNING + timedelta(minutes=1))
    assert tries.locked("b", MORNING + timedelta(minutes=15, seconds=59))
    assert not tries.locked("b", MORNING + timedelta(minutes=16))


def test_only_so_many_addresses_are_remembered() -> None:
    """Somebody with very many addresses cannot fill the memory."""
    tries = WrongCodes(most=10)
    for number in range(1_000):
        tries.wrong(str(number), MORNING)
    assert len(tries) == 10


@pytest.mark.parametrize(
    ("peer", "headers", "address"),
    [
        ("203.0.113.7", {}, "203.0.113.7"),
        ("8.8.8.8", {"X-Forwarded-For": "1.1.1.1"}, "8.8.8.8"),
        ("127.0.0.1", {"X-Forwarded-For": "9.9.9.9, 1.1.1.1"}, "1.1.1.1"),
        ("10.0.0.3", {"X-Forwarded-For": "1.1.1.1"}, "1.1.1.1"),
        ("127.0.0.1", {"X-Forwarded-For": "unknown"}, "127.0.0.1"),
        ("127.0.0.1", {}, "127.0.0.1"),
        ("::1", {"X-Forwarded-For": "2405:4800:1:2:3:4:5:6"}, "2405:4800:1:2::"),
        ("2405:4800:1:2:a:b:c:d", {}, "2405:4800:1:2::"),
        ("::ffff:8.8.8.8", {"X-Forwarded-For": "1.1.1.1"}, "8.8.8.8"),
        ("", {}, "None"),
    ],
)
def test_whose_address_counts(peer: str, headers: Mapping[str, str], address: str) -> None:
    """Whom our own proxy names, nobody else's claim; an IPv6 network as a whole."""
    request = make_mocked_request("GET", "/vao/x", headers=headers).clone(remote=peer)
    assert address_of(request) == address  # type: ignore[arg-type]
