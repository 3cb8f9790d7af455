"""Unmodified aiogram and python-telegram-bot take the fake for Telegram."""

import asyncio
from collections.abc import AsyncIterator
from types import ModuleType

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from tests.fakes.telegram.receiver import receiving
from tests.fakes.telegram_server import Broken, FakeTelegram, Person, Rates, Reset, Timeout, TooMany

JPEG = b"\xff\xd8\xff\xe0 a picture"
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Để sau", callback_data="later")]])
SENDS = ("sticker", "voice", "video", "contact", "location", "poll", "dice")


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    """A Telegram of its own for every test, without a limit of pace."""
    async with FakeTelegram(rates=Rates(enforced=False)) as fake:
        yield fake


@pytest.fixture
def phone(fake: FakeTelegram) -> Person:
    """Hiền's phone, known to the bot."""
    return fake.person(1001, "Hiền", known=True)


@pytest.fixture
async def mouth(fake: FakeTelegram) -> AsyncIterator[ExtBot[None]]:
    """The bot of python-telegram-bot with a short patience."""
    async with _bot(fake, fake.token) as bot:
        yield bot


@pytest.fixture(scope="session")
def aiogram() -> ModuleType:
    """The library, imported only here because that takes seconds."""
    import aiogram  # noqa: PLC0415 - see above
    import aiogram.client.session.aiohttp  # noqa: PLC0415
    import aiogram.client.telegram  # noqa: PLC0415
    import aiogram.types  # noqa: PLC0415

    return aiogram


def _bot(fake: FakeTelegram, token: str) -> ExtBot[None]:
    addresses = {"base_url": f"{fake.url}/bot", "base_file_url": f"{fake.url}/file/bot"}
    return ExtBot(token, **addresses, request=HTTPXRequest(read_timeout=1, media_write_timeout=5))


@pytest.fixture
async def ears(fake: FakeTelegram, aiogram: ModuleType) -> AsyncIterator[object]:
    """The bot of aiogram."""
    server = aiogram.client.telegram.TelegramAPIServer.from_base(fake.url)
    session = aiogram.client.session.aiohttp.AiohttpSession(api=server)
    async with aiogram.Bot(fake.token, session=session) as bot:
        yield bot


async def test_ptb_sends_edits_and_deletes(mouth: ExtBot[None], phone: Person) -> None:
    """A message with buttons is sent, edited, deleted; a photo, a document and albums arrive with their bytes."""
    message = await mouth.send_message(phone.chat_id, "<b>Câu 1</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert (message.text, message.text_html) == ("Câu 1", "<b>Câu 1</b>")
    await message.edit_text("Câu 2", reply_markup=KEYBOARD)
    await message.edit_reply_markup(None)
    assert (phone.last.text, phone.last.edited, phone.last.labels) == ("Câu 2", 2, [])
    await message.delete()
    await mouth.send_chat_action(phone.chat_id, "typing")
    photo = await mouth.send_photo(phone.chat_id, JPEG, caption="ảnh")
    await photo.edit_caption("ảnh khác")
    again = await mouth.send_photo(phone.chat_id, photo.photo[-1].file_id)
    assert again.photo[-1].file_id == photo.photo[-1].file_id
    document = await mouth.send_document(phone.chat_id, b"%PDF", filename="bang-diem.pdf", caption="bảng điểm")
    assert document.document.file_name == "bang-diem.pdf"
    await mouth.send_media_group(phone.chat_id, [InputMediaPhoto(JPEG, caption="một"), InputMediaPhoto(JPEG)])
    await mouth.send_media_group(phone.chat_id, [InputMediaDocument(b"a"), InputMediaDocument(b"b")])
    assert [(shown.caption, shown.file) for shown in phone.shown] == [
        ("ảnh khác", JPEG),
        (None, JPEG),
        ("bảng điểm", b"%PDF"),
        ("một", JPEG),
        (None, JPEG),
        (None, b"a"),
        (None, b"b"),
    ]


async def test_ptb_reads_every_kind_of_update(mouth: ExtBot[None], phone: Person) -> None:
    """Texts, taps, edits, membership, pictures and everything else come as the objects they are."""
    await mouth.send_message(phone.chat_id, "Câu 1", reply_markup=KEYBOARD)
    number = await phone.says("/start ABC")
    await phone.taps("Để sau")
    await phone.edits(number, "/start XYZ")
    await phone.blocks()
    await phone.unblocks()
    for kind in SENDS:
        await getattr(phone, f"sends_{kind}")()
    await phone.taps_old(99, "later")
    updates = await mouth.get_updates()
    assert updates[0].message.text == "/start ABC"
    assert updates[1].callback_query.message.text == "Câu 1"
    await updates[1].callback_query.answer("Đã ghi")
    assert updates[2].edited_message.text == "/start XYZ"
    assert [update.my_chat_member.new_chat_member.status for update in updates[3:5]] == ["kicked", "member"]
    for kind, update in zip(SENDS, updates[5:], strict=False):
        assert getattr(update.message, kind), kind
    assert updates[-1].callback_query.message.is_accessible is False
    assert phone.toasts[0].text == "Đã ghi"


async def test_ptb_downloads_and_asks(mouth: ExtBot[None], phone: Person) -> None:
    """A picture downloads as it was sent; commands, webhook and chat are asked and set."""
    await phone.sends_photo(JPEG)
    (update,) = await mouth.get_updates()
    file = await update.message.photo[-1].get_file()
    assert await file.download_as_bytearray() == JPEG
    assert await mouth.set_my_commands([("tucham", "Tự chấm")], language_code="vi")
    assert (await mouth.get_my_commands(language_code="vi"))[0].command == "tucham"
    assert await mouth.delete_my_commands(language_code="vi")
    assert await mouth.set_chat_menu_button()
    assert (await mouth.get_chat(phone.chat_id)).first_name == "Hiền"
    assert await mouth.set_webhook("https://a.vn/hook", secret_token="x")
    assert (await mouth.get_webhook_info()).url == "https://a.vn/hook"
    assert await mouth.delete_webhook(drop_pending_updates=True)


async def test_ptb_maps_every_error(
    mouth: ExtBot[None], fake: FakeTelegram, phone: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every refusal and every fault becomes the error of the library that belongs to it."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it every RetryAfter warns of a future change
    with pytest.raises(BadRequest, match="Message is not modified"):
        await (await mouth.send_message(phone.chat_id, "x")).edit_text("x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await mouth.send_message(9, "x")
    faults = {Timeout(): TimedOut, Reset(): NetworkError, TooMany(3): RetryAfter, Broken(502): NetworkError}
    for fault, error in faults.items():
        fake.faults.next("sendMessage", fault)
        with pytest.raises(error):
            await mouth.send_message(phone.chat_id, "x")
    await phone.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await mouth.send_message(phone.chat_id, "x")
    with pytest.raises(InvalidToken):
        async with _bot(fake, "1234567890:wrong"):
            pass
    await mouth.set_webhook("https://a.vn/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await mouth.get_updates()
    await mouth.delete_webhook()


async def test_the_plain_bot_of_ptb_works_too(fake: FakeTelegram, phone: Person) -> None:
    """telegram.Bot without extras sends and knows itself."""
    async with Bot(fake.token, base_url=f"{fake.url}/bot", base_file_url=f"{fake.url}/file/bot") as bot:
        assert bot.username == "fake_antq_bot"
        await bot.send_message(phone.chat_id, "xin chào")
    assert phone.last.text == "xin chào"


async def test_aiogram_polls_through_a_dispatcher(aiogram: ModuleType, ears: object, phone: Person) -> None:
    """Texts and taps reach the handlers of an unmodified Dispatcher, whose answers are seen."""
    dispatcher = aiogram.Dispatcher()
    taps = []

    @dispatcher.message()
    async def echo(message: object) -> None:
        """Answer with the words and a button."""
        button = aiogram.types.InlineKeyboardButton(text="Để sau", callback_data="later")
        markup = aiogram.types.InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer(f"bạn nói {message.text}", reply_markup=markup)

    @dispatcher.callback_query()
    async def tapped(query: object) -> None:
        """Answer the tap and change the message."""
        taps.append(query.data)
        await query.answer("Đã ghi")
        await query.message.edit_text("để sau vậy")

    polling = asyncio.create_task(
        dispatcher.start_polling(ears, handle_signals=False, handle_as_tasks=False, polling_timeout=1)
    )
    await phone.says("xin chào")
    await phone.sees("bạn nói xin chào")
    await phone.taps("Để sau")
    await phone.sees("để sau vậy")
    assert (taps, [toast.text for toast in phone.toasts]) == (["later"], ["Đã ghi"])
    await dispatcher.stop_polling()
    await polling


async def test_aiogram_reads_every_kind_of_update(aiogram: ModuleType, ears: object, phone: Person) -> None:
    """Its strict models take every shape; a file downloads; files, albums and commands are sent."""
    types = aiogram.types
    number = await phone.says("/start ABC")
    await phone.edits(number, "/start XYZ")
    await phone.blocks()
    await phone.unblocks()
    for kind in SENDS:
        await getattr(phone, f"sends_{kind}")()
    await phone.taps_old(99, "later")
    await phone.sends_photo(JPEG)
    await phone.sends_document(b"%PDF", "a.pdf", "application/pdf", caption="đơn")
    updates = await ears.get_updates(allowed_updates=[])
    assert len(updates) == 4 + len(SENDS) + 3
    assert type(updates[-3].callback_query.message).__name__ == "InaccessibleMessage"
    assert (await ears.download(updates[-2].message.photo[-1])).read() == JPEG
    file = types.BufferedInputFile(JPEG, "a.jpg")
    await ears.send_photo(phone.chat_id, file, caption="ảnh")
    await ears.send_document(phone.chat_id, file)
    await ears.send_media_group(phone.chat_id, [types.InputMediaPhoto(media=file), types.InputMediaPhoto(media=file)])
    assert [shown.file for shown in phone.shown[-4:]] == [JPEG] * 4
    assert await ears.set_my_commands([types.BotCommand(command="tucham", description="Tự chấm")])
    assert (await ears.get_chat(phone.chat_id)).first_name == "Hiền"
    assert (await ears.get_webhook_info()).pending_update_count == len(updates)
    assert (await ears.me()).username == "fake_antq_bot"


async def test_aiogram_reads_a_webhook_post(aiogram: ModuleType, ears: object, phone: Person) -> None:
    """What the fake posts is an Update of aiogram."""
    async with receiving() as hook:
        await ears.set_webhook(hook.url, secret_token="secret", allowed_updates=["message"])
        await phone.says("xin chào")
        (post,) = await hook.has(1)
        assert aiogram.types.Update.model_validate(post, context={"bot": ears}).message.text == "xin chào"
        await ears.delete_webhook()
