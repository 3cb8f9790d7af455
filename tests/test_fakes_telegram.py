"""The fake of Telegram refuses what Telegram refuses, in its words, and shows what a person would see."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.fakes.telegram.caller import Caller, calling
from tests.fakes.telegram_server import Button, FakeTelegram, Lifetimes, Person, Rates, Toast

JPEG = b"\xff\xd8\xff\xe0 a picture"
TAKEN = {"inline_keyboard": [[{"text": "Để sau", "callback_data": "later"}, {"text": "3 điểm", "callback_data": "3"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


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
    return fake.person(1001, "Hiền", known=True)


async def test_wrong_tokens_and_unknown_methods_are_refused(fake: FakeTelegram, api: Caller) -> None:
    """A wrong token is 401, a method that does not exist 404; names are not case-sensitive."""
    async with calling(fake, "1234567890:wrong") as stranger:
        assert await stranger.status("getMe") == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
    assert await api.refused("sendTelepathy") == (404, "Not Found: method not found")
    assert await api.result("GETME") == await api.result("getMe")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>Câu", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<p>Câu</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("ế <3 điểm", 'Unsupported start tag "3" at byte offset 4'),
        ("điểm < 3 và > 2", 'Unsupported start tag "" at byte offset 8'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<i =x>y</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ("<a href=x,>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href='x>y</a>", "Unclosed start tag at byte offset 0"),
        ("<i>a</i   ", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
    ],
)
async def test_html_is_parsed_strictly(api: Caller, phone: Person, text: str, words: str) -> None:
    """Wrong markup is refused with the place in bytes, before the chat is looked at."""
    expected = (400, f"Bad Request: can't parse entities: {words}")
    assert await api.refused("sendMessage", chat_id=phone.chat_id, text=text, parse_mode="HTML") == expected
    assert await api.refused("sendMessage", chat_id=9, text=text, parse_mode="HTML") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Câu 1.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("🏟 🏟_abacaba", "Can't find end of Italic entity at byte offset 9"),
        ("🏟 🏟_abac * asd ", "Can't find end of Bold entity at byte offset 15"),
        ("🏟 🏟`", "Can't find end of Code entity at byte offset 9"),
        ("🏟 🏟__🏟 🏟_", "Can't find end of Italic entity at byte offset 20"),
        ("[x](https://a", "Can't find end of a URL at byte offset 4"),
        ("```py x", "Can't find end of PreCode entity at byte offset 0"),
        (">*b\n>c\nd*", "Can't find end of Bold entity at byte offset 1"),
        ("![👍](https://a.vn)", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
async def test_markdown_is_parsed_strictly(api: Caller, phone: Person, text: str, words: str) -> None:
    """MarkdownV2 refuses every unescaped reserved character and every entity without an end."""
    params = {"chat_id": phone.chat_id, "text": text, "parse_mode": "MarkdownV2"}
    assert await api.refused("sendMessage", **params) == (400, f"Bad Request: can't parse entities: {words}")


async def test_markup_becomes_plain_text_and_entities(api: Caller, phone: Person) -> None:
    """The person sees plain words; the entities count in UTF-16 units; the source stays readable."""
    source = "🏟 <b>Câu 2</b> &lt;<i>vì <u>sao</u></i>&gt; <a href='https://a.vn?x=1&amp;y=2'>đây</a>"
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text=source, parse_mode="HTML")
    assert phone.last.text == "🏟 Câu 2 <vì sao> đây"
    assert phone.last.html == source
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "italic", "offset": 10, "length": 6},
        {"type": "underline", "offset": 13, "length": 3},
        {"type": "text_link", "offset": 18, "length": 3, "url": "https://a.vn?x=1&y=2"},
    ]
    marked = "*đậm* _nghiêng_ ||giấu|| `a.b` [đây](https://a.vn) \\."
    await api.result("sendMessage", chat_id=phone.chat_id, text=marked, parse_mode="MarkdownV2")
    assert phone.last.text == "đậm nghiêng giấu a.b đây ."
    quoted = "> một\n>hai\n```py\nx = 1```"
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text=quoted, parse_mode="MarkdownV2")
    assert (phone.last.text, [entity["type"] for entity in sent["entities"]]) == (
        "một\nhai\nx = 1",
        ["blockquote", "pre"],
    )
    quoted = "<blockquote expandable>một</blockquote> <a href=thientin.vn>hai</a>"
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text=quoted, parse_mode="HTML")
    assert [entity["type"] for entity in sent["entities"]] == ["expandable_blockquote", "text_link"]
    assert sent["entities"][1]["url"] == "http://thientin.vn/"


async def test_length_is_counted_in_utf16_units_after_parsing(api: Caller, phone: Person) -> None:
    """4096 units after parsing pass, one more does not; an emoji is two; a blank text is empty."""
    await api.result("sendMessage", chat_id=phone.chat_id, text=f"<b>{'ế' * 4096}</b>", parse_mode="HTML")
    long = "🏟" * 2048
    await api.result("sendMessage", chat_id=phone.chat_id, text=long)
    too_long = (400, "Bad Request: message is too long")
    assert await api.refused("sendMessage", chat_id=phone.chat_id, text=long + "x") == too_long
    empty = (400, "Bad Request: message text is empty")
    for text in ("", "  \n", "<b> </b>"):
        assert await api.refused("sendMessage", chat_id=phone.chat_id, text=text, parse_mode="HTML") == empty


async def test_button_data_has_64_bytes_at_most(api: Caller, phone: Person) -> None:
    """64 bytes pass; 22 Vietnamese letters of 3 bytes do not; an empty label and a dead button are refused."""
    params = {"chat_id": phone.chat_id, "text": "x"}

    def keyboard(**button: str) -> dict[str, object]:
        return {"inline_keyboard": [[button]]}

    await api.result("sendMessage", **params, reply_markup=keyboard(text="a", callback_data="x" * 64))
    for data in ("ế" * 22, ""):
        markup = keyboard(text="a", callback_data=data)
        assert await api.refused("sendMessage", **params, reply_markup=markup) == (
            400,
            "Bad Request: BUTTON_DATA_INVALID",
        )
    empty = await api.refused("sendMessage", **params, reply_markup=keyboard(text=" ", callback_data="x"))
    assert empty == (400, "Bad Request: inline keyboard button text must be non-empty")
    link = {"text": "Mở trang", "url": "https://a.vn"}
    await api.result("sendMessage", **params, reply_markup=keyboard(**link))
    assert phone.last.buttons == [[Button("Mở trang", url="https://a.vn")]]
    with pytest.raises(AssertionError, match="no button 'Mở trang' is shown"):
        await phone.taps("Mở trang")
    for odd in ({"inline_keyboard": "x"}, {"inline_keyboard": ["x"]}, {"inline_keyboard": [["x"]]}):
        assert (await api.refused("sendMessage", **params, reply_markup=odd))[0] == 400
    dead = await api.refused("sendMessage", **params, reply_markup=keyboard(text="a"))
    assert dead == (400, "Bad Request: text buttons are unallowed in the inline keyboard")


async def test_edits_change_what_is_seen(api: Caller, phone: Person) -> None:
    """An edit without buttons takes the buttons away; the same again is "not modified"; both count."""
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text="Câu 1", reply_markup=TAKEN)
    number = sent["message_id"]
    assert phone.last.buttons == [[Button("Để sau", "later"), Button("3 điểm", "3")]]
    edit = {"chat_id": phone.chat_id, "message_id": number}
    assert await api.refused("editMessageReplyMarkup", **edit, reply_markup=TAKEN) == (400, NOT_MODIFIED)
    await api.result("editMessageText", **edit, text="Câu 1 ✓")
    assert (phone.last.text, phone.last.labels, phone.last.edited) == ("Câu 1 ✓", [], 1)
    assert await api.refused("editMessageText", **edit, text="Câu 1 ✓") == (400, NOT_MODIFIED)
    await api.result("deleteMessage", **edit)
    assert phone.shown == []
    assert await api.refused("editMessageText", **edit, text="x") == (400, "Bad Request: message to edit not found")
    assert await api.refused("deleteMessage", **edit) == (400, "Bad Request: message to delete not found")


async def test_some_messages_cannot_be_edited(fake: FakeTelegram, api: Caller, phone: Person) -> None:
    """A person's message, and with the switch an old one, can't be edited; words and captions are not mixed up."""
    own = await phone.says("3")
    refused = (400, "Bad Request: message can't be edited")
    assert await api.refused("editMessageText", chat_id=phone.chat_id, message_id=own, text="4") == refused
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text="x")
    edit = {"chat_id": phone.chat_id, "message_id": sent["message_id"]}
    no_caption = (400, "Bad Request: there is no caption in the message to edit")
    assert await api.refused("editMessageCaption", **edit, caption="x") == no_caption
    fake.state.lifetimes = Lifetimes(editable=3600)
    fake.clock.forward(3601)
    assert await api.refused("editMessageText", **edit, text="y") == refused
    fake.clock.forward(48 * 3600)
    too_old = (400, "Bad Request: message can't be deleted for everyone")
    assert await api.refused("deleteMessage", **edit) == too_old


async def test_taps_are_answered_once_and_in_time(fake: FakeTelegram, api: Caller, phone: Person) -> None:
    """An answer shows a toast; after its lifetime, or for an unknown id, the query is too old; 200 units at most."""
    await api.result("sendMessage", chat_id=phone.chat_id, text="Câu 1", reply_markup=TAKEN)
    await phone.taps("Để sau")
    (update,) = await api.result("getUpdates")
    tap = update["callback_query"]
    assert (tap["data"], tap["message"]["text"], tap["from"]["id"]) == ("later", "Câu 1", 1001)
    answer = {"callback_query_id": tap["id"]}
    assert await api.refused("answerCallbackQuery", **answer, text="x" * 201) == (400, "Bad Request: MESSAGE_TOO_LONG")
    await api.result("answerCallbackQuery", **answer, text="Đã ghi", show_alert=True)
    assert phone.toasts == [Toast("Đã ghi", alert=True)]
    assert await api.refused("answerCallbackQuery", callback_query_id="7") == (400, TOO_OLD)
    fake.clock.forward(31)
    assert await api.refused("answerCallbackQuery", **answer) == (400, TOO_OLD)


async def test_a_keyboard_under_the_input_line_is_typed(api: Caller, phone: Person) -> None:
    """Its buttons send their label as words until the bot takes it away."""
    shown = {"keyboard": [["Tiếp tục", {"text": "Dừng"}]]}
    await api.result("sendMessage", chat_id=phone.chat_id, text="x", reply_markup=shown)
    await phone.taps("Dừng")
    assert (phone.shown[-1].mine, phone.shown[-1].text) == (True, "Dừng")
    await api.result("sendMessage", chat_id=phone.chat_id, text="y", reply_markup={"remove_keyboard": True})
    with pytest.raises(AssertionError, match="no button 'Dừng'"):
        await phone.taps("Dừng")
    empty = {"keyboard": [[""]]}
    assert (await api.refused("sendMessage", chat_id=phone.chat_id, text="x", reply_markup=empty))[0] == 400


async def test_a_button_that_is_not_shown_cannot_be_tapped(api: Caller, phone: Person) -> None:
    """The failure lists what is shown; an old view can still send its data, with the message as it is now."""
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text="Câu 1", reply_markup=TAKEN)
    with pytest.raises(AssertionError, match=r"no button 'Nộp' is shown\n< #1 Câu 1 \[Để sau\] \[3 điểm\]"):
        await phone.taps("Nộp")
    await api.result("editMessageText", chat_id=phone.chat_id, message_id=sent["message_id"], text="Câu 2")
    await phone.taps_old(sent["message_id"], "later")
    await phone.deletes(sent["message_id"])
    await phone.taps_old(sent["message_id"], "later")
    seen, gone = (update["callback_query"]["message"] for update in await api.result("getUpdates"))
    assert seen["text"] == "Câu 2"
    assert gone == {"chat": seen["chat"], "message_id": sent["message_id"], "date": 0}


async def test_the_bot_cannot_write_to_everybody(fake: FakeTelegram, api: Caller) -> None:
    """Not to strangers, not to who blocked it, not to who left; a block is told, and lifted by unblocking."""
    phone = fake.person(7, "Lan")
    send = {"chat_id": 7, "text": "x"}
    assert await api.refused("sendMessage", **send) == (400, "Bad Request: chat not found")
    await phone.says("/start ABC")
    await api.result("sendMessage", **send)
    await phone.blocks()
    assert await api.status("sendMessage", **send) == (
        403,
        {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"},
    )
    with pytest.raises(AssertionError, match="unblocks"):
        await phone.says("xin chào")
    await phone.unblocks()
    await api.result("sendMessage", **send)
    changes = [update["my_chat_member"] for update in (await api.result("getUpdates"))[1:]]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    await phone.deactivates()
    assert await api.refused("sendMessage", **send) == (403, "Forbidden: user is deactivated")


async def test_groups_have_members_and_can_throw_the_bot_out(fake: FakeTelegram, api: Caller, phone: Person) -> None:
    """Members write and read in a group; others do not; without membership the bot is refused."""
    group = fake.group(-5001, "Nhóm", members=[phone])
    await phone.says("hi", in_chat=group)
    (update,) = await api.result("getUpdates")
    assert update["message"]["chat"] == {"id": -5001, "type": "group", "title": "Nhóm"}
    await api.result("sendMessage", chat_id=-5001, text="Tôi chỉ trả lời riêng")
    assert (await phone.sees("riêng", in_chat=group)).mine is False
    assert [shown.mine for shown in phone.shown_in(group)] == [True, False]
    with pytest.raises(AssertionError, match="not a member"):
        await fake.person(8, "Lan").says("hi", in_chat=group)
    await group.throws_out_the_bot(phone)
    assert await api.refused("sendMessage", chat_id=-5001, text="x") == (
        403,
        "Forbidden: bot was kicked from the group chat",
    )


async def test_waiting_for_words_ends_with_the_transcript(api: Caller, phone: Person) -> None:
    """Waiting finds the newest message with the words, quiet notices an edit, a failure shows the chat."""
    sent = await api.result("sendMessage", chat_id=phone.chat_id, text="Câu 1/21")
    seen = await phone.sees("Câu 1")
    assert seen.message_id == sent["message_id"]
    with pytest.raises(AssertionError, match=r"'Câu 1' was not seen within 0.01 s\n< #1 Câu 1/21"):
        await phone.sees_new("Câu 1", after=seen.message_id, timeout=0.01)
    await phone.quiet(0.01)
    edit = api.result("editMessageText", chat_id=phone.chat_id, message_id=seen.message_id, text="Câu 2/21")
    with pytest.raises(AssertionError, match="something came"):
        await asyncio.gather(phone.quiet(1), edit)
