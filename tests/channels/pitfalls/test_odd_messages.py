"""Pitfall 14: edited messages, albums, stickers, and messages that lack what one would expect."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.channels.seated import CASE, PHONE, answered, count_of, first_question, settled, states
from tests.fakes.telegram_server import Broken, Person, Reset
from tests.hands import TelegramHand
from tests.town import Town, town

JPEG = b"\xff\xd8\xff\xe0 a picture"
ODD: dict[str, tuple[Callable[[Person], Awaitable[object]], str]] = {
    "sticker": (lambda phone: phone.sends_sticker(), "Nhãn dán không thay được câu trả lời"),
    "voice": (lambda phone: phone.sends_voice(), "Bot chưa nghe được tin thoại"),
    "video": (lambda phone: phone.sends_video(), "Bot chưa hiểu loại tin này"),
    "contact": (lambda phone: phone.sends_contact(), "Bot chưa hiểu loại tin này"),
    "location": (lambda phone: phone.sends_location(), "Bot chưa hiểu loại tin này"),
    "poll": (lambda phone: phone.sends_poll(), "Bot chưa hiểu loại tin này"),
    "dice": (lambda phone: phone.sends_dice(), "Bot chưa hiểu loại tin này"),
    "edited": (lambda phone: phone.edits(1, "5"), "Sửa tin cũ không làm đổi câu trả lời"),
}


@pytest.mark.parametrize("kind", ODD)
async def test_14_a_message_that_answers_nothing(seated: str, tmp_path: Path, kind: str) -> None:
    """Each kind has one polite sentence, with the present question below it, and stores nothing."""
    act, sentence = ODD[kind]
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await act(head.phone)
        assert "Câu 1/21" in (await head.phone.sees(sentence, 10)).text
        await settled(it)
        assert count_of(head, sentence) == 1
        assert not answered(it)
        assert set(states(it)) == {"sent"}


def _kept(it: Town) -> list[str]:
    with it.database.read() as work:
        return [f"{entry.line} {entry.kind}" for entry in work.files.log(CASE)]


async def test_14_an_album(seated: str, tmp_path: Path) -> None:
    """Several pictures sent together are all kept, for the question they were sent for, and answered once."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.phone.sends_album([JPEG + bytes([number]) for number in range(4)], "bốn ảnh")
        await head.phone.sees("✓ Đã lưu minh chứng câu 1", 10)
        await settled(it)
        assert _kept(it) == ["1 added"] * 4
        assert count_of(head, "✓ Đã lưu minh chứng") == 1


async def test_14_an_album_where_no_question_is_open(seated: str, tmp_path: Path) -> None:
    """Pictures sent together from the menu are refused in one sentence."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await head.says("/batdau")
        await head.sees("Trường THCS Thiện Tín")
        await head.phone.sends_album([JPEG, JPEG + b"2", JPEG + b"3"])
        await head.phone.sees("Chưa rõ tệp này cho câu nào", 10)
        await settled(it)
        assert not _kept(it)
        assert count_of(head, "Chưa rõ tệp này cho câu nào") == 1


@pytest.mark.parametrize("fault", [Broken(502), Broken(404), Reset()], ids=["502", "404", "reset"])
async def test_14_a_file_that_cannot_be_fetched(seated: str, tmp_path: Path, fault: Broken | Reset) -> None:
    """When the download goes wrong, one sentence asks for the file again, and sending it again works."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.faults.next("download", fault, times=2 if isinstance(fault, Reset) else 1)  # a GET is tried again
        await head.phone.sends_photo(JPEG)
        await head.phone.sees("Chưa tải được tệp vừa gửi", 10)
        await head.phone.sends_photo(JPEG)
        await head.phone.sees("✓ Đã lưu minh chứng câu 1", 10)
        await settled(it)
        assert _kept(it) == ["1 added"]


BARE = {
    "no name, no language": {"from": {"id": PHONE, "is_bot": False, "first_name": ""}},
    "unknown fields": {"from": {"id": PHONE, "is_bot": False, "first_name": "H", "mood": {"x": 1}}, "future": [1]},
    "no sender": {},
}


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("kind", BARE)
async def test_14_missing_fields(seated: str, tmp_path: Path, kind: str, webhook: bool) -> None:
    """A text is taken whatever stands around it, also without a sender or with fields nobody knows yet."""
    async with town(seated, tmp_path, webhook=webhook) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        chat = {"id": PHONE, "type": "private"}
        body = {"message_id": 900_001, "date": 1_760_000_000, "chat": chat, "text": "3", **BARE[kind]}
        await it.telegram.garbage("message", body)
        await head.phone.sees("Câu 2/21", 10)
        assert answered(it) == ["1"]


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_14_an_update_nobody_understands(seated: str, tmp_path: Path, webhook: bool) -> None:
    """Garbage, and kinds of update that do not exist yet, are left aside and stop nobody."""
    async with town(seated, tmp_path, webhook=webhook) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await it.telegram.garbage()
        await it.telegram.garbage("message", {"message_id": "x"})
        await it.telegram.garbage("brain_wave", {"id": 1})
        await it.telegram.garbage("callback_query", {"id": "1", "from": None})
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        await it.telegram.settles()


async def test_14_what_is_only_a_notice_is_not_answered(seated: str, tmp_path: Path) -> None:
    """A pinned message and the like say nothing to us, so nothing is said."""
    async with town(seated, tmp_path) as it:
        head: TelegramHand = it.on_telegram(PHONE)
        await first_question(head)
        await settled(it)
        who = {"id": PHONE, "is_bot": False, "first_name": "Hiền"}
        chat = {"id": PHONE, "type": "private"}
        timer = {"message_id": 900_002, "date": 1_760_000_000, "chat": chat, "from": who}
        await it.telegram.garbage(
            "message", {**timer, "message_auto_delete_timer_changed": {"message_auto_delete_time": 9}}
        )
        await it.telegram.settles()
        await head.phone.quiet(0.3)
