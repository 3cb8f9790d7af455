"""Reminders on their way through the queue of a channel: worded when they go out, once, wherever the person is."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.channels.zalo.limits import LIMITS as ZALO
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Job, Preparing
from bot.delivery.verdicts import verdict
from bot.errors import NotSent, Uncertain, Unreachable
from bot.languages import Languages
from bot.ports import Receipt
from bot.rendering.bubbles import Bubble
from storage import Database
from tests.reminders.acts import Days, register
from tests.walker import ZONE

CHANNELS = {"telegram": TELEGRAM, "zalo": ZALO}
SENT = [Receipt("7")]


@pytest.fixture
def days(agreed: Database) -> Days:
    """The head has a chat on Telegram, and it is the morning of a step."""
    with agreed.begin() as work:
        work.chats.add("telegram", "1", "hoa", datetime(2025, 11, 1, tzinfo=ZONE))
    days = Days(agreed, CHANNELS)
    days.at(16, 11, 2025)
    days.at(17, 3)
    return days


def desk(days: Days, channel: str = "telegram") -> Exchange:
    """The desk of a channel's courier."""
    word = days.scheduler.drawing.wording
    preparing = Preparing(channel, CHANNELS[channel], Languages(), lambda file: str(file["name"]), word)
    return Exchange(days.database, preparing, days.clock, tuple(CHANNELS))


def rows(days: Days) -> list[tuple[object, ...]]:
    """Every delivery: channel, state and why."""
    with days.database.read() as work:
        cursor = work._runner._driver.execute("SELECT channel, state, why FROM delivery ORDER BY id")
        return [tuple(row) for row in cursor.fetchall()]


def only(days: Days, mine: Exchange) -> Job:
    """The one job there is; a row before it that has nothing left to say takes a look of its own."""
    for _ in range(3):
        if jobs := mine([], 40).jobs:
            (job,) = jobs
            return job
        days.clock.at += timedelta(seconds=1)
    raise AssertionError(rows(days))


def text(job: Job) -> str:
    """What a job sends."""
    (bubble,) = job.parts
    assert isinstance(bubble, Bubble)
    return bubble.plain


def test_a_reminder_is_one_row_and_gets_its_words_when_it_goes_out(days: Days) -> None:
    """Nothing is in the person's conversation before; then the same as the chat shows, with the buttons."""
    assert [row[:2] for row in rows(days)] == [("telegram", "queued")]
    assert days.got("hoa") == []
    (job,) = desk(days)([], 40).jobs
    assert "còn 14 ngày" in text(job)
    assert isinstance(job.parts[0], Bubble)
    assert job.parts[0].buttons[0][0].label == "Làm ngay"
    assert len(days.got("hoa")) == 1


def test_what_was_done_meanwhile_is_not_sent(days: Days) -> None:
    """The row is done with, without a message; the pace of the channel is not used for it."""
    register(days.database, days.clock.at)
    assert desk(days)([], 40).jobs == ()
    assert rows(days) == [("telegram", "sent", "nothing left to do")]
    assert days.got("hoa") == []


def test_it_waits_for_the_end_of_quiet_hours(days: Days) -> None:
    """A bot that was paused until the evening does not wake anybody; the next morning the words are of that day."""
    mine = desk(days)
    days.clock.at = days.clock.at.replace(hour=23, minute=0)
    assert mine([], 40).jobs == ()
    days.clock.at += timedelta(hours=7, minutes=59)
    assert mine([], 40).jobs == ()
    days.clock.at += timedelta(minutes=2)
    (job,) = mine([], 40).jobs
    assert "còn 13 ngày" in text(job)
    days.at(18, 3, hour=9)
    assert len(rows(days)) == 1  # it is the message of that day now


def test_a_message_that_comes_late_is_the_one_of_that_day(days: Days) -> None:
    """Two days' rows wait behind a bot without connection: one message says everything, the first has nothing."""
    days.at(24, 3)
    assert len(rows(days)) == 2
    mine = desk(days)
    job = only(days, mine)
    assert "còn 7 ngày" in text(job)
    mine([verdict(job, SENT, None, days.clock.at)], 0)
    days.clock.at += timedelta(seconds=5)
    assert mine([], 40).jobs == ()
    assert [row[1:] for row in rows(days)] == [("sent", "nothing left to do"), ("sent", None)]
    days.look()
    assert len(days.got("hoa")) == 1
    days.at(27, 3)
    assert len(rows(days)) == 3


def test_what_surely_was_not_sent_is_worded_anew(days: Days) -> None:
    """After hours without connection the text is of that moment; done meanwhile, it disappears from the page too."""
    mine = desk(days)
    (job,) = mine([], 40).jobs
    mine([verdict(job, [], NotSent("no connection"), days.clock.at)], 0)
    days.clock.at = days.clock.at.replace(day=18)
    (job,) = mine([], 40).jobs
    assert "còn 13 ngày" in text(job)
    assert len(days.got("hoa")) == 1
    mine([verdict(job, [], NotSent("no connection"), days.clock.at)], 0)
    register(days.database, days.clock.at)
    days.clock.at += timedelta(hours=1)
    assert mine([], 40).jobs == ()
    assert days.got("hoa") == []


def test_it_is_sent_twice_only_where_a_process_died_over_it(days: Days) -> None:
    """Without an answer it stays as it is and the next step comes; what a dead process held is sent, and marked."""
    mine = desk(days)
    (job,) = mine([], 40).jobs
    mine([verdict(job, [], Uncertain("no answer"), days.clock.at)], 0)
    days.clock.at += timedelta(hours=1)
    assert mine([], 40).jobs == ()
    assert [row[1] for row in rows(days)] == ["uncertain"]
    days.at(24, 3)
    (job,) = mine([], 40).jobs
    days.clock.at += timedelta(minutes=5)
    (job,) = desk(days)([], 40).jobs
    assert job.again
    assert [row[1] for row in rows(days)] == ["uncertain", "sending"]


def test_it_follows_the_person_to_the_other_chat(days: Days) -> None:
    """Blocked on Telegram, the same message goes to Zalo."""
    with days.database.begin() as work:
        work.chats.add("zalo", "2", "hoa", datetime(2025, 10, 1, tzinfo=ZONE))
    mine = desk(days)
    (job,) = mine([], 40).jobs
    mine([verdict(job, [], Unreachable("blocked"), days.clock.at)], 0)
    (job,) = desk(days, "zalo")([], 40).jobs
    assert "còn 14 ngày" in text(job)
    assert [row[:2] for row in rows(days)] == [("telegram", "dead"), ("zalo", "sending")]
    assert len(days.got("hoa")) == 1


def test_without_another_chat_it_is_read_on_the_page(days: Days) -> None:
    """One that has its words is there; one that still waited for them is drawn again."""
    days.at(24, 3)
    mine = desk(days)
    job = only(days, mine)
    mine([verdict(job, [], Unreachable("blocked"), days.clock.at)], 0)
    assert len(days.got("hoa")) == 1
    with days.database.read() as work:
        assert work.reach.count(days.clock.at + timedelta(days=1)) == 1  # it is the page's now, and unread there
    days.look()
    assert len(days.got("hoa")) == 1
    days.at(27, 3)
    assert len(days.got("hoa")) == 2


def test_what_was_asked_for_joins_what_is_on_its_way(days: Days) -> None:
    """Two dates put off until two moments, and a bot without connection meanwhile: one message says both."""
    things = {"quoc-gia/2026/dang-ky": 14, "thien-tin-2025/2026/don-vi-bao-cao": 15}
    with days.database.begin() as work:
        for thing, hour in things.items():
            work.set_aside.put("hoa", [thing], "snoozed", days.clock.at.replace(hour=hour, minute=0), days.clock.at)
    for hour in (14, 15):
        days.at(17, 3, hour=hour, minute=1)
    assert len(rows(days)) == 2  # of the morning, and of the afternoon
    job = only(days, desk(days))
    assert "Đăng ký đạt tiêu chuẩn" in text(job)
    assert "Gửi kết quả tự chấm điểm" in text(job)


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_who_is_in_a_turn_is_written_to_after_it(days: Days) -> None:
    """The courier does not wait for a conversation that somebody holds; it comes back. On SQLite a turn holds all."""
    mine = desk(days)
    with days.database.begin() as work:
        work.conversations.open("hoa")
        assert mine([], 40).jobs == ()
    days.clock.at += timedelta(seconds=2)
    assert len(mine([], 40).jobs) == 1


def test_a_preferred_page_gets_it_at_once(days: Days) -> None:
    """Who wants to be written to on the page has no row in any queue."""
    with days.database.begin() as work:
        work.people.prefer("hoa", "web")
    days.at(24, 3)
    assert len(rows(days)) == 1
    assert len(days.got("hoa")) == 1


def test_limits_are_the_channels_own(days: Days) -> None:
    """A channel without buttons gets the choices numbered."""
    with days.database.begin() as work:
        work.chats.lost("telegram", "1", days.clock.at)
        work.chats.add("zalo", "2", "hoa", datetime(2025, 10, 1, tzinfo=ZONE))
    days.at(24, 3)
    (job,) = desk(days, "zalo")([], 40).jobs
    assert "1" in text(job)
    assert replace(job, parts=()).row.op == "remind"
