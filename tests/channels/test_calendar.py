"""The calendar through real HTTP: the file in every chat, and the link from the chat to a calendar program."""

import logging
import re
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import MetaData, create_engine, make_url, select, update

from bot.conversation.words import calendar as words
from bot.digests import digest
from storage.models import tenure
from tests import shortcuts
from tests.calendars.reading import Read, read
from tests.channels import walking
from tests.channels.seated import settled
from tests.hands import Hand, TelegramHand, WebHand, ZaloHand
from tests.town import Town, town
from tests.walker import Walker

HEAD, CASE = "head-thcs-1", "thcs-1-2025"
NAMES = [
    f"{plan}/{year}/{name}/head@127.0.0.1"
    for year in (2025, 2026)
    for plan, name in (("quoc-gia", "dang-ky"), ("thien-tin-2025", "don-vi-bao-cao"))
]
_LINK = re.compile(r"http://\S+(/lich/[\w-]{43}\.ics)")
_DONE = "✓ Gửi kết quả tự chấm điểm về Công an xã"


async def _come_in(it: Town, channel: str) -> Hand:
    """The head on a channel, at the first page."""
    if channel == "web":
        page = it.on_web()
        await page.enter(it.code(HEAD))
        await page.press("Đồng ý")
        await page.press("Đồng ý")
        return page
    hand = it.on_telegram(1001) if channel == "telegram" else it.on_zalo()
    await walking.join(hand, it.code(HEAD))
    return hand


async def _content(hand: Hand, it: Town, said: str) -> bytes:
    """The bytes of the file that came with what was said."""
    await settled(it)
    if isinstance(hand, TelegramHand):
        (content,) = (each.file for each in hand.phone.shown if each.file is not None)
        return content
    if isinstance(hand, ZaloHand):
        (address,) = re.findall(r"han-chot\.ics: (http\S+/tep/\S+)", said)
        async with aiohttp.ClientSession() as client, client.post(address) as answer:
            assert answer.content_type == "text/calendar"
            return await answer.read()
    assert isinstance(hand, WebHand)
    (file,) = (file for message in hand._messages for file in message.get("files", ()))
    async with hand._http.get(file["link"]) as answer:
        assert answer.content_type == "text/calendar"
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''han-chot.ics"
        return await answer.read()


@pytest.mark.parametrize("channel", ["telegram", "zalo", "web"])
async def test_the_file_comes_in_every_chat(address: str, tmp_path: Path, channel: str) -> None:
    """As a document, behind a signed link, or in the page: the same dates, which two programs read alike."""
    async with town(address, tmp_path) as it:
        hand = await _come_in(it, channel)
        await hand.says("/lich")
        await hand.sees(words.CALENDAR)
        await hand.press(words.FILE)
        said = await hand.sees("Tệp lịch các hạn chót, tính đến ngày 20/10/2025")
        content = await _content(hand, it, said)
        assert [event.uid for event in read(content)] == NAMES
        assert {event.sequence for event in read(content)} == {0}
        if isinstance(hand, WebHand):
            await hand.close()


async def _shown(hand: Hand) -> str:
    """The path of the link in what was just said."""
    found = _LINK.search(await hand.sees("Đường dẫn lịch của riêng bạn"))
    assert found is not None
    return found[1]


async def _read(it: Town, path: str, mark: str = "") -> tuple[int, bytes, str]:
    """What a calendar program gets: the status, the bytes and their mark."""
    headers = {"If-None-Match": mark} if mark else {}
    async with aiohttp.ClientSession(it.url) as program, program.get(path, headers=headers) as answer:
        return answer.status, await answer.read(), answer.headers.get("ETag", "")


async def _report(it: Town, path: str) -> Read:
    _, text, _ = await _read(it, path)
    return read(text)[1]


@pytest.mark.parametrize("channel", ["telegram", "zalo", "web"])
async def test_a_link_opens_until_it_is_changed_or_turned_off(address: str, tmp_path: Path, channel: str) -> None:
    """From the next request on the old one is gone; the new one shows the same dates."""
    async with town(address, tmp_path) as it:
        hand = await _come_in(it, channel)
        await hand.says("/lich")
        first = await _shown(hand)
        status, text, mark = await _read(it, first)
        assert (status, [event.uid for event in read(text)]) == (200, NAMES)
        it.passes(timedelta(hours=2))
        assert await _read(it, first, mark) == (304, b"", mark)
        await hand.says("/lich")
        assert "/lich/" not in await hand.sees(words.CALENDAR)
        await hand.press(words.RENEW)
        await hand.sees(words.ASK_RENEW)
        assert (await _read(it, first))[0] == 200
        await hand.press(words.CONFIRM_RENEW)
        second = await _shown(hand)
        assert second != first
        assert [(await _read(it, path))[0] for path in (first, second)] == [410, 200]
        await hand.press(words.OFF)
        await hand.sees(words.ASK_OFF)
        await hand.press(words.CONFIRM_OFF)
        await hand.sees("✓ Đã tắt")
        assert [(await _read(it, path))[0] for path in (first, second)] == [410, 410]
        if isinstance(hand, WebHand):
            await hand.close()


async def test_the_calendar_follows_what_is_done(address: str, tmp_path: Path) -> None:
    """Handing in marks the date and silences it, coming back opens it again; each counts as one change."""
    async with town(address, tmp_path) as it:
        walker = Walker(it.database, it.clock)
        shortcuts.agree(walker)
        shortcuts.fill_profile(walker)
        walker.says("/lich")
        (path,) = {
            found[1] for message in walker.messages() for text in message["body"] if (found := _LINK.search(text))
        }
        before = await _report(it, path)
        shortcuts.answer_rest(walker, CASE, {})
        shortcuts.hand_in(walker)
        it.passes(timedelta(minutes=5))
        done = await _report(it, path)
        walker.says("/rut")
        walker.taps("Xác nhận rút")
        again = await _report(it, path)
        assert (await _report(it, path)) == again
    assert (len(before.alarms), done.summary, done.alarms) == (3, _DONE, ())
    assert [each.sequence for each in (before, done, again)] == [1, 2, 3]
    assert before.changed < done.changed <= again.changed
    assert (again.summary, again.alarms, again.uid) == (before.summary, before.alarms, done.uid)


async def test_who_has_no_office_any_more_gets_an_empty_calendar(address: str, tmp_path: Path) -> None:
    """So that the dates go from the phone; the bot gives such a person no new link."""
    async with town(address, tmp_path) as it:
        walker = Walker(it.database, it.clock)
        shortcuts.agree(walker)
        walker.says("/lich")
        (path,) = {
            found[1] for message in walker.messages() for text in message["body"] if (found := _LINK.search(text))
        }
        assert len(read((await _read(it, path))[1])) == len(NAMES)
        engine = create_engine(make_url(address))
        with engine.begin() as connection:
            day = it.clock.now().date()
            connection.execute(update(tenure).where(tenure.c.person_id == HEAD).values(ends=day))
        engine.dispose()
        it.passes(timedelta(days=1))
        status, text, _ = await _read(it, path)
        assert (status, read(text)) == (200, ())
        (answer,) = walker.says("/lich")
        assert "chưa được giao vai trò" in str(answer["lead"] or answer["body"])


async def test_the_secret_stays_between_the_person_and_their_program(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No log line has it, and no table but that of the messages, where the person was told it; its digest is known."""
    with caplog.at_level(logging.DEBUG):
        async with town(address, tmp_path) as it:
            page = await _come_in(it, "web")
            await page.says("/lich")
            path = await _shown(page)
            await _read(it, path)
            await _read(it, path.replace(".ics", "x.ics"))
            assert isinstance(page, WebHand)
            await page.close()
    secret = path.removeprefix("/lich/").removesuffix(".ics")
    assert caplog.records
    assert secret not in caplog.text
    engine, known = create_engine(make_url(address)), MetaData()
    known.reflect(engine)
    with engine.connect() as connection:
        rows = {table.name: str([*map(tuple, connection.execute(select(table)))]) for table in known.sorted_tables}
    engine.dispose()
    assert {name for name, text in rows.items() if secret in text} == {"outbox"}
    assert {name for name, text in rows.items() if digest(secret) in text} == {"calendar_link"}
