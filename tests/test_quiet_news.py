"""News in quiet hours: they are on the page at once, and a chat is written to when the quiet hours are over."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.channels.zalo.limits import LIMITS as ZALO
from bot.conversation.phrases import Verbatim
from bot.conversation.replies import Reply
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Preparing
from bot.delivery.verdicts import verdict
from bot.dispatch import Dispatch
from bot.errors import Unreachable
from bot.languages import Language, Languages
from bot.ports import Lane
from bot.posting import SEND, notice
from bot.rendering import payload
from storage.models import DueDelivery, NewDelivery
from tests import shortcuts
from tests.reminders.acts import HandClock
from tests.walker import ZONE, Walker, new_walker

NIGHT, MORNING = datetime(2025, 10, 20, 21, 30, tzinfo=ZONE), datetime(2025, 10, 21, 7, 0, tzinfo=ZONE)
POLICE = "police-commune"


def _desk(walker: Walker, clock: HandClock, channel: str) -> Exchange:
    limits = {"telegram": TELEGRAM, "zalo": ZALO}
    preparing = Preparing(channel, limits[channel], Languages(), lambda file: str(file["name"]))
    return Exchange(walker.database, preparing, clock, tuple(limits))


def _told_at(walker: Walker, due: datetime) -> None:
    """One piece of news for the police, to be sent to Telegram from this moment on."""
    with walker.database.begin() as work:
        work.chats.add("telegram", "1", POLICE, NIGHT)
        work.chats.add("zalo", "2", POLICE, NIGHT - timedelta(days=9))
        number = work.conversations.reserve(POLICE, 1, due)
        reply = payload(Reply((Verbatim("Có hồ sơ mới."),), standing=True), Language("vi"), 0)
        work.messages.put([(POLICE, number, "telegram", reply, due)])
        (chat,) = (each for each in work.chats.of_person(POLICE) if each.channel == "telegram")
        notice(work, chat, number, due, due)


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune in the evening; the police has chats on two channels."""
    walker = new_walker(tmp_path, NIGHT)
    yield walker
    walker.database.close()


def test_news_held_up_until_the_night_wait_for_the_morning(walker: Walker) -> None:
    """Due at five to nine, and the bot has a connection again at half past nine only."""
    _told_at(walker, NIGHT - timedelta(minutes=35))
    clock = HandClock(NIGHT)
    desk = _desk(walker, clock, "telegram")
    assert desk([], 40).jobs == ()
    clock.at = MORNING + timedelta(seconds=1)
    assert len(desk([], 40).jobs) == 1


def test_news_that_move_to_another_chat_wait_as_well(walker: Walker) -> None:
    """Blocked on Telegram in the evening: what waited there for the morning does not ring on Zalo at night."""
    _told_at(walker, MORNING)
    clock = HandClock(NIGHT)
    desk = _desk(walker, clock, "telegram")
    with walker.database.begin() as work:
        work.deliveries.add([NewDelivery("telegram", "1", POLICE, Lane.REPLY, SEND, NIGHT, 1, 1)], NIGHT)
    (job,) = desk([], 40).jobs
    desk([verdict(job, [], Unreachable("blocked"), NIGHT)], 0)
    zalo = _desk(walker, clock, "zalo")
    assert [job.row.lane for job in zalo([], 40).jobs] == [Lane.REPLY]
    clock.at = MORNING + timedelta(seconds=1)
    assert [job.row.lane for job in zalo([], 40).jobs] == [Lane.NOTICE]


def _news(walker: Walker, at: datetime) -> list[DueDelivery]:
    with walker.database.begin() as work:
        return list(work.deliveries.due("telegram", at, at, 9, (Lane.NOTICE, Lane.NOTICE)))


@pytest.mark.parametrize(("quiet", "due"), [(None, MORNING), ((0, 0), NIGHT), ((22 * 60, 6 * 60), NIGHT)])
def test_news_wait_for_the_morning(tmp_path: Path, quiet: tuple[int, int] | None, due: datetime) -> None:
    """A case handed in at half past nine is told the police at seven, or at once where they want it so."""
    walker = new_walker(tmp_path, NIGHT)
    known = walker.dispatch
    walker.dispatch = Dispatch(
        walker.database, known.shelf, known.languages, walker.clock, known.address, {"telegram": TELEGRAM}
    )
    with walker.database.begin() as work:
        work.chats.add("telegram", "1", POLICE, NIGHT)
        if quiet is not None:
            work.people.set_quiet_hours(POLICE, *quiet)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, "thcs-1-2025", {})
    shortcuts.hand_in(walker)
    walker.person = POLICE
    assert len(walker.messages()) == 1
    assert bool(_news(walker, walker.clock.at)) is (due == NIGHT)
    assert len(_news(walker, MORNING)) == 1
    walker.database.close()
