"""Files behind signed links: shown to those who are signed in, behind a button for others, gone when it is time."""

from datetime import timedelta
from urllib.parse import quote

import aiohttp
import pytest

from bot.file_links import Linked, link
from tests.channels.web.house import HEAD, KEY, MORNING, House
from tests.channels.web.written import payload

PDF = b"%PDF-1.7\n"
WORD = "application/msword"
NAME = 'Nguyễn Văn A "kỷ luật";.pdf'
HOUR = timedelta(hours=1)
CASE = "thcs-1-2025"


def linked(it: House, content: bytes = PDF, media_type: str = "application/pdf", name: str = NAME) -> str:
    """Keep a file and give a link to it within the site."""
    return link("", Linked(it.files.keep(content, media_type), name, CASE), KEY, MORNING, HOUR)


@pytest.mark.parametrize(
    ("media_type", "how"), [("image/jpeg", "inline"), ("application/pdf", "inline"), (WORD, "attachment")]
)
async def test_who_is_signed_in_sees_the_file_at_once(
    web_chat: House, head: aiohttp.ClientSession, media_type: str, how: str
) -> None:
    """Pictures and PDF are shown, the rest is saved; the type is the kept one, and nobody on the way keeps a copy."""
    async with head.get(linked(web_chat, media_type=media_type)) as answer:
        assert (answer.status, await answer.read(), answer.content_type) == (200, PDF, media_type)
        assert answer.headers["Content-Disposition"] == f"{how}; filename*=UTF-8''{quote(NAME, safe='')}"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Cache-Control"] == "no-store"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


async def test_a_preview_learns_nothing(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """Chat apps open links by themselves; they get a page with a button and no name."""
    address = linked(web_chat)
    for method in ("GET", "HEAD"):
        async with stranger.request(method, address) as answer:
            text = await answer.text()
            assert (answer.status, answer.content_type) == (200, "text/html")
            assert answer.headers["X-Robots-Tag"] == "noindex"
    async with stranger.get(address) as answer:
        text = await answer.text()
    assert "Mở tệp" in text
    assert "Nguyễn" not in text
    assert "pdf" not in text


async def test_the_button_opens_the_file(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """Pressing it leads to the bytes, at an address that apps may ask again for five minutes to save the file."""
    async with stranger.post(linked(web_chat)) as answer:
        assert (answer.status, await answer.read()) == (200, PDF)
        address = answer.url.path
    async with stranger.get(address) as answer:
        assert await answer.read() == PDF
    web_chat.now += timedelta(minutes=6)
    async with stranger.get(address) as answer:
        assert answer.status == 404


async def test_the_button_works_in_any_app(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """The browsers inside chat apps do not all tell where a press comes from; it changes nothing, so none must."""
    del stranger.headers["Sec-Fetch-Site"]
    async with stranger.post(linked(web_chat)) as answer:
        assert await answer.read() == PDF


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_link_that_does_not_open_is_one_sentence(
    web_chat: House, head: aiohttp.ClientSession, stranger: aiohttp.ClientSession, method: str, signed_in: bool
) -> None:
    """Too old, changed, of a file that is not there, or no link at all."""
    good = linked(web_chat)
    nowhere = link("", Linked("0" * 64, "a.pdf"), KEY, MORNING, HOUR)
    foreign = link("", Linked("0" * 64, "a.pdf"), b"x" * 32, MORNING, HOUR)
    client = head if signed_in else stranger
    for address in (f"{good}A", "/tep/x", "/tep/%E1%BA%A3", foreign, *([nowhere] if signed_in else [])):
        async with client.request(method, address) as answer:
            text = await answer.text()
            assert (answer.status, text.count("<p>")) == (404, 1 + signed_in)
            assert "mở lại tệp từ cuộc trò chuyện" in text
    web_chat.now += timedelta(hours=2)
    async with client.request(method, good) as answer:
        assert answer.status == 404


async def test_a_passage_does_not_open_other_files(web_chat: House, stranger: aiohttp.ClientSession) -> None:
    """What was given for one link is worthless behind another."""
    one, other = linked(web_chat), linked(web_chat, b"%PDF-2.0\n")
    async with stranger.post(one, allow_redirects=False) as answer:
        assert answer.status == 303
        further = answer.headers["Location"].removeprefix(one)
    async with stranger.get(other + further) as answer:
        assert answer.status == 404


async def test_messages_carry_links_made_for_them(web_chat: House, head: aiohttp.ClientSession) -> None:
    """The page gets name, type, size and a link that works for the case; the kept message holds the digest alone."""
    digest = web_chat.files.keep(PDF, "application/pdf")
    file = {"digest": digest, "name": NAME, "media_type": "application/pdf", "size": len(PDF)}
    web_chat.notify({**payload("Minh chứng câu 3:"), "files": [file], "case": CASE})
    async with head.get("/chat/messages") as answer:
        (shown,) = (await answer.json())["messages"][0]["files"]
    assert digest not in str(shown)
    address = shown.pop("link")
    assert shown == {"name": NAME, "media_type": "application/pdf", "size": len(PDF)}
    async with head.get(address) as answer:
        assert await answer.read() == PDF
    assert web_chat.files.openings == [(digest, CASE, HEAD)]
    (note,) = await web_chat.mailbox.since(HEAD, 0)
    assert note.payload
    assert note.payload["files"] == [file]


async def test_an_opening_is_noted_before_the_bytes_are_given(
    web_chat: House, head: aiohttp.ClientSession, stranger: aiohttp.ClientSession
) -> None:
    """Who is signed in by name, others as nobody; a page with a button and a refused link are no opening."""
    address = linked(web_chat)
    await head.head(address)
    await stranger.get(address)
    await stranger.get(f"{address}A")
    assert web_chat.files.openings == []
    await head.get(address)
    await stranger.post(address)
    assert [(case, person) for _, case, person in web_chat.files.openings] == [(CASE, HEAD), (CASE, None)]
