"""The first walk on any channel: the head scores, the officer returns, the head mends, the officer approves."""

import re

from bot.conversation.words import joining, notices, questions, result, reviewing
from bot.conversation.words import menu as menu_words
from tests.hands import Hand
from tests.shortcuts import PROFILES
from tests.walker import SHELF

RUBRIC = SHELF.rubric("phong-trao-2025-thien-tin")
BUTTONS = {
    "met": questions.MET,
    "happened": questions.NOT_HAPPENED,
    "rating": questions.GOOD,
    "status": questions.PROPOSED,
}
_HEADING = re.compile(r"Câu (\d+)/(\d+) · (\S+) · ")


async def join(hand: Hand, code: str) -> None:
    """Come in with a code and agree to both questions."""
    await hand.says(f"/start {code}")
    await hand.sees(joining.ASK_ACCOUNT)
    await hand.press(joining.AGREE)
    await hand.sees(joining.ASK_REMINDERS)
    await hand.press(joining.AGREE)
    await hand.sees(joining.JOINED)


async def begin(hand: Hand, person: str = "head-thcs-1") -> str:
    """Fill in the profile; returns the first question."""
    await hand.press(menu_words.SCORE)
    *facts, last = PROFILES[person]
    await hand.sees("Hồ sơ đơn vị năm")
    for number, fact in enumerate(facts):
        await hand.press(fact)
        await hand.sees(f"{'?' if number < 4 else ''}")
    await hand.says(last)
    return await hand.sees("Câu 1/21")


async def answer_one(hand: Hand, question: str) -> str:
    """Give the best answer to a question; returns what follows."""
    number, count, line = _HEADING.findall(question)[-1]
    kind = RUBRIC.line(line).ask
    if kind in BUTTONS:
        await hand.press(BUTTONS[kind])
    elif kind == "counts":
        await hand.says("0 tập thể, 0 cá nhân")
    else:
        await hand.says("100" if kind == "percent" else str(RUBRIC.line(line).max))
    return await hand.sees(f"Câu {int(number) + 1}/{count}" if number != count else "Kết quả tự chấm")


async def answer_all(hand: Hand, question: str) -> str:
    """Answer from this question to the result."""
    while "Kết quả tự chấm" not in question:
        question = await answer_one(hand, question)
    return question


async def hand_in(hand: Hand) -> str:
    """From the result to the receipt."""
    await hand.press(result.SUBMIT)
    await hand.sees(result.SUBMIT_COMPLETE)
    await hand.press(result.CONFIRM)
    return await hand.sees("✓ Đã nộp hồ sơ")


async def return_a_line(officer: Hand) -> None:
    """The officer opens the case that came in, returns the first line, agrees to the rest, and sends it back."""
    await officer.sees("vừa nộp hồ sơ")
    await officer.press(reviewing.OPEN)
    await officer.sees("Đã xét 0/21 câu")
    await officer.press(reviewing.ITEMS)
    await officer.sees("Câu 1/21")
    await officer.press(reviewing.RETURN_LINE)
    await officer.sees("cơ sở cần làm gì")
    await officer.says("bổ sung nghị quyết")
    await officer.sees("✓ Câu 1: sẽ trả lại đơn vị.")
    await officer.press(reviewing.AGREE_REST)
    await officer.sees("✓ Đã đồng ý 20 câu")
    await officer.press(reviewing.RETURN)
    await officer.sees("Trả lại")
    await officer.press(reviewing.CONFIRM_RETURN)
    await officer.sees("Đã trả lại")


async def mend(head: Hand) -> None:
    """The head is told, answers the returned line anew and hands in again."""
    await head.sees("bổ sung nghị quyết")
    await head.press(notices.MEND)
    await head.sees("Câu 1/1 · 1")
    await head.says("2")
    await head.sees("Kết quả tự chấm")
    await head.press(result.SUBMIT)
    await head.sees(result.SUBMIT_COMPLETE)
    await head.press(result.CONFIRM)
    await head.sees("✓ Đã nộp hồ sơ")


async def approve(officer: Hand) -> None:
    """The officer agrees to everything and approves."""
    await officer.sees("vừa nộp hồ sơ")
    await officer.press(reviewing.OPEN)
    await officer.sees("Đã sửa so với lần nộp trước: 1")
    await officer.press(reviewing.AGREE_REST)
    await officer.sees("✓ Đã đồng ý")
    await officer.press(reviewing.APPROVE)
    await officer.sees("Duyệt hồ sơ của")
    await officer.press(reviewing.CONFIRM_APPROVE)
    await officer.sees("Đã duyệt")
