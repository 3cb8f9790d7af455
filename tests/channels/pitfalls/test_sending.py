"""Pitfalls 7 and 9 to 13: what a platform may answer to what we send."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ports import Lane
from tests.channels.seated import (
    OFFICER_PHONE,
    PHONE,
    answered,
    count_of,
    deliveries,
    enqueue,
    first_question,
    news,
    settled,
    states,
    until,
)
from tests.fakes.telegram_server import Refuse, Reset, Timeout, TooMany
from tests.town import platforms, process, town

NOT_MODIFIED = Refuse(400, "Bad Request: message is not modified: specified new message content is the same")
AGAIN = "↻ Gửi lại tin #"
NASTY = "<b>&amp;</i> _lớp_ *9A* [đi](x) `thực tập` <script>"


async def test_07_not_modified(seated: str, tmp_path: Path) -> None:
    """An edit that changes nothing counts as done and is not tried again."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.faults.next("editMessageText", NOT_MODIFIED)
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        await settled(it)
        assert states(it, op="close") == ["sent"]
        assert len(it.telegram.called("editMessageText")) == 1


async def test_07_an_edit_that_was_done_without_an_answer(seated: str, tmp_path: Path) -> None:
    """An edit whose answer got lost is done once more, learns that nothing is to be changed, and is done."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.faults.next("editMessageText", Reset(after_accepting=True))
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        await until(lambda: "retry" in states(it, op="close"))
        it.passes(timedelta(seconds=5))
        await settled(it)
        assert states(it, op="close") == ["sent"]
        assert [call.status for call in it.telegram.called("editMessageText")] == [0, 400]
        assert count_of(head, "▸ 3 điểm") == 1


@pytest.mark.parametrize("how", ["blocked", "deactivated"])
async def test_09_blocked_or_deactivated(seated: str, tmp_path: Path, how: str) -> None:
    """Who cannot be reached on one channel is written to on the other, and on the first again once they write there."""
    async with town(seated, tmp_path) as it:
        zalo, head = it.on_zalo(), it.on_telegram(PHONE)
        await first_question(zalo)
        await first_question(head)
        await (head.phone.blocks() if how == "blocked" else head.phone.deactivates())
        for number in (1, 2, 3):
            news(it, f"Tin số {number}")
        await zalo.phone.sees("Tin số 3", 10)
        await settled(it)
        assert [count_of(zalo, f"Tin số {number}") for number in (1, 2, 3)] == [1, 1, 1]
        assert count_of(head, "Tin số") == 0
        with it.database.read() as work:
            lost = work.chats.find("telegram", str(PHONE))
        assert lost is not None
        assert lost.unreachable_at is not None
        if how == "blocked":
            await head.phone.unblocks()
        else:  # Telegram says nothing when an account comes back
            it.telegram.state.chats[PHONE].refusal = ""
        await head.says("/tucham")
        await head.sees("Câu 1/21")
        news(it, "Tin số 4")
        await head.phone.sees("Tin số 4", 10)
        assert count_of(zalo, "Tin số 4") == 0


async def test_10_flood_control(seated: str, tmp_path: Path) -> None:
    """After a 429 nothing is sent to anybody for as long as Telegram says; then everything comes, in order, once."""
    async with town(seated, tmp_path) as it:
        head, officer = it.on_telegram(PHONE), it.on_telegram(OFFICER_PHONE, "Dũng")
        await first_question(head)
        await settled(it)
        it.telegram.faults.next("sendMessage", TooMany(retry_after=2))
        before = len(it.telegram.called("sendMessage"))
        await head.press("3 điểm")
        await until(lambda: len(it.telegram.called("sendMessage")) > before)
        refused = it.telegram.called("sendMessage")[before]
        await officer.says("/choduyet")
        await head.says("95")
        await officer.sees("Không có hồ sơ")
        await head.phone.sees("Câu 3/21", 10)
        later = it.telegram.called("sendMessage")[before + 1 :]
        assert refused.status == 429
        assert min(call.at for call in later) >= refused.at + 1.9
        await settled(it)
        assert [count_of(head, f"Câu {number}/21") for number in (2, 3)] == [1, 1]
        assert it.telegram.violations == 0


async def test_11_timeout_after_a_send(seated: str, tmp_path: Path) -> None:
    """A reply that may have arrived is sent once more, marked with its number; a reminder is not."""
    async with platforms(seated, tmp_path) as on, process(on, impatience=0.5) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await settled(it)
        it.telegram.faults.next("sendMessage", Timeout(after_accepting=True))
        await head.press("3 điểm")
        await until(lambda: "uncertain" in states(it))
        (row,) = deliveries(it, state="uncertain")
        it.passes(timedelta(seconds=5))
        await head.phone.sees(f"{AGAIN}{row['first_seq']}", 10)
        await settled(it)
        assert (count_of(head, "Câu 2/21"), count_of(head, AGAIN)) == (2, 1)
        it.telegram.faults.next("sendMessage", Timeout(after_accepting=True))
        enqueue(it, "Nhắc: còn 7 ngày", Lane.PING)
        await until(lambda: "uncertain" in states(it, lane=int(Lane.PING)))
        it.passes(timedelta(minutes=5))
        await head.press("95%")
        await head.sees("Câu 3/21")
        await settled(it)
        assert count_of(head, "Nhắc: còn 7 ngày") == 1
        assert states(it, lane=int(Lane.PING)) == ["uncertain"]


async def test_12_64_bytes(seated: str, tmp_path: Path) -> None:
    """What a button sends is a few letters, however long its Vietnamese label is."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.press("Minh chứng")
        await head.sees("Gửi ảnh hoặc tệp")
        name = "Nghị quyết của cấp ủy về xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc.pdf"
        await head.phone.sends_document(b"%PDF-1.4 x", name, "application/pdf")
        card = await head.phone.sees("✓ Đã lưu minh chứng câu 1", 10)
        drop = next(label for label in card.labels if label.startswith("Bỏ Nghị quyết"))
        assert len(drop.encode()) > 64
        await head.press(drop)
        await head.sees("✓ Đã bỏ minh chứng câu 1")
        datas = [button.data for each in head.phone.shown for row in each.buttons for button in row]
        sent = re.findall(r'"callback_data": ?"([^"]*)"', str([call.params for call in it.telegram.calls]))
        assert datas
        assert all(re.fullmatch(r"\d+\.\d+|go:[a-z]+", each) for each in (*datas, *sent))
        await settled(it)
        assert set(states(it)) == {"sent"}


async def test_13_user_text_breaks_markup(seated: str, tmp_path: Path) -> None:
    """What people write is shown as they wrote it, in replies, below closed cards and in the names of files."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        for text, part in (("3", "Câu 2/21"), ("85", ""), ("1", ""), (NASTY, "Câu 3/21")):
            await head.says(text)
            await head.sees(part)
        await settled(it)
        assert count_of(head, f"▸ {NASTY[:59]}") == 1
        await head.phone.sends_document(b"%PDF-1.4 x", "<i>&lt;_a_*.pdf", "application/pdf")
        await head.phone.sees("✓ Đã lưu minh chứng câu 3: <i>&lt;_a_*.pdf.", 10)
        await settled(it)
        assert set(states(it)) == {"sent"}
        assert not [call for call in it.telegram.called("sendMessage") if call.status != 200]


async def test_13_plain_text_where_our_markup_is_refused(seated: str, tmp_path: Path) -> None:
    """When Telegram does not understand our tags, the same words and buttons are sent without them, at once."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        refusal = Refuse(400, "Bad Request: can't parse entities: unsupported start tag at byte offset 3")
        it.telegram.faults.next("sendMessage", refusal)
        it.telegram.faults.next("editMessageText", refusal)
        await head.press("3 điểm")
        card = await head.card("Câu 2/21")
        assert "parse_mode" not in it.telegram.called("sendMessage")[-1].params
        assert "95%" in card.labels
        assert "<" not in card.text
        await settled(it)
        assert count_of(head, "▸ 3 điểm") == 1
        assert answered(it) == ["1"]
