"""Pitfalls 3 to 6, 8 and 16: taps and updates that come twice, late, out of order, or on messages gone by."""

import asyncio
from pathlib import Path

import aiohttp
import pytest

from tests.channels.seated import PHONE, answered, answers, count_of, first_question, settled, states, until
from tests.fakes.telegram_server import FakeTelegram, Lifetimes, Lost, Rates, Twice
from tests.town import HASTE, SECRET, Town, platforms, process, town

STALE = "Nút này thuộc bước trước"


async def test_03_double_taps(seated_on_both: str, tmp_path: Path) -> None:
    """Three quick taps on one button and one on its neighbour give one answer, and no button goes on turning."""
    async with town(seated_on_both, tmp_path, webhook=True) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.says("/cau 4a")  # its buttons are those of the next question too
        card = await head.card("Câu 4/21")
        for label in ("Đạt", "Đạt", "Đạt", "Chưa đạt"):
            await head.press_on(card, label)
        await settled(it)
        assert answered(it) == ["4a"]
        await head.phone.sees("Câu 5/21")
        await until(lambda: all(query.answers for query in it.telegram.state.queries.values()))


async def test_04_the_same_tap_with_a_new_id(seated: str, tmp_path: Path) -> None:
    """A tap the app sends again under a new id is answered once and changes nothing the second time."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await head.phone.taps("3 điểm", again="new_id")
        await head.phone.sees("Câu 2/21")
        await settled(it)
        assert answered(it) == ["1"]
        assert (count_of(head, "Câu 2/21"), count_of(head, STALE)) == (1, 0)


@pytest.mark.parametrize(
    "fault", [Lost(arrived=True), Lost(arrived=False), Twice()], ids=["arrived", "did-not-arrive", "twice"]
)
async def test_05_webhook_redelivery(seated_on_both: str, tmp_path: Path, fault: Lost | Twice) -> None:
    """An update that is delivered again after it was taken, or before, is taken exactly once."""
    async with town(seated_on_both, tmp_path, webhook=True) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.faults.next("update", fault)
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        it.telegram.faults.next("update", fault)
        await head.says("95")
        await head.sees("Câu 3/21")
        await settled(it)
        assert answered(it) == ["1", "2"]
        assert (count_of(head, "Câu 2/21"), count_of(head, "Câu 3/21")) == (1, 1)


async def test_06_high_water_mark(seated: str, tmp_path: Path) -> None:
    """An update with a lower number than one before is as good as any: only its own content tells a repetition."""
    async with town(seated, tmp_path, webhook=True) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.state.updates._next_id -= 1000
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        await head.says("95")
        await head.sees("Câu 3/21")
        assert answered(it) == ["1", "2"]


async def test_08_query_too_old(seated: str, tmp_path: Path) -> None:
    """A tap made while we were away is applied although Telegram takes no answer to it any more."""
    async with platforms(seated, tmp_path) as on:
        async with process(on) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
        await head.press("3 điểm")
        on.telegram.clock.forward(100)
        async with process(on) as it:
            await head.sees("Câu 2/21")
            await until(lambda: on.telegram.called("answerCallbackQuery"))
            assert on.telegram.called("answerCallbackQuery")[0].status == 400
            assert answered(it) == ["1"]
            await until(lambda: set(states(it, op="answer")) == {"sent"})


async def test_08_a_tap_that_telegram_threw_away_can_be_made_again(seated: str, tmp_path: Path) -> None:
    """After 150 seconds the tap is gone for good; the button still works when it is pressed again."""
    async with platforms(seated, tmp_path) as on:
        async with process(on) as it:
            head = it.on_telegram(PHONE)
            await first_question(head)
        await head.press("3 điểm")
        on.telegram.clock.forward(200)
        async with process(on) as it:
            await it.telegram.settles()
            assert not answered(it)
            await head.press("3 điểm")
            await head.sees("Câu 2/21")
            assert answered(it) == ["1"]


async def test_16_old_messages_cannot_be_edited(seated: str, tmp_path: Path) -> None:
    """A card that Telegram does not let us change stays as it is, and a tap on it says where the person is."""
    rates = Rates(30 * HASTE, 30, HASTE, 5, 20 * HASTE)
    telegram = FakeTelegram(rates=rates, lifetimes=Lifetimes(editable=0))
    async with town(seated, tmp_path, telegram=telegram) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        old = await head.card("Câu 1/21")
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        await until(lambda: it.telegram.called("editMessageText"))
        assert it.telegram.called("editMessageText")[0].description.endswith("message can't be edited")
        await head.press_on(old, "2")
        assert STALE in await head.sees("Câu 2/21")
        await until(lambda: set(states(it, op="close")) == {"sent"})
        assert answered(it) == ["1"]


async def test_16_a_tap_on_a_message_too_old_to_be_shown(seated: str, tmp_path: Path) -> None:
    """A tap that carries an inaccessible message works, and the next question comes as a new message."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.clock.forward(3 * 24 * 3600)
        await head.press("3 điểm")
        await head.sees("Câu 2/21")
        assert answered(it) == ["1"]


async def _posted(it: Town, body: object, secret: str = SECRET) -> tuple[int, bytes]:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession() as client,
        client.post(f"{it.url}/telegram/webhook", json=body, headers=headers) as answer,
    ):
        return answer.status, await answer.read()


async def test_05_the_same_update_in_parallel(seated_on_both: str, tmp_path: Path) -> None:
    """One update delivered six times at the same moment is one answer; each delivery is acknowledged."""
    async with town(seated_on_both, tmp_path, webhook=True) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        who = {"id": PHONE, "is_bot": False, "first_name": "Hiền"}
        chat = {"id": PHONE, "type": "private", "first_name": "Hiền"}
        message = {"message_id": 900_001, "date": 1_760_000_000, "from": who, "chat": chat, "text": "3"}
        update = {"update_id": 1, "message": message}
        replies = await asyncio.gather(*(_posted(it, update) for _ in range(6)))
        assert [status for status, _ in replies] == [200] * 6
        await head.phone.sees("Câu 2/21")
        assert [line for line, _ in answers(it)] == ["1"]
