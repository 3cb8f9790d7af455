"""The fake of Zalo refuses what Zalo refuses, delivers as Zalo delivers, and python-zalo-bot takes it for Zalo."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
import zalo_bot

from tests.fakes.telegram.caller import Caller, calling
from tests.fakes.telegram.receiver import Receiver, receiving
from tests.fakes.zalo_server import Broken, FakeZalo, Lost, Person, Rates, Reset, Timeout, TooMany, Twice

JPEG = b"\xff\xd8\xff\xe0 a picture"
SECRET = "X-Bot-Api-Secret-Token"


@pytest.fixture
async def fake() -> AsyncIterator[FakeZalo]:
    """A Zalo of its own for every test."""
    async with FakeZalo() as fake:
        yield fake


@pytest.fixture
async def api(fake: FakeZalo) -> AsyncIterator[Caller]:
    """The bot's bare client."""
    async with calling(fake, fake.token) as caller:
        yield caller


@pytest.fixture
async def hook() -> AsyncIterator[Receiver]:
    """The bot's webhook."""
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
def phone(fake: FakeZalo) -> Person:
    """Hiền's phone, known to the bot."""
    return fake.person("abc123", "Hiền", known=True)


async def test_every_error_comes_at_http_200(fake: FakeZalo, api: Caller) -> None:
    """A wrong token, an unknown method and a wrong case are ok:false with a code and words, at HTTP 200."""
    async with calling(fake, "1:wrong") as stranger:
        assert await stranger.status("getMe") == (
            200,
            {"ok": False, "description": "Unauthorized", "error_code": 401},
        )
    for method in ("editMessageText", "sendDocument", "getme"):
        assert await api.status(method) == (200, {"ok": False, "description": "Not Found", "error_code": 404})
    assert (await api.result("getMe"))["account_type"] == "BASIC"


async def test_a_text_has_2000_units_after_composing(api: Caller, phone: Person) -> None:
    """Decomposed letters count composed, an emoji counts twice, one more and an empty text are refused."""
    send = {"chat_id": phone.chat_id}
    sent = await api.result("sendMessage", **send, text="e\u0302\u0301" * 2000)
    assert (type(sent["message_id"]), type(sent["date"])) == (str, int)
    assert sent["date"] > 10**12
    await api.result("sendMessage", **send, text="🏟" * 1000)
    for text in ("🏟" * 1000 + "x", "", " "):
        assert (await api.refused("sendMessage", **send, text=text))[0] == 400
    assert (await api.refused("sendMessage", chat_id="nobody", text="x")) == (400, "Bad Request: chat not found")


async def test_what_can_be_sent(fake: FakeZalo, api: Caller, phone: Person) -> None:
    """A picture and a voice by public address, a sticker by id, an action without a result; nothing else."""
    send = {"chat_id": phone.chat_id}
    await api.result("sendPhoto", **send, photo="https://a.vn/1.jpg", caption="bảng điểm")
    assert (phone.last.photo, phone.last.text) == ("https://a.vn/1.jpg", "bảng điểm")
    await api.result("sendSticker", **send, sticker="0e078a2bb8")
    await api.result("sendVoice", **send, voice_url="https://a.vn/1.aac")
    assert (phone.last.voice, phone.shown[1].sticker) == ("https://a.vn/1.aac", "0e078a2bb8")
    assert await api.status("sendChatAction", **send, action="typing") == (200, {"ok": True})
    for photo in ("1.jpg", "", "data:image/jpeg;base64,x"):
        assert (await api.refused("sendPhoto", **send, photo=photo))[0] == 400
    assert (await api.refused("sendVoice", **send, voice_url="https://a.vn/1.mp3"))[0] == 400
    assert fake.sent_count(phone.chat_id) == 3
    await api.result("sendMessage", **send, text="**Câu 2** &amp; <b>x</b>", parse_mode="html")
    assert phone.last.text == "**Câu 2** & x"
    await api.result("sendMessage", **send, text="**Câu 2**: 5_000", parse_mode="markdown")
    assert phone.last.text == "Câu 2: 5_000"


async def test_polling_gives_one_event_and_forgets_it(api: Caller, phone: Person) -> None:
    """One object, no list, no id; it is gone when handed out; nothing new is 408."""
    await phone.says("a")
    await phone.says("b")
    update = await api.result("getUpdates", timeout=0)
    assert update["event_name"] == "message.text.received"
    assert update["message"]["from"] == {"id": "abc123", "display_name": "Hiền", "is_bot": False}
    assert update["message"]["chat"] == {"id": "abc123", "chat_type": "PRIVATE"}
    assert update["message"]["date"] > 10**12
    assert (await api.result("getUpdates", timeout="0"))["message"]["text"] == "b"
    assert (await api.refused("getUpdates", timeout=0))[0] == 408
    poll = asyncio.create_task(api.result("getUpdates"))
    await asyncio.sleep(0.02)
    await phone.says("c")
    assert (await poll)["message"]["text"] == "c"


async def test_every_kind_of_event(fake: FakeZalo, api: Caller, phone: Person) -> None:
    """Each kind has its name; an unsupported one and everything of a protected account carries no content."""
    await phone.sends_photo(JPEG, caption="minh chứng")
    await phone.sends_sticker()
    await phone.sends_voice()
    await phone.sends_unsupported()
    await fake.person("p1", "Bảo", protected=True).says("bí mật")
    await fake.garbage()
    events = [await api.result("getUpdates", timeout=0) for _ in range(6)]
    names = ("image", "sticker", "voice", "unsupported", "unsupported", "reaction")
    assert [event["event_name"] for event in events] == [f"message.{name}.received" for name in names]
    assert events[0]["message"]["caption"] == "minh chứng"
    assert "bí mật" not in json.dumps(events[4], ensure_ascii=False)


async def test_pictures_are_at_public_addresses_that_go_bad(fake: FakeZalo, api: Caller, phone: Person) -> None:
    """A picture is fetched as sent, under either name; it may have a wrong type, be too big, or be gone."""
    await phone.sends_photo(JPEG)
    first = (await api.result("getUpdates", timeout=0))["message"]["photo"]
    assert await api.get(first) == (200, JPEG)
    fake.photo_field("photo_url")
    await phone.sends_photo(JPEG, content_type="text/html", size=1000)
    second = (await api.result("getUpdates", timeout=0))["message"]["photo_url"]
    async with aiohttp.ClientSession() as session, session.get(second) as answer:
        assert (answer.content_type, len(await answer.read())) == ("text/html", 1000)
    fake.faults.next("download", Broken(502))
    assert (await api.get(first))[0] == 502
    fake.expire_pictures()
    assert (await api.get(first))[0] == 404


async def test_a_webhook_is_probed_and_then_gets_flat_events(
    fake: FakeZalo, api: Caller, hook: Receiver, phone: Person
) -> None:
    """An empty post must be answered 200; then events come flat with the secret, or wrapped by the switch."""
    short = await api.refused("setWebhook", url=hook.url, secret_token="1234567")
    assert short == (400, "Bad Request: secret_token must have 8 to 256 characters")
    hook.answers.append(403)
    assert (await api.refused("setWebhook", url=hook.url, secret_token="12345678"))[0] == 400
    assert (await api.refused("setWebhook", url="http://127.0.0.1:1/", secret_token="12345678"))[0] == 400
    await phone.says("a")
    assert (await api.result("setWebhook", url=hook.url, secret_token="12345678"))["url"] == hook.url
    assert hook.bodies[1] == b""
    assert (await api.refused("getUpdates", timeout=0))[0] == 400
    (event,) = await hook.has(1)
    assert (event["event_name"], event["message"]["text"]) == ("message.text.received", "a")
    fake.webhook_body("wrapped")
    await phone.says("b")
    event = (await hook.has(2))[1]
    assert (event["ok"], event["result"]["message"]["text"]) == (True, "b")
    assert hook.headers[-1][SECRET] == "12345678"
    assert (await api.result("deleteWebhook"))["url"] == ""
    fake.polled_body("flat")
    await phone.says("c")
    assert (await api.status("getUpdates", timeout=0))[1]["message"]["text"] == "c"
    fake.unsigned_probe()
    await api.result("setWebhook", url=hook.url, secret_token="12345678")
    assert SECRET not in hook.headers[-1]


async def test_a_failed_delivery_is_tried_three_times(
    fake: FakeZalo, api: Caller, hook: Receiver, phone: Person
) -> None:
    """The third failure is the last one; the next event comes all the same."""
    await api.result("setWebhook", url=hook.url, secret_token="12345678")
    hook.answers.extend([500, 500, 500])
    await phone.says("a")
    await phone.says("b")
    assert [post["message"]["text"] for post in await hook.has(4)] == ["a", "a", "a", "b"]
    await fake.settles()


async def test_events_get_lost_come_twice_and_out_of_order(
    fake: FakeZalo, api: Caller, hook: Receiver, phone: Person
) -> None:
    """A repeated event has the same message_id; what happens inside `reordered` arrives the other way round."""
    await phone.says("a", again="same_id")
    fake.faults.next("update", Twice())
    await phone.says("b")
    ids = [(await api.result("getUpdates", timeout=0))["message"]["message_id"] for _ in range(4)]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    async with fake.reordered():
        await phone.says("c")
        await phone.says("d")
    assert [(await api.result("getUpdates", timeout=0))["message"]["text"] for _ in range(2)] == ["d", "c"]
    await api.result("setWebhook", url=hook.url, secret_token="12345678")
    fake.faults.next("update", Lost(arrived=True))
    await phone.says("e")
    assert [post["message"]["text"] for post in await hook.has(2)] == ["e", "e"]


async def test_the_pace_is_watched(phone: Person, fake: FakeZalo, api: Caller) -> None:
    """Too many messages are 429 "Quota exceeded" without a time to wait, and counted."""
    for _ in range(5):
        await api.result("sendMessage", chat_id=phone.chat_id, text="x")
    assert await api.status("sendMessage", chat_id=phone.chat_id, text="x") == (
        200,
        {"ok": False, "description": "Quota exceeded", "error_code": 429},
    )
    assert (fake.violations, fake.violation_log[0].whose, fake.busiest_second) == (1, "chat", 5)


async def test_the_platform_has_a_bad_day(fake: FakeZalo, api: Caller, phone: Person) -> None:
    """No answer, a broken connection, a page of HTML and 429 come as often as told."""
    send = {"chat_id": phone.chat_id, "text": "x"}
    for fault, error in ((Timeout(), TimeoutError), (Reset(after_accepting=False), aiohttp.ClientError)):
        fake.faults.next("sendMessage", fault)
        with pytest.raises(error):
            await api.result("sendMessage", **send)
    assert fake.sent_count(phone.chat_id) == 1
    fake.faults.next("sendMessage", TooMany())
    assert await api.refused("sendMessage", **send) == (429, "Quota exceeded")
    fake.faults.next("getMe", Broken(500))
    status, page = await api.get(f"{fake.url}/bot{fake.token}/getMe")
    assert (status, b"Internal Server Error" in page) == (500, True)
    await phone.blocks()
    assert (await api.refused("sendMessage", **send))[0] == 403
    with pytest.raises(AssertionError, match="blocked"):
        await phone.says("x")
    await phone.unblocks()
    await api.result("sendMessage", **send)


@pytest.mark.parametrize("menu", ["2. Để sau", "b. Để sau", "2) Để sau", "[2] Để sau"])
async def test_a_person_chooses_from_a_menu(api: Caller, phone: Person, menu: str) -> None:
    """The number or letter of the line is sent, or the label itself where there is no such line."""
    await api.result("sendMessage", chat_id=phone.chat_id, text=f"Câu 1\n1. Có\n{menu}")
    await phone.chooses("Để sau")
    assert (phone.shown[-1].text, phone.shown[-1].mine) == (menu.strip("[")[0], True)
    await phone.chooses("Nộp hồ sơ")
    assert phone.shown[-1].text == "Nộp hồ sơ"


async def test_waiting_for_words_ends_with_the_transcript(api: Caller, phone: Person) -> None:
    """The newest message with the words is found; a failure shows the chat; quiet notices a message."""
    number = await phone.says("xin chào")
    await api.result("sendMessage", chat_id=phone.chat_id, text="Câu 1/21")
    seen = await phone.sees_new("Câu 1", after=number)
    assert seen == phone.last
    with pytest.raises(AssertionError, match="> xin chào\n< Câu 1/21"):
        await phone.sees("Câu 2", timeout=0.01)
    await phone.quiet(0.01)
    send = api.result("sendMessage", chat_id=phone.chat_id, text="Câu 2/21")
    with pytest.raises(AssertionError, match="something came"):
        await asyncio.gather(phone.quiet(1), send)


async def test_groups_are_marked(fake: FakeZalo, api: Caller, phone: Person) -> None:
    """Events of a group say GROUP; a voice to a group seems to succeed and does not arrive."""
    group = fake.group("g1", "Nhóm")
    await phone.says("hi", in_chat=group)
    event = await api.result("getUpdates", timeout=0)
    assert event["message"]["chat"] == {"id": "g1", "chat_type": "GROUP"}
    await api.result("sendVoice", chat_id="g1", voice_url="https://a.vn/1.aac")
    await api.result("sendMessage", chat_id="g1", text="Tôi chỉ trả lời riêng")
    assert [shown.text for shown in phone.shown_in(group)] == ["hi", "Tôi chỉ trả lời riêng"]


async def test_python_zalo_bot_takes_it_for_zalo(fake: FakeZalo, phone: Person) -> None:
    """The unmodified library polls, sends, and reads the webhook's state; it swallows refusals, as it does for real."""
    await phone.says("xin chào")
    async with zalo_bot.Bot(fake.token, base_url=fake.url) as bot:
        update = await bot.get_update(timeout=1)
        assert (update.message.text, update.effective_user.display_name) == ("xin chào", "Hiền")
        assert await bot.get_update(timeout=0) is None
        sent = await update.message.reply_text("chào chị")
        assert (phone.last.text, phone.last.message_id) == ("chào chị", sent.message_id)
        await bot.send_photo(phone.chat_id, "ảnh", "https://a.vn/1.jpg")
        assert phone.last.photo == "https://a.vn/1.jpg"
        assert await bot.send_sticker(phone.chat_id, "0e078a2bb8")
        assert await bot.send_chat_action(phone.chat_id, "typing") is None
        assert await bot.send_message("nobody", "x") is None
        assert (await bot._get_webhook_info_async()).updated_at > 10**12


async def test_the_ledger_and_the_seed(phone: Person) -> None:
    """The same seed gives the same failures; rates can be left without enforcement."""

    async def run() -> list[int]:
        async with FakeZalo(seed=3, rates=Rates(enforced=False)) as fake, calling(fake, fake.token) as api:
            fake.person(phone.chat_id, "Hiền", known=True)
            fake.faults.rate("sendMessage", TooMany(), 0.3)
            for _ in range(40):
                await api.status("sendMessage", chat_id=phone.chat_id, text="x")
            return [call.status for call in fake.called("sendMessage")]

    first = await run()
    assert first == await run()
    assert 429 in first
