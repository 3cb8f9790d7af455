"""The order, the lanes and the fate of messages, through real HTTP against a strict Telegram."""

from datetime import timedelta
from pathlib import Path

import aiohttp

from bot.ports import Lane
from tests.channels.seated import (
    OFFICER_PHONE,
    PHONE,
    ZALO,
    count_of,
    deliveries,
    enqueue,
    first_question,
    news,
    settled,
    states,
    until,
)
from tests.fakes.telegram_server import Refuse, Reset, Slow, TooMany
from tests.town import Town, free_port, platforms, process, town

LISTENING, CARRYING = ("telegram", "zalo", "web"), ("delivery",)


def _order(it: Town, part: str) -> list[str]:
    shown = it.telegram.person(PHONE, "Hiền").shown
    return [each.text for each in shown if not each.mine and part in each.text]


async def test_a_chat_keeps_its_order_although_one_message_is_tried_again(seated: str, tmp_path: Path) -> None:
    """What comes later in a lane waits for what failed before it; other chats do not wait."""
    async with town(seated, tmp_path) as it:
        await first_question(it.on_telegram(PHONE))
        await settled(it)
        it.telegram.faults.next("sendMessage", Reset(after_accepting=False))
        for number in range(1, 5):
            enqueue(it, f"Tin {number}", Lane.NOTICE)
        await until(lambda: "uncertain" in states(it))
        officer = it.on_telegram(OFFICER_PHONE, "Dũng")
        await officer.says("/choduyet")
        await officer.sees("Không có hồ sơ")
        assert not _order(it, "Tin ")
        it.passes(timedelta(seconds=5))
        await settled(it)
        assert [text[-5:] for text in _order(it, "Tin ")] == ["Tin 1", "Tin 2", "Tin 3", "Tin 4"]


async def test_replies_go_before_pings(seated: str, tmp_path: Path) -> None:
    """While hundreds of pings wait, a reply is the next thing that is sent."""
    async with town(seated, tmp_path, haste=2) as it:
        head, officer = it.on_telegram(PHONE), it.on_telegram(OFFICER_PHONE, "Dũng")
        await first_question(head)
        await officer.says("/choduyet")
        await officer.sees("Không có hồ sơ")
        for number in range(40):
            enqueue(it, f"Nhắc {number}", Lane.PING)
        await until(lambda: "sent" in states(it, lane=int(Lane.PING)))
        await officer.says("/choduyet")
        await officer.sees("Không có hồ sơ")
        await head.says("3")
        await head.sees("Câu 2/21")
        assert states(it, lane=int(Lane.PING)).count("queued") >= 20
        assert it.telegram.violations == 0
        _forget_pings(it)


def _forget_pings(it: Town) -> None:
    with it.database.begin() as work:
        work.deliveries.abandon("telegram", str(PHONE), "enough", it.clock.now())


async def test_a_429_stops_every_process(seated_postgres: str, tmp_path: Path) -> None:
    """With two delivering processes, both wait as long as Telegram says, and the bot's pace is one for both."""
    async with (
        platforms(seated_postgres, tmp_path) as on,
        process(on, parts=LISTENING) as it,
        process(on, parts=CARRYING, web_port=free_port()),
        process(on, parts=CARRYING, web_port=free_port()),
    ):
        head, officer = it.on_telegram(PHONE), it.on_telegram(OFFICER_PHONE, "Dũng")
        await first_question(head)
        await settled(it)
        on.telegram.faults.next("sendMessage", TooMany(retry_after=2))
        before = len(on.telegram.called("sendMessage"))
        await head.press("3 điểm")
        await until(lambda: len(on.telegram.called("sendMessage")) > before)
        await officer.says("/choduyet")
        await officer.sees("Không có hồ sơ")
        await head.phone.sees("Câu 2/21", 10)
        refused, *later = on.telegram.called("sendMessage")[before:]
        assert refused.status == 429
        assert min(call.at for call in later) >= refused.at + 1.9
        for number in range(30):
            enqueue(it, f"Tin {number}.", Lane.NOTICE)
        await settled(it)
        assert sorted(_order(it, "Tin ")) == sorted(f"Tin {number}." for number in range(30))
        assert _order(it, "Tin ") == [f"Tin {number}." for number in range(30)]
        assert on.telegram.violations == 0


async def test_two_messages_under_way_to_somebody_who_is_gone(seated: str, tmp_path: Path) -> None:
    """When several messages are refused together, each comes once on the other channel."""
    async with town(seated, tmp_path) as it:
        head, zalo = it.on_telegram(PHONE), it.on_zalo()
        await first_question(zalo)
        await first_question(head)
        await settled(it)
        await head.phone.deactivates()
        it.telegram.faults.rate("sendMessage", Slow(0.3), 1.0)
        enqueue(it, "Tin A", Lane.REPLY)
        enqueue(it, "Tin B", Lane.NOTICE)
        enqueue(it, "Tin C", Lane.PING)
        enqueue(it, "Tin D", Lane.NOTICE)
        await settled(it)
        assert [count_of(zalo, f"Tin {each}") for each in "ABCD"] == [1, 1, 1, 1]


async def test_a_hopeless_message_stops_nobody(seated: str, tmp_path: Path) -> None:
    """What Telegram will never take is given up at once, and the next message goes on."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        it.telegram.faults.next("sendMessage", Refuse(400, "Bad Request: message text is empty"))
        enqueue(it, "Tin 1", Lane.NOTICE)
        enqueue(it, "Tin 2", Lane.NOTICE)
        await head.phone.sees("Tin 2", 10)
        await settled(it)
        assert states(it, lane=int(Lane.NOTICE)) == ["dead", "sent"]
        assert len(it.telegram.called("sendMessage")) == 3


async def test_a_message_that_was_uncertain_stays_so_through_a_429(seated: str, tmp_path: Path) -> None:
    """However often it has to wait in between, the message that comes again says that it does."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await settled(it)
        it.telegram.faults.next("sendMessage", Reset(after_accepting=True))
        it.telegram.faults.next("sendMessage", TooMany(1), times=3)
        enqueue(it, "Tin 1", Lane.NOTICE)
        await until(lambda: "uncertain" in states(it))
        for _ in range(5):
            it.passes(timedelta(seconds=30))
        await until(lambda: count_of(head, "Tin 1") == 2)
        await settled(it)
        assert count_of(head, "↻ Gửi lại tin #") == 1


async def test_a_message_refused_often_and_then_uncertain_is_sent_again(seated: str, tmp_path: Path) -> None:
    """Waiting for Telegram's pace does not use up the one repetition that a lost answer is worth."""
    async with town(seated, tmp_path) as it:
        head = it.on_telegram(PHONE)
        await first_question(head)
        await settled(it)
        it.telegram.faults.next("sendMessage", TooMany(1), times=3)
        it.telegram.faults.next("sendMessage", Reset(after_accepting=False))
        number = enqueue(it, "Tin 1", Lane.NOTICE)
        await until(lambda: _moved_on(it) and "uncertain" in states(it))
        it.passes(timedelta(seconds=5))
        assert f"↻ Gửi lại tin #{number}" in (await head.phone.sees("Tin 1", 10)).text


def _moved_on(it: Town) -> bool:
    it.passes(timedelta(milliseconds=500))
    return True


async def test_a_card_answered_on_one_channel_is_closed_on_the_other(seated: str, tmp_path: Path) -> None:
    """The card on Telegram says where the person went on, and its one button brings the question here."""
    async with town(seated, tmp_path) as it:
        head, zalo = it.on_telegram(PHONE), it.on_zalo()
        await first_question(head)
        await first_question(zalo)
        await zalo.says("3")
        await zalo.sees("Câu 2/21")
        card = await head.phone.sees("Đang tiếp tục ở Zalo", 10)
        assert card.labels == ["Tiếp tục ở đây"]
        await head.press("Tiếp tục ở đây")
        await head.sees("Câu 2/21")


async def _lag(it: Town) -> dict[str, dict[str, float]]:
    async with aiohttp.ClientSession() as client, client.get(f"{it.url}/readyz") as answer:
        body: dict[str, dict[str, dict[str, float]]] = await answer.json()
        return body["delivery"]


async def test_readyz_shows_the_lag(seated: str, tmp_path: Path) -> None:
    """While nobody carries, the page for watchers counts what waits and for how long; afterwards nothing waits."""
    async with platforms(seated, tmp_path) as on:
        async with process(on, parts=LISTENING) as it:
            assert await _lag(it) == {"telegram": {"waiting": 0, "seconds": 0}, "zalo": {"waiting": 0, "seconds": 0}}
            enqueue(it, "Tin 1", Lane.NOTICE, channel="zalo", chat=ZALO)
            enqueue(it, "Tin 2", Lane.NOTICE, channel="zalo", chat=ZALO)
            enqueue(it, "Nhắc", Lane.PING, channel="zalo", chat=ZALO, later=86_400)
            it.passes(timedelta(minutes=3))
            found = (await _lag(it))["zalo"]
            assert found["waiting"] == 2
            assert 180 <= found["seconds"] < 200
        on.zalo.person(ZALO, "Hiền", known=True)
        on.zalo.state.chats[ZALO].known = True
        async with process(on) as it:
            await on.zalo.person(ZALO, "Hiền").sees("Tin 2", 10)
            await until(lambda: len(deliveries(it, state="sent")) == 2)
            assert (await _lag(it))["zalo"]["waiting"] == 0


async def test_the_preferred_channel_first_the_other_when_it_fails(seated: str, tmp_path: Path) -> None:
    """News goes where the person asked for it; where that is the page, to no chat at all."""
    async with town(seated, tmp_path) as it:
        head, zalo = it.on_telegram(PHONE), it.on_zalo()
        await first_question(zalo)
        await first_question(head)
        for choice, told in (("zalo", zalo), ("telegram", head)):
            with it.database.begin() as work:
                work.people.prefer("head-thcs-1", choice)
            news(it, f"Tin cho {choice}")
            await told.phone.sees(f"Tin cho {choice}", 10)
        with it.database.begin() as work:
            work.people.prefer("head-thcs-1", "web")
        before = len(deliveries(it))
        news(it, "Tin cho trang")
        assert len(deliveries(it)) == before
