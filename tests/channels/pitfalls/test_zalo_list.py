"""Pitfall 22: everything that is peculiar about Zalo, each as one line of a table."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.ports import Lane
from tests.channels.pitfalls.stage import Stage
from tests.channels.seated import (
    ZALO,
    answered,
    count_of,
    deliveries,
    enqueue,
    first_question,
    settled,
    states,
    until,
)
from tests.fakes.zalo_server import Broken, Refuse, Reset, TooMany
from tests.town import town

JPEG = b"\xff\xd8\xff\xe0 a picture"
UNREADABLE = "Ứng dụng không cho bot đọc tin bạn vừa gửi"


async def _flat_and_wrapped(on: Stage) -> None:
    """Both shapes of a webhook's body are understood."""
    for shape, typed, expected in (("flat", "3", "Câu 2/21"), ("wrapped", "95", "Câu 3/21")):
        on.zalo.webhook_body(shape)  # type: ignore[arg-type]
        await on.head.says(typed)
        await on.head.sees(expected)


async def _both_names_of_a_picture(on: Stage) -> None:
    """A picture's address is found under either name."""
    for number, field in enumerate(("photo", "photo_url")):
        on.zalo.photo_field(field)  # type: ignore[arg-type]
        await on.head.phone.sends_photo(JPEG + bytes([number]))
        await until(lambda number=number: on.kept() == number + 1)


async def _the_same_event_again(on: Stage) -> None:
    """An event is known again by its message's id."""
    await on.head.phone.says("3", again="same_id")
    await on.head.phone.sees("Câu 2/21", 10)
    await settled(on.it)
    assert (answered(on.it), count_of(on.head, "Câu 2/21")) == (["1"], 1)


async def _a_document(on: Stage) -> None:
    """What Zalo does not hand over is answered once a day, with a way to the page that opens."""
    for _ in range(3):
        await on.head.phone.sends_unsupported()
    said = await on.head.phone.sees(UNREADABLE, 10)
    await settled(on.it)
    assert count_of(on.head, UNREADABLE) == 1
    link = said.text.split()[-1]
    page = on.it.on_web()
    await page.enter(link.rpartition("/")[2])
    await page.sees("Bạn dừng ở câu 1")
    await page.close()
    on.it.passes(timedelta(days=1))
    await on.head.phone.sends_unsupported()
    await until(lambda: count_of(on.head, UNREADABLE) == 2)


async def _a_protected_account(on: Stage) -> None:
    """Somebody whose every message arrives without content is told so, and no answer is made of it."""
    on.head.phone.protected = True
    await on.head.says("3")
    await on.head.sees(UNREADABLE)
    assert not answered(on.it)


async def _a_sticker_and_a_voice(on: Stage) -> None:
    """Each has its sentence, with the present question."""
    await on.head.phone.sends_sticker()
    assert "Câu 1/21" in (await on.head.phone.sees("Nhãn dán không thay được câu trả lời", 10)).text
    await on.head.phone.sends_voice()
    assert "Câu 1/21" in (await on.head.phone.sees("Bot chưa nghe được tin thoại", 10)).text


async def _numbers_and_words(on: Stage) -> None:
    """A choice is made by its letter, its label, or its label without diacritics; a value is typed."""
    await on.head.press("Để sau")
    await on.head.sees("Câu 2/21")
    await on.head.says("quay lai")
    await on.head.sees("Câu 1/21")
    await on.head.says("3")
    await on.head.sees("Câu 2/21")
    await on.head.says("ĐỂ SAU")
    await on.head.sees("Câu 3/21")
    assert answered(on.it) == ["1"]


async def _two_thousand_units(on: Stage) -> None:
    """A long text comes in bubbles of at most 2,000 UTF-16 units, and the choices are in the last."""
    enqueue(on.it, "👍 dài " * 700, Lane.NOTICE, channel="zalo", chat=ZALO)
    await settled(on.it)
    (row,) = deliveries(on.it, lane=int(Lane.NOTICE))
    sent = [each.text for each in on.head.phone.shown if "👍" in each.text]
    assert row["state"] == "sent"
    assert len(sent) >= 3
    assert all(len(text.encode("utf-16-le")) // 2 <= 2000 for text in sent)
    assert "".join(sent).count("👍") == 700


async def _a_refusal_at_http_200(on: Stage) -> None:
    """`ok` false at HTTP 200 is a refusal: the message is given up, the next one comes."""
    on.zalo.faults.next("sendMessage", Refuse(400, "Bad Request: text is invalid"))
    await on.head.says("3")
    await until(lambda: "dead" in states(on.it))
    await on.head.says("95")
    await on.head.sees("Câu 3/21")


async def _too_many_without_a_number(on: Stage) -> None:
    """After a 429, which does not say how long, nothing is sent for two seconds; then everything comes once."""
    on.zalo.faults.next("sendMessage", TooMany())
    before = len(on.zalo.called("sendMessage"))
    await on.head.says("3")
    await on.head.sees("Câu 2/21")
    refused, taken = on.zalo.called("sendMessage")[before:]
    assert taken.at - refused.at >= 1.9
    assert count_of(on.head, "Câu 2/21") == 1


async def _no_answer(on: Stage) -> None:
    """A message that may have arrived is sent once more and says so."""
    on.zalo.faults.next("sendMessage", Reset(after_accepting=True))
    await on.head.says("3")
    await until(lambda: "uncertain" in states(on.it))
    on.it.passes(timedelta(seconds=5))
    await on.head.phone.sees("↻ Gửi lại tin #", 10)
    assert count_of(on.head, "Câu 2/21") == 2


async def _a_page_of_html(on: Stage) -> None:
    """A gateway's page instead of an answer says nothing of the message: it is sent once more, marked."""
    on.zalo.faults.next("sendMessage", Broken(502))
    await on.head.says("3")
    await until(lambda: "uncertain" in states(on.it))
    on.it.passes(timedelta(seconds=5))
    assert "↻ Gửi lại tin #" in await on.head.sees("Câu 2/21")


async def _an_expired_picture(on: Stage) -> None:
    """A picture whose address is gone is asked for again."""
    await on.head.phone.sends_photo(JPEG, expired=True)
    await on.head.phone.sees("Chưa tải được tệp vừa gửi", 10)
    assert not on.kept()


async def _a_picture_too_big(on: Stage) -> None:
    """A picture above the limit is refused with the limit."""
    await on.head.phone.sends_photo(JPEG, size=11 * 1024 * 1024)
    await on.head.phone.sees("mỗi tệp tối đa 10 MB", 10)
    assert not on.kept()


async def _a_picture_that_is_none(on: Stage) -> None:
    """What is no picture inside is refused with what is taken, whatever the server calls it."""
    await on.head.phone.sends_photo(b"<html>login</html>", content_type="image/jpeg")
    await on.head.phone.sees("Loại tệp này chưa nhận được", 10)
    assert not on.kept()


async def _a_group(on: Stage) -> None:
    """A group is told once that it is the wrong place."""
    group = on.zalo.group("g-1", "Tổ 1")
    for _ in range(3):
        await on.head.phone.says("/tucham", in_chat=group)
    await until(lambda: on.head.phone.shown_in(group)[-1].text.startswith("Bot chỉ trò chuyện riêng"))
    await settled(on.it)
    assert (
        len([each for each in on.head.phone.shown_in(group) if not each.mine and "trò chuyện riêng" in each.text]) == 1
    )


async def _garbage(on: Stage) -> None:
    """An event of an unknown kind, or without a message, is acknowledged and stops nobody."""
    await on.zalo.garbage()
    await on.zalo.garbage({"event_name": "message.text.received", "message": {"text": "3"}})
    await on.head.says("3")
    await on.head.sees("Câu 2/21")
    assert answered(on.it) == ["1"]


async def _blocked_without_a_word(on: Stage) -> None:
    """Zalo does not tell of a block: the refusal does, and whoever writes again can be reached again."""
    await on.head.phone.blocks()
    enqueue(on.it, "Nhắc: còn 7 ngày", Lane.PING, channel="zalo", chat=ZALO)
    await until(lambda: "dead" in states(on.it))
    assert _unreachable(on)
    await on.head.phone.unblocks()
    await on.head.says(on.it.code("head-thcs-1"))
    await on.head.phone.sees("Bạn dừng ở câu 1", 10)
    assert not _unreachable(on)


def _unreachable(on: Stage) -> bool:
    with on.it.database.read() as work:
        chat = work.chats.find("zalo", ZALO)
    assert chat is not None
    return chat.unreachable_at is not None


_METHODS = {"getMe", "setWebhook", "getWebhookInfo", "deleteWebhook", "sendMessage", "getUpdates"}
LIST: list[Callable[[Stage], Awaitable[Any]]] = [
    _flat_and_wrapped,
    _both_names_of_a_picture,
    _the_same_event_again,
    _a_document,
    _a_protected_account,
    _a_sticker_and_a_voice,
    _numbers_and_words,
    _two_thousand_units,
    _a_refusal_at_http_200,
    _too_many_without_a_number,
    _no_answer,
    _a_page_of_html,
    _an_expired_picture,
    _a_picture_too_big,
    _a_picture_that_is_none,
    _a_group,
    _garbage,
    _blocked_without_a_word,
]


@pytest.mark.parametrize("line", LIST, ids=lambda line: line.__name__.strip("_").replace("_", " "))
async def test_22_the_zalo_list(seated: str, tmp_path: Path, line: Callable[[Stage], Awaitable[Any]]) -> None:
    """Each line of the list holds, through the webhook, and only the methods that Zalo has are ever called."""
    async with town(seated, tmp_path, webhook=True) as it:
        on = Stage(it, it.on_zalo())
        await first_question(on.head)
        await line(on)
        assert {call.method for call in it.zalo.calls} <= _METHODS
