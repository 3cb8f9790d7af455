"""The fake of Telegram says what is wrong with a call in Telegram's words."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.fakes.telegram.caller import Caller, calling
from tests.fakes.telegram_server import FakeTelegram, Person, Rates

CHAT = 1001
TEXT = {"chat_id": CHAT, "text": "x"}
COMMAND = {"command": "a", "description": "b"}


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    """A Telegram of its own for every test."""
    async with FakeTelegram(rates=Rates(chat_burst=20)) as fake:
        yield fake


@pytest.fixture
async def api(fake: FakeTelegram) -> AsyncIterator[Caller]:
    """The bot's bare client."""
    async with calling(fake, fake.token) as caller:
        yield caller


@pytest.fixture
def phone(fake: FakeTelegram) -> Person:
    """Hiền's phone, known to the bot."""
    return fake.person(CHAT, "Hiền", known=True)


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"text": "x", "chat_id": "@someone"}, "chat not found"),
        ("sendMessage", {**TEXT, "parse_mode": "XML"}, "unsupported parse_mode"),
        ("sendMessage", {**TEXT, "reply_markup": "{"}, "can't parse reply markup JSON object"),
        ("sendMessage", {**TEXT, "reply_markup": [1]}, "object expected as reply markup"),
        ("sendMessage", {**TEXT, "reply_to_message_id": 9}, "message to be replied not found"),
        ("sendChatAction", {"chat_id": CHAT, "action": "thinking"}, "wrong parameter action in request"),
        ("editMessageText", TEXT, "message identifier is not specified"),
        ("editMessageText", {**TEXT, "message_id": 9}, "message to edit not found"),
        ("editMessageText", {**TEXT, "message_id": 1, "text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        ("editMessageCaption", {"chat_id": CHAT, "message_id": 1, "caption": "x" * 1025}, "MEDIA_CAPTION_TOO_LONG"),
        ("sendPhoto", {"chat_id": CHAT, "photo": "https://a.vn/1.jpg"}, "failed to get HTTP URL content"),
        ("sendMediaGroup", {"chat_id": CHAT, "media": []}, "there are no messages to send"),
        ("sendMediaGroup", {"chat_id": CHAT, "media": "x"}, "can't parse media JSON object"),
        ("getFile", {}, "file_id not specified"),
        ("setMyCommands", {"commands": "[1]"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [COMMAND] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setChatMenuButton", {"menu_button": {"type": "none"}}, "MenuButton has unsupported type"),
        ("setChatMenuButton", {"chat_id": 9}, "chat not found"),
        ("setWebhook", {"url": "https://a.vn", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_bad_call_is_refused(
    api: Caller, phone: Person, method: str, params: dict[str, object], words: str
) -> None:
    """Each of these is 400 with the words a bot's author would search for."""
    await api.result("sendMessage", chat_id=phone.chat_id, text="the first message")
    assert await api.refused(method, **params) == (400, f"Bad Request: {words}")


async def test_requests_that_are_no_requests(fake: FakeTelegram) -> None:
    """Broken JSON is 400, an address outside the Bot API 404, and a query string is as good as a form."""
    async with aiohttp.ClientSession() as session:
        address = f"{fake.url}/bot{fake.token}/getMe"
        for body in (b"{", b"[1]"):
            async with session.post(address, data=body, headers={"Content-Type": "application/json"}) as answer:
                assert (await answer.json())["description"] == "Bad Request: can't parse JSON request body"
        async with session.get(address + "?x=1") as answer:
            assert answer.status == 200
        for path in ("/", "/botx/getMe", f"/bot{fake.token}"):
            async with session.get(fake.url + path) as answer:
                assert answer.status == 404


async def test_a_reply_carries_what_it_answers(api: Caller, phone: Person) -> None:
    """reply_parameters name a message; a missing one is left out when that is allowed."""
    number = await phone.says("xin chào")
    sent = await api.result("sendMessage", **TEXT, reply_parameters={"message_id": number})
    assert sent["reply_to_message"]["text"] == "xin chào"
    lenient = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await api.result("sendMessage", **TEXT, reply_parameters=lenient)


async def test_a_blocked_bot_cannot_even_type(fake: FakeTelegram, api: Caller, phone: Person) -> None:
    """A chat action is noted for who reads, and refused by who blocked the bot."""
    action = {"chat_id": phone.chat_id, "action": "typing"}
    await api.result("sendChatAction", **action)
    assert fake.state.actions == [(phone.chat_id, "typing")]
    await phone.blocks()
    assert await api.refused("sendChatAction", **action) == (403, "Forbidden: bot was blocked by the user")


async def test_text_is_trimmed_with_its_entities(api: Caller, phone: Person) -> None:
    """Empty space around a text is cut, and the entities move along; given entities are taken as they are."""
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text="\n  <b> x</b> y\n", parse_mode="HTML")
    assert (sent["text"], sent["entities"]) == ("x y", [{"type": "bold", "offset": 0, "length": 1}])
    given = [{"type": "italic", "offset": 0, "length": 1}]
    assert (await api.result("sendMessage", **TEXT, entities=given))["entities"] == given


async def test_the_same_person_has_one_phone(fake: FakeTelegram, api: Caller, phone: Person) -> None:
    """Naming somebody again gives the same phone; a bot taken back into a group may write there."""
    assert fake.person(CHAT, "Hiền") is phone
    group = fake.group(-100_5, "Nhóm", members=[phone])
    await group.throws_out_the_bot(phone)
    await group.takes_in_the_bot(phone)
    await api.result("sendMessage", chat_id=group.chat_id, text="x")
    changes = [update["my_chat_member"] for update in await api.result("getUpdates")]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert changes[0]["chat"]["type"] == "supergroup"


@pytest.mark.parametrize(
    ("source", "plain", "kinds"),
    [
        ("&#272;&#x1ea1;t &copy; &; &#0; x &amp", "Đạt &copy; &; &#0; x &", []),
        ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab", ["spoiler", "spoiler"]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji><b></b>', "👍", ["custom_emoji"]),
        ("<a href='tg://user?id=1'>a</a><a>không có địa chỉ</a>", "akhông có địa chỉ", ["text_link"]),
        ('<a href="https://a.vn/?q=&quot;x&quot;">a</a><PRE>b</PRE>', "ab", ["text_link", "pre"]),
        (
            "<s>a</s><del>b</del><ins>c</ins><em>d</em>",
            "abcd",
            ["strikethrough", "strikethrough", "underline", "italic"],
        ),
        ("<i a=b.c->x</i>", "x", ["italic"]),
    ],
)
async def test_good_html_is_read(api: Caller, phone: Person, source: str, plain: str, kinds: list[str]) -> None:
    """Character references, every tag, attributes in all three spellings; an unknown reference stays as it is."""
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text=source, parse_mode="HTML")
    assert (sent["text"], [entity["type"] for entity in sent.get("entities", [])]) == (plain, kinds)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<span class='x'>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<i a", "Unclosed start tag at byte offset 0"),
        ("<i a=", 'Unclosed start tag "i" at byte offset 0'),
        ("<i a=b", "Unexpected end of name token at byte offset 5"),
        ("<i ", "Unclosed start tag at byte offset 0"),
    ],
)
async def test_bad_tags_are_refused(api: Caller, phone: Person, source: str, words: str) -> None:
    """A tag that is cut off or lacks what it needs is refused with its place."""
    refused = await api.refused("sendMessage", chat_id=phone.chat_id, text=source, parse_mode="HTML")
    assert refused == (400, f"Bad Request: can't parse entities: {words}")


async def test_a_failure_to_read_shows_an_empty_chat(phone: Person) -> None:
    """Where the bot said nothing, asking for its last message says so."""
    with pytest.raises(AssertionError, match=r"the bot has said nothing\n\(an empty chat\)"):
        _ = phone.last
    with pytest.raises(AssertionError, match="was not seen within 0 s"):
        await phone.sees("x", timeout=0)
