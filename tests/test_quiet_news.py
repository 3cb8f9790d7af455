"""News in quiet hours: they are on the page at once, and a chat is written to when the quiet hours are over."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.dispatch import Dispatch
from bot.ports import Lane
from storage.models import DueDelivery
from tests import shortcuts
from tests.walker import ZONE, Walker, new_walker

NIGHT, MORNING = datetime(2025, 10, 20, 21, 30, tzinfo=ZONE), datetime(2025, 10, 21, 7, 0, tzinfo=ZONE)
POLICE = "police-commune"


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
