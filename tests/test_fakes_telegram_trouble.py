"""Pace, faults and files of the fake of Telegram."""

import asyncio
import io
from collections import Counter
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.fakes.telegram.caller import Caller, calling
from tests.fakes.telegram_server import (
    Broken,
    FakeTelegram,
    Person,
    Rates,
    Refuse,
    Reset,
    Slow,
    Timeout,
    TooMany,
)

JPEG = b"\xff\xd8\xff\xe0 a picture"


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    """A Telegram of its own for every test."""
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def api(fake: FakeTelegram) -> AsyncIterator[Caller]:
    """The bot's bare client."""
    async with calling(fake, fake.token) as caller:
        yield caller


@pytest.fixture
def phone(fake: FakeTelegram) -> Person:
    """Hiền's phone, known to the bot."""
    return fake.person(1001, "Hiền", known=True)


async def test_a_chat_takes_a_short_burst(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """Five messages at once pass, the sixth is 429 with the seconds to wait, and after them it passes."""
    send = {"chat_id": phone.chat_id, "text": "x"}
    for _ in range(5):
        await api.result("sendMessage", **send)
    assert await api.status("sendMessage", **send) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        },
    )
    assert (fake.violations, fake.violation_log[0].whose) == (1, "chat")
    fake.clock.forward(1)
    await api.result("sendMessage", **send)
    assert fake.sent_count(phone.chat_id) == 6


async def test_a_bot_has_a_bucket_of_its_own() -> None:
    """Thirty chats at once pass, then it is too much even for an edit, until tokens have come back."""
    async with FakeTelegram(rates=Rates(per_bot=0.5)) as fake, calling(fake, fake.token) as api:
        for number in range(31):
            fake.person(number + 1, "x", known=True)
        for number in range(30):
            sent = await api.result("sendMessage", chat_id=number + 1, text="x")
        code, _ = await api.refused("editMessageText", chat_id=30, message_id=sent["message_id"], text="y")
        assert (code, fake.violation_log[-1].whose) == (429, "bot")
        assert fake.busiest_second == 30
        fake.clock.forward(2)
        await api.result("sendMessage", chat_id=31, text="x")


async def test_a_group_takes_20_a_minute(api: Caller, fake: FakeTelegram) -> None:
    """Twenty pass, the next waits three seconds; without enforcement it passes and is counted all the same."""
    fake.group(-5, "Nhóm")
    for _ in range(20):
        await api.result("sendMessage", chat_id=-5, text="x")
    assert await api.refused("sendMessage", chat_id=-5, text="x") == (429, "Too Many Requests: retry after 3")
    assert fake.violation_log[-1].whose == "group"
    async with FakeTelegram(rates=Rates(chat_burst=1, enforced=False)) as lenient:
        lenient.person(1, "x", known=True)
        async with calling(lenient, lenient.token) as other:
            for _ in range(3):
                await other.result("sendMessage", chat_id=1, text="x")
        assert lenient.violations == 2


async def test_an_answer_never_comes(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """The client gives up waiting; after accepting the message is there all the same, before it is not."""
    send = {"chat_id": phone.chat_id, "text": "x"}
    for after in (True, False):
        fake.faults.next("sendMessage", Timeout(after_accepting=after))
        with pytest.raises(TimeoutError):
            await api.result("sendMessage", **send)
    assert fake.sent_count(phone.chat_id) == 1
    assert [call.status for call in fake.called("sendMessage")] == [0, 0]


async def test_the_connection_breaks(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """A reset after accepting leaves the message there, a reset before does not."""
    send = {"chat_id": phone.chat_id, "text": "x"}
    for after in (True, False):
        fake.faults.next("sendMessage", Reset(after_accepting=after))
        with pytest.raises(aiohttp.ClientError):
            await api.result("sendMessage", **send)
    assert fake.sent_count(phone.chat_id) == 1


async def test_an_answer_is_slow(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """A slow call is carried out late and answered then."""
    fake.faults.rate("sendMessage", Slow(0.05), 1)
    begun = asyncio.get_running_loop().time()
    await api.result("sendMessage", chat_id=phone.chat_id, text="x")
    assert asyncio.get_running_loop().time() - begun > 0.05


async def test_the_platform_has_a_bad_day(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """429, 403 and a proxy's page of HTML come as often as told, in order, and count no violation."""
    send = {"chat_id": phone.chat_id, "text": "x"}
    fake.faults.next("sendMessage", TooMany(retry_after=7))
    fake.faults.next("*", Refuse(403, "Forbidden: user is deactivated"))
    assert await api.refused("sendMessage", **send) == (429, "Too Many Requests: retry after 7")
    assert await api.refused("sendMessage", **send) == (403, "Forbidden: user is deactivated")
    fake.faults.next("sendMessage", Broken(502))
    status, page = await api.get(f"{fake.url}/bot{fake.token}/sendMessage?chat_id={phone.chat_id}&text=x")
    assert status == 502
    assert page.startswith(b"<html>")
    assert b"502 Bad Gateway" in page
    await api.result("sendMessage", **send)
    assert fake.violations == 0


async def test_a_share_of_calls_fails_by_a_seed() -> None:
    """The same seed gives the same failures, about as many as the share says; clear ends them."""

    async def run() -> list[int]:
        async with FakeTelegram(seed=7, rates=Rates(enforced=False)) as seeded:
            seeded.person(1, "x", known=True)
            seeded.faults.rate("sendMessage", TooMany(), 0.3)
            async with calling(seeded, seeded.token) as api:
                for _ in range(60):
                    await api.status("sendMessage", chat_id=1, text="x")
                seeded.faults.clear()
                await api.result("sendMessage", chat_id=1, text="x")
            return [call.status for call in seeded.calls]

    first, second = await run(), await run()
    assert first == second
    assert 8 <= Counter(first)[429] <= 30


async def test_files_go_both_ways(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """A picture has two sizes with two ids; the big one downloads as sent; 20 MB is the most."""
    await phone.sends_photo(JPEG, caption="minh chứng")
    await phone.sends_document(b"%PDF", "a.pdf", "application/pdf", size=21 * 1024 * 1024)
    picture, big = (update["message"] for update in await api.result("getUpdates"))
    assert picture["caption"] == "minh chứng"
    small, large = picture["photo"]
    found = await api.result("getFile", file_id=large["file_id"])
    assert await api.get(f"{fake.url}/file/bot{fake.token}/{found['file_path']}") == (200, JPEG)
    thumbnail = await api.result("getFile", file_id=small["file_id"])
    assert thumbnail["file_path"] != found["file_path"]
    assert await api.refused("getFile", file_id=big["document"]["file_id"]) == (400, "Bad Request: file is too big")
    unknown = (400, "Bad Request: wrong file_id or the file is temporarily unavailable")
    assert await api.refused("getFile", file_id="x") == unknown


async def test_uploads_are_checked(fake: FakeTelegram, phone: Person) -> None:
    """No picture, an empty file, a caption over 1024 units, a picture over 10 MB, a file over 50 MB are refused."""

    async def upload(method: str, name: str, data: bytes, caption: str = "") -> tuple[int, object]:
        form = aiohttp.FormData({"chat_id": str(phone.chat_id), "caption": caption})
        form.add_field(name, io.BytesIO(data), filename="a.bin")
        async with session.post(f"{fake.url}/bot{fake.token}/{method}", data=form) as answer:
            return answer.status, (await answer.json()).get("description")

    async with aiohttp.ClientSession() as session:
        assert await upload("sendPhoto", "photo", b"%PDF") == (400, "Bad Request: IMAGE_PROCESS_FAILED")
        assert await upload("sendDocument", "document", b"") == (400, "Bad Request: file must be non-empty")
        assert (await upload("sendDocument", "document", b"x", "ế" * 1024))[0] == 200
        too_long = (400, "Bad Request: message caption is too long")
        assert await upload("sendDocument", "document", b"x", "ế" * 1025) == too_long
        status, words = await upload("sendPhoto", "photo", JPEG.ljust(11 * 1024 * 1024))
        assert (status, "is too big for a photo" in str(words)) == (400, True)
        huge = await upload("sendDocument", "document", b"x" * (50 * 1024 * 1024 + 1))
        assert huge == (413, "Request Entity Too Large")
        assert await upload("sendDocument", "photo", b"x") == (400, "Bad Request: there is no document in the request")
    assert fake.sent_count(phone.chat_id) == 1


async def test_a_download_breaks(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """A download can stay without an answer, break, or give a page of HTML; an unknown path is 404."""
    await phone.sends_photo(JPEG)
    (update,) = await api.result("getUpdates")
    found = await api.result("getFile", file_id=update["message"]["photo"][-1]["file_id"])
    url = f"{fake.url}/file/bot{fake.token}/{found['file_path']}"
    fake.faults.next("download", Timeout())
    with pytest.raises(TimeoutError):
        await api.get(url)
    fake.faults.next("download", Reset(), times=2)  # aiohttp tries a GET a second time
    with pytest.raises(aiohttp.ClientError):
        await api.get(url)
    fake.faults.next("download", Broken(502))
    assert (await api.get(url))[0] == 502
    assert (await api.get(url + "x"))[0] == 404


async def test_an_album_is_separate_updates(api: Caller, phone: Person) -> None:
    """Every picture comes alone with the same media_group_id, the caption with the first."""
    await phone.sends_album([JPEG, JPEG + b"2"], caption="hai ảnh")
    first, second = (update["message"] for update in await api.result("getUpdates"))
    assert first["media_group_id"] == second["media_group_id"]
    assert ("caption" in first, "caption" in second) == (True, False)
    assert [shown.caption for shown in phone.shown] == ["hai ảnh", None]


async def test_commands_and_menu_are_kept(api: Caller, phone: Person) -> None:
    """Commands are kept by scope and language and checked; the menu button by chat; getChat answers."""
    commands = [{"command": "tucham", "description": "Tự chấm"}]
    await api.result("setMyCommands", commands=commands, language_code="vi")
    assert await api.result("getMyCommands", language_code="vi") == commands
    assert await api.result("getMyCommands") == []
    await api.result("deleteMyCommands", language_code="vi")
    assert await api.result("getMyCommands", language_code="vi") == []
    odd = [{"command": "Tự chấm", "description": "x"}]
    assert await api.refused("setMyCommands", commands=odd) == (400, "Bad Request: BOT_COMMAND_INVALID")
    await api.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await api.result("getChatMenuButton") == {"type": "commands"}
    assert (await api.result("getChat", chat_id=phone.chat_id))["first_name"] == "Hiền"


async def test_many_calls_at_once_are_all_in_the_ledger(api: Caller, fake: FakeTelegram) -> None:
    """The ledger holds method, parameters and status of every call, or only the newest when bounded."""
    await asyncio.gather(*(api.result("getMe") for _ in range(50)))
    assert [(call.method, call.status) for call in fake.calls] == [("getMe", 200)] * 50
    async with FakeTelegram(keep_calls=10) as bounded, calling(bounded, bounded.token) as other:
        for number in range(50):
            await other.status("getMe", number=number)
        assert 10 <= len(bounded.calls) <= 20
        assert bounded.calls[-1].params == {"number": 49}
