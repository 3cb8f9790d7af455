"""Files the page sends: taken as evidence or explained, once each, however large or strange."""

import asyncio
from collections.abc import AsyncIterator
from hashlib import sha256
from io import BytesIO
from urllib.parse import quote

import aiohttp
import pytest

from bot.channels.web.wire import mark
from bot.conversation.events import Brought, Unfit
from bot.conversation.files import FileRef
from bot.files import LARGEST
from bot.ports import Arrival
from tests.channels.web.house import HEAD, House
from tests.channels.web.written import UNFIT

JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20_000  # more than any other request may hold
PHOTO = FileRef(sha256(JPEG).hexdigest(), "Ảnh Ngày hội.jpg", "image/jpeg", len(JPEG))
RAW = "application/octet-stream"
Json = dict[str, object]


async def post(
    client: aiohttp.ClientSession, content: bytes, name: str = "Ảnh Ngày hội.jpg", kind: str = RAW, **query: str
) -> tuple[int, Json]:
    """Send a file as the page does."""
    headers = {"Content-Type": kind, "X-File-Name": quote(name, safe="", errors="surrogatepass")}
    asked = {"id": "a1", "after": "0", **query}
    async with client.post("/chat/files", data=BytesIO(content), headers=headers, params=asked) as answer:
        return answer.status, await answer.json()


async def test_a_photo_becomes_evidence(web_chat: House, head: aiohttp.ClientSession) -> None:
    """The inside gets the file with its bytes; the page gets the own bubble and the replies in the same answer."""
    status, body = await post(head, JPEG, who=mark(HEAD))
    assert status == 200
    shown = "📎 Ảnh Ngày hội.jpg"
    assert web_chat.turns.taken == [Arrival(HEAD, "web", "a1", Brought(PHOTO), shown, content=JPEG)]
    messages = body["messages"]
    assert isinstance(messages, list)
    assert [message.get("text") for message in messages] == [shown, None, None]
    assert body["last"] == 3


async def test_those_chosen_together_share_an_album(web_chat: House, head: aiohttp.ClientSession) -> None:
    """Each file is an event of its own with the album's id beside it."""
    for key in ("a1", "a2"):
        await post(head, JPEG, id=key, album="b7")
    assert [arrival.event for arrival in web_chat.turns.taken] == [Brought(PHOTO, "b7")] * 2


async def test_a_repeated_file_changes_nothing(web_chat: House, head: aiohttp.ClientSession) -> None:
    """When the answer was lost the page sends the same file again, and gets the same answer."""
    assert await post(head, JPEG) == await post(head, JPEG)
    assert len(web_chat.turns.taken) == 1


@pytest.mark.parametrize(
    ("content", "name", "query", "why", "shown"),
    [
        (b"MZ" * 50, "virus.jpg", {}, "type", "📎 virus.jpg"),
        (b"", "", {}, "lost", "📎 tệp"),
        (b"", "phim.mp4", {"big": "1"}, "big", "📎 phim.mp4"),
        (JPEG.ljust(LARGEST + 1), "C:\\a\\anh.jpg", {}, "big", "📎 anh.jpg"),
        (b"\0" * (3 * LARGEST), "dia.iso", {}, "big", "📎 dia.iso"),
    ],
)
async def test_what_cannot_be_kept_is_explained_by_the_conversation(
    web_chat: House, head: aiohttp.ClientSession, content: bytes, name: str, query: dict[str, str], why: str, shown: str
) -> None:
    """Too big, of another kind, or nothing at all: an event without content, answered with one sentence."""
    status, body = await post(head, content, name, **query)
    assert status == 200
    assert web_chat.turns.taken == [Arrival(HEAD, "web", "a1", Unfit(why), shown)]
    assert UNFIT[why] in str(body["messages"])


async def test_a_stream_without_a_length_is_measured_as_it_comes(web_chat: House, head: aiohttp.ClientSession) -> None:
    """Whoever does not say how much is coming is not read further than a file may be long."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 2**16 + 20):
            yield JPEG.ljust(2**16)

    async with head.post(
        "/chat/files?id=a1&after=0", data=endless(), headers={"Content-Type": RAW, "X-File-Name": "a.jpg"}
    ) as answer:
        assert answer.status == 200
    assert [arrival.event for arrival in web_chat.turns.taken] == [Unfit("big")]


async def test_a_file_cut_on_the_way_is_not_taken(
    web_chat: House, head: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    """When the network breaks in the middle, nothing happens and nothing is complained of; the page sends it again."""
    (cookie,) = [f"antq={secret}" for secret in web_chat.doors.sessions]
    host, port = web_chat.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    lines = (
        "POST /chat/files?id=a1&after=0 HTTP/1.1", f"Host: {host}", f"Cookie: {cookie}", "Sec-Fetch-Site: same-origin",
        f"Content-Type: {RAW}", "X-File-Name: a.jpg", f"Content-Length: {len(JPEG)}", "", "",
    )  # fmt: skip
    writer.write("\r\n".join(lines).encode() + JPEG[:1000])
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.close()
    await asyncio.sleep(0.1)
    assert web_chat.turns.taken == []
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert (await post(head, JPEG))[0] == 200


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"id": "a b"}, "id"),
        ({"id": ""}, "id"),
        ({"album": "a/b"}, "album"),
        ({"after": "x"}, "after"),
        ({"who": "w" * 65}, "who"),
    ],
)
async def test_a_wrong_field_is_named(
    web_chat: House, head: aiohttp.ClientSession, query: dict[str, str], named: str
) -> None:
    """What stands around the file is checked as strictly as a text's fields."""
    status, body = await post(head, JPEG, **query)
    assert status == 400
    assert f"Trường {named} " in str(body["error"])
    assert web_chat.turns.taken == []


async def test_a_strange_name_harms_nothing(web_chat: House, head: aiohttp.ClientSession) -> None:
    """Halves of letters and bytes that are no text become visible signs; a NUL and an endless name are refused."""
    assert (await post(head, JPEG, "anh\ud800.jpg"))[0] == 200
    assert web_chat.turns.taken[0].shown.endswith(".jpg")
    for name in ("a\x00.jpg", "a" * 1_001):
        status, body = await post(head, JPEG, name, id="a2")
        assert (status, "X-File-Name" in str(body["error"])) == (400, True)


async def test_only_the_own_page_sends_files(
    web_chat: House, head: aiohttp.ClientSession, stranger: aiohttp.ClientSession
) -> None:
    """A form of another site, a foreign request, a page of somebody else and a stranger are all refused."""
    assert (await post(head, JPEG, kind="multipart/form-data"))[0] == 403
    assert (await post(head, JPEG, who=mark("somebody else")))[0] == 409
    assert (await post(stranger, JPEG))[0] == 401
    head.headers["Sec-Fetch-Site"] = "cross-site"
    assert (await post(head, JPEG))[0] == 403
    assert web_chat.turns.taken == []


async def test_other_requests_stay_small(head: aiohttp.ClientSession) -> None:
    """Only this one address takes more than 16 kB."""
    async with head.post("/chat/messages", data=b" " * 20_000, headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 413
