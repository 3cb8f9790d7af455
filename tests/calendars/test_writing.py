"""What calendar programs are given: two of them read the same in it, and it keeps to RFC 5545 for everybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.exceptions import CalendarParseError

from bot.calendars import Stamp, written
from bot.conversation.agenda import agenda
from bot.conversation.phrases import Verbatim
from bot.conversation.world import World
from bot.languages import Language
from tests.calendars.people import LANGUAGES, VIETNAMESE, languages, people, seat, world
from tests.calendars.reading import Read, by_ical, by_icalendar, read
from tests.walker import SHELF, ZONE

PLAN = SHELF.plan("thien-tin-2025")
STAMP = Stamp(7, datetime(2025, 10, 20, 15, 30, 1, 500, tzinfo=ZONE))
HEAD = agenda(world(seat("head", PLAN)))
QUIET = (time(21), time(7))


def lines_of(text: bytes) -> list[bytes]:
    """The lines as they are sent, without their ends."""
    assert text.endswith(b"\r\n")
    return text.removesuffix(b"\r\n").split(b"\r\n")


def test_two_programs_read_the_dates_of_a_head() -> None:
    """The last day as a whole day, the words in full, and the three alarms at eight there, which is one o'clock UTC."""
    report = read(written(HEAD, VIETNAMESE, STAMP))[1]
    assert report == Read(
        "thien-tin-2025/2025/don-vi-bao-cao/head@antq.example.vn",
        date(2025, 10, 29),
        date(2025, 10, 30),
        "Gửi kết quả tự chấm điểm về Công an xã",
        "Trước ngày 30/10/2025: chậm nhất hết ngày 29/10/2025.\nNgười thực hiện: Thủ trưởng đơn vị.\n"
        "Gửi tới: Công an xã.\nCăn cứ: Kế hoạch 358/KH-UBND, nội dung về báo cáo kết quả.",
        "CONFIRMED",
        7,
        datetime(2025, 10, 20, 8, 30, 1, tzinfo=UTC),
        tuple(
            (datetime(2025, 10, day, 1, tzinfo=UTC), "Gửi kết quả tự chấm điểm về Công an xã") for day in (22, 28, 29)
        ),
    )


def test_the_calendar_says_what_programs_ask_of_it() -> None:
    """Its name, how often to look again, and the zone, which stands there before everything else."""
    lines = lines_of(written(HEAD, VIETNAMESE, STAMP))
    for line in (
        "VERSION:2.0",
        "X-WR-CALNAME:Hạn chót phong trào toàn dân bảo vệ ANTQ",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "TZID:Asia/Ho_Chi_Minh",
        "TZOFFSETTO:+0700",
        "DTSTART;VALUE=DATE:20251029",
        "TRIGGER;VALUE=DATE-TIME:20251029T010000Z",
        "TRANSP:TRANSPARENT",
    ):
        assert line.encode() in lines
    assert lines.index(b"BEGIN:VTIMEZONE") < lines.index(b"BEGIN:VEVENT")
    assert not [line for line in lines if line.startswith((b"METHOD", b"ORGANIZER"))]


def test_who_has_no_office_gets_an_empty_calendar() -> None:
    """RFC 5545 wants at least one component: the zone is one."""
    text = written(agenda(world()), VIETNAMESE, STAMP)
    assert read(text) == ()
    assert lines_of(text).count(b"BEGIN:VTIMEZONE") == 1


def test_the_words_are_in_the_persons_language() -> None:
    """The official wording stays, our sentences and the name are translated; the same events."""
    text = written(HEAD, LANGUAGES["en"], STAMP)
    assert b"X-WR-CALNAME:Deadlines of the national security movement" in lines_of(text)
    report = read(text)[1]
    assert report.summary == "Gửi kết quả tự chấm điểm về Công an xã"
    assert report.description.startswith("Before 30 Oct 2025: by the end of 29 Oct 2025 at the latest.")


def test_the_same_dates_are_the_same_bytes() -> None:
    """So that a mark of them tells whether something has changed."""
    assert written(HEAD, VIETNAMESE, STAMP) == written(agenda(world(seat("head", PLAN))), VIETNAMESE, STAMP)


@pytest.mark.parametrize("sign", ["a", "à", "ệ", "😀", "\u0300"])
@pytest.mark.parametrize("length", range(55, 80))
def test_lines_are_folded_between_letters(sign: str, length: int) -> None:
    """At 75 bytes at most, wherever a letter of several bytes comes to stand; every line is text by itself."""
    item = replace(HEAD[0], title=Verbatim("a" * length + sign * 40))
    text = written((item,), VIETNAMESE, STAMP)
    for line in lines_of(text):
        assert len(line) <= 75
        line.decode()
    assert read(text)[0].summary == "a" * length + sign * 40


@pytest.mark.parametrize("words", ["a,b;c\\d", "dòng\nhai", "\\n", "a:b=c\"d'", "BEGIN:VEVENT\r\nUID:x", "{ngoặc}"])
def test_signs_with_a_meaning_are_escaped(words: str) -> None:
    """Nothing a plan says becomes a part of the calendar's own language."""
    item = replace(HEAD[0], title=Verbatim(words), text=(Verbatim(words),))
    (event,) = read(written((item,), VIETNAMESE, STAMP))
    meant = words.replace("\r\n", "\n")
    assert (event.summary, event.description) == (meant, meant)


@given(people(), languages())
@settings(max_examples=150, deadline=None)
def test_whoever_asks_gets_a_calendar(somebody: World, language: Language) -> None:
    """Any offices, plan, day: both programs read every date once, lines are short, alarms ring on workdays by day."""
    items = agenda(somebody)
    text = written(items, language, STAMP)
    events = read(text)
    assert [(event.uid, event.day) for event in events] == [(item.key, item.day) for item in items]
    assert len({event.uid for event in events}) == len(events)
    assert max(map(len, lines_of(text))) <= 75
    calendar = SHELF.calendar()
    for event in events:
        for moment, said in event.alarms:
            there = moment.astimezone(ZONE)
            assert calendar.is_working(there.date())
            assert QUIET[1] <= there.time() < QUIET[0]
            assert there.date() <= event.day
            assert said == event.summary


@given(people(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_date_keeps_its_name(somebody: World, data: st.DataObject) -> None:
    """Tomorrow or next year, from another port, in another language: the same date is the same event on its day."""
    later = replace(
        somebody, now=somebody.now + timedelta(days=data.draw(st.integers(1, 400))), address="http://antq.example.vn"
    )
    days = {item.key: item.day for item in agenda(somebody)}
    after = {item.key: item.day for item in agenda(later)}
    assert {key: day for key, day in after.items() if key in days} == {key: days[key] for key in after if key in days}
    if somebody.now.year == later.now.year:
        assert after.keys() >= {key for key, day in days.items() if day >= later.now.date()}
    by_language = {
        code: [(event.uid, event.day) for event in by_icalendar(written(agenda(somebody), LANGUAGES[code], STAMP))]
        for code in LANGUAGES.names
    }
    assert len({tuple(each) for each in by_language.values()}) == 1


def test_both_programs_notice_what_is_wrong() -> None:
    """Neither reads just anything: a date that is none, an alarm without a moment."""
    text = written(HEAD, VIETNAMESE, STAMP)
    for wrong in (
        text.replace(b"20251029", b"2025102"),
        text.replace(b"TRIGGER;VALUE=DATE-TIME:", b"TRIGGER;VALUE=DATE-TIME:x"),
    ):
        for program in (by_ical, by_icalendar):
            with pytest.raises((ValueError, CalendarParseError)):
                program(wrong)
