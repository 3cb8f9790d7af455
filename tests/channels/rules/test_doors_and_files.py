"""Codes, groups, and files in both directions."""

import re
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.conversation.words import result, reviewing
from tests import shortcuts
from tests.channels.seated import CASE, OFFICER_PHONE, PHONE, first_question, settled
from tests.hands import TelegramHand, ZaloHand
from tests.town import MONDAY, Town, town
from tests.walker import SteadyClock, Walker

JPEG, PDF = b"\xff\xd8\xff\xe0 a picture", b"%PDF-1.4 a document"
WRONG = [f"AAAA-AAAA-AAA{number}" for number in range(5)]


def _stranger(it: Town, channel: str) -> TelegramHand | ZaloHand:
    return it.on_telegram(1500, "Lan") if channel == "telegram" else it.on_zalo("Lan")


@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_five_wrong_codes(seated: str, tmp_path: Path, channel: str) -> None:
    """After five wrong codes right ones are refused too for a quarter of an hour; then a right one opens."""
    async with town(seated, tmp_path) as it:
        hand = _stranger(it, channel)
        await hand.says("xin chào")
        await hand.sees("Gửi mã mời để bắt đầu")
        for left, code in zip((4, 3, 2, 1), WRONG, strict=False):
            await hand.says(code)
            assert f"Còn {left} lần thử" in await hand.sees("Mã chưa đúng")
        await hand.says(WRONG[4])
        await hand.sees("Bạn đã nhập sai 5 lần")
        good = it.code("chair-commune")
        await hand.says(good)
        await hand.sees("Bạn đã nhập sai 5 lần")
        it.passes(timedelta(minutes=15, seconds=1))
        await hand.says(good)
        await hand.sees("Chủ tịch UBND xã Thiện Tín")


async def test_a_code_is_good_once(seated: str, tmp_path: Path) -> None:
    """A second chat with the same code is told that it was used."""
    async with town(seated, tmp_path) as it:
        code = it.code("chair-commune")
        first, second = it.on_telegram(1500, "Lan"), it.on_zalo("Minh")
        await first.says(f"/start {code}")
        await first.sees("Chủ tịch UBND xã Thiện Tín")
        await second.says(code)
        await second.sees("Mã này đã được dùng")


async def test_a_good_code_is_answered_where_the_person_is_already(seated: str, tmp_path: Path) -> None:
    """Who sends a code to the chat that is theirs is told where they are, and is not met with silence."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.says(f"/start {it.code('head-thcs-1')}")
        await head.sees("Bạn dừng ở câu 1")


async def test_a_date_is_no_code(seated: str, tmp_path: Path) -> None:
    """What somebody known types in answer is taken as an answer, though a stranger might mean a code by it."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.press("Ghi chú")
        await head.sees("Viết")
        await head.says("2025-10-20")
        await head.sees("✓ Đã lưu ghi chú")


async def test_a_group_is_told_once(seated: str, tmp_path: Path) -> None:
    """Whatever is said and pressed in a group, the bot says one sentence there and nothing personal."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        group = it.telegram.group(-77, "Tổ công tác", [head.phone])
        await group.takes_in_the_bot(head.phone)
        for text in ("/tucham", "3", f"/start {it.code('chair-commune')}"):
            await head.phone.says(text, in_chat=group)
        await head.phone.sees("Bot chỉ trò chuyện riêng", 10, in_chat=group)
        await settled(it)
        assert len([each for each in head.phone.shown_in(group) if not each.mine]) == 1


async def test_an_oversized_or_wrong_file_on_telegram(seated: str, tmp_path: Path) -> None:
    """One sentence says what is taken, and the question stays."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.phone.sends_document(PDF, "quet.pdf", "application/pdf", size=11_000_000)
        assert "mỗi tệp tối đa 10 MB" in (await head.phone.sees("Tệp quá lớn nên chưa lưu", 10)).text
        await head.phone.sends_document(b"MZ\x90\x00 a program", "phieu.pdf", "application/pdf")
        assert "Câu 1/21" in (await head.phone.sees("Loại tệp này chưa nhận được", 10)).text
        await settled(it)
        with it.database.read() as work:
            assert not work.files.log(CASE)


async def _with_evidence(it: Town, head: TelegramHand) -> None:
    """The head brings a picture and a document for the first question, and hands the case in."""
    await first_question(head)
    await head.phone.sends_photo(JPEG)
    await head.phone.sees("anh-", 10)
    await head.phone.sends_document(PDF, "Nghị quyết.pdf", "application/pdf")
    await head.phone.sees("Nghị quyết.pdf", 10)
    walker = Walker(it.database, SteadyClock(MONDAY + timedelta(hours=1)), channel="telegram")
    shortcuts.answer_rest(walker, CASE, {})
    walker.says(result.SUBMIT)
    walker.says(result.CONFIRM)


async def _look(officer: TelegramHand | ZaloHand) -> None:
    await officer.says("/choduyet")
    await officer.sees("Trường THCS Thiện Tín")
    await officer.press(reviewing.OPEN)
    await officer.sees("Đã xét 0/21 câu")
    await officer.press(reviewing.ITEMS)
    await officer.sees("Câu 1/21")
    await officer.press("Xem minh chứng")


async def test_files_are_shown_on_telegram(seated: str, tmp_path: Path) -> None:
    """The reviewer gets pictures as pictures and documents as documents, each byte as it was."""
    async with town(seated, tmp_path) as it:
        await _with_evidence(it, it.on_telegram(PHONE))
        officer = it.on_telegram(OFFICER_PHONE, "Dũng")
        await _look(officer)
        await officer.sees("Minh chứng câu 1 của Trường THCS Thiện Tín")
        await settled(it)
        files = [each.file for each in officer.phone.shown if each.file is not None]
        assert files == [JPEG, PDF]
        assert len(it.telegram.called("sendPhoto")) == len(it.telegram.called("sendDocument")) == 1


async def test_files_are_links_on_zalo(seated: str, tmp_path: Path) -> None:
    """On Zalo the same files are signed links, which open behind a button, and only while they are whole."""
    async with town(seated, tmp_path) as it:
        await _with_evidence(it, it.on_telegram(PHONE))
        officer = it.on_zalo("Dũng")
        await officer.says(it.code("police-commune"))
        await officer.sees("Công an xã Thiện Tín")
        await _look(officer)
        links = re.findall(r"http\S+/tep/\S+", await officer.sees("Minh chứng câu 1 của Trường THCS Thiện Tín"))
        assert len(links) == 2
        async with aiohttp.ClientSession() as client:
            for link, content in zip(links, (JPEG, PDF), strict=True):
                async with client.get(link) as answer:
                    assert "Mở tệp" in await answer.text()
                async with client.post(link) as answer:
                    assert await answer.read() == content
                async with client.post(link[:-9] + "A" + link[-8:]) as answer:
                    assert answer.status == 404
