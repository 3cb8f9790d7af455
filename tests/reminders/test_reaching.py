"""The whole way to somebody who does not answer: chat, other chat, page, deputy, call list, the operator's week."""

from pathlib import Path

from bot.conversation.offices import DEPUTY, OPERATOR
from bot.sample import COMMUNE
from tests.channels.conftest import seated, seated_postgres, seated_template
from tests.channels.seated import HEAD, OFFICER_PHONE, PHONE, count_of, first_question, until
from tests.hands import TelegramHand
from tests.reminders.acts import Days
from tests.town import MONDAY, Town, town

__all__ = ["seated", "seated_postgres", "seated_template"]

DEPUTY_PHONE, OPERATOR_PHONE = 1003, 1004
SIGN = "Nhắc việc"


def settle(it: Town, person: str, kind: str, unit: str | None, phone: int) -> None:
    """One more person in an office of the sample commune, with Telegram."""
    now = it.clock.now()
    with it.database.begin() as work:
        work.people.add(person, "vi", now)
        work.places.add_office(person, kind, f"{kind} {unit or ''}".strip(), COMMUNE, unit)
        work.places.appoint(person, person, now.date())
        work.chats.add("telegram", str(phone), person, now)


async def agrees(hand: TelegramHand) -> None:
    """Agree to be stored and to be reminded."""
    await hand.says("/batdau")
    await hand.sees("Bạn đồng ý để chúng tôi lưu")
    await hand.press("Đồng ý")
    await hand.sees("nhận tin nhắc")
    await hand.press("Đồng ý")
    await hand.sees("Đã ghi nhận")


def until_day(it: Town, month: int, day: int, hour: int = 9) -> None:
    """Let time pass until this hour of 2025."""
    it.passes(MONDAY.replace(month=month, day=day, hour=hour) - it.clock.now())


def on_page(it: Town, person: str) -> int:
    """How many reminders are among a person's messages."""
    return sum("Gửi kết quả tự chấm" in said for said in Days(it.database).got(person))


async def test_the_whole_ladder(seated: str, tmp_path: Path) -> None:
    """Blocked on Telegram: Zalo. Refused there: the page. Unread: the deputy. Refused too: called, and listed."""
    async with town(seated, tmp_path) as it:
        settle(it, "pho", DEPUTY, "thcs-1", DEPUTY_PHONE)
        settle(it, "van-hanh", OPERATOR, None, OPERATOR_PHONE)
        zalo, head = it.on_zalo(), it.on_telegram(PHONE)
        deputy, operator = it.on_telegram(DEPUTY_PHONE, "Bình"), it.on_telegram(OPERATOR_PHONE, "An")
        officer = it.on_telegram(OFFICER_PHONE, "Dũng")
        await officer.says("/trogiup")
        await officer.sees("Trợ giúp")
        await agrees(operator)
        await agrees(deputy)
        await first_question(zalo)
        await first_question(head)
        await head.phone.blocks()
        until_day(it, 10, 22)
        await zalo.phone.sees("còn 7 ngày", 30)
        assert count_of(head, SIGN) == 0
        await zalo.phone.blocks()
        until_day(it, 10, 24)
        await until(lambda: on_page(it, HEAD) == 2)
        until_day(it, 10, 28)
        await until(lambda: on_page(it, HEAD) == 3)
        assert count_of(deputy, SIGN) == 0
        until_day(it, 10, 29)
        await deputy.phone.sees("Chưa liên lạc được với Hiệu trưởng", 30)
        await officer.says("/goidien")
        await officer.sees("Không có đơn vị nào cần gọi điện")
        await deputy.phone.blocks()
        until_day(it, 10, 30)
        await until(lambda: on_page(it, "pho") == 2)
        until_day(it, 11, 3)
        await until(lambda: on_page(it, "pho") == 3)
        await until(lambda: count_of(operator, "Chưa liên lạc được") == 1)
        until_day(it, 11, 4)
        await officer.says("/goidien")
        assert "đã quá hạn 6 ngày" in await officer.sees("Cần gọi điện: 1 đơn vị")
        await officer.press("Đã gọi: Trường THCS Thiện Tín")
        await officer.sees("✓ Đã ghi là đã gọi Trường THCS Thiện Tín.")
        listed = await operator.phone.sees("Có 1 chức vụ chưa liên lạc được", 30)
        assert "Hiệu trưởng Trường THCS Thiện Tín" in str(listed)
        assert HEAD not in str(listed)


async def test_the_page_left_unread_sends_to_a_chat(seated: str, tmp_path: Path) -> None:
    """Who prefers the page and does not look is written to on Telegram the next time, and on the page after looking."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        with it.database.begin() as work:
            work.people.prefer(HEAD, "web")
        until_day(it, 10, 22)
        await until(lambda: on_page(it, HEAD) == 1)
        until_day(it, 10, 24)
        await head.phone.sees("còn 5 ngày", 30)
        page = it.on_web()
        await page.enter(it.code(HEAD))
        await page.close()
        until_day(it, 10, 28)
        await until(lambda: on_page(it, HEAD) == 3)
        assert count_of(head, SIGN) == 1
        with it.database.read() as work:
            known = work.people.find(HEAD)
        assert known is not None
        assert known.preferred == "web"
