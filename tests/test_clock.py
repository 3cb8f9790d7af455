"""The clock of the demonstration: where it starts, that it moves on, and that it survives a restart."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import DemoClock, MachineClock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2025, 10, 20, 8, 0, tzinfo=ZONE)
A_MOMENT = timedelta(seconds=30)


def test_it_begins_at_the_chosen_moment_and_moves_by_a_day(tmp_path: Path) -> None:
    """The first start is at the given moment; a day is exactly a day."""
    clock = DemoClock(ZONE, START, tmp_path / "clock")
    assert START <= clock.now() < START + A_MOMENT
    assert START + timedelta(days=1) <= clock.next_day() < START + timedelta(days=1) + A_MOMENT


def test_it_goes_on_after_a_restart(tmp_path: Path) -> None:
    """A second start does not fall back to the first day."""
    DemoClock(ZONE, START, tmp_path / "clock").next_day()
    assert DemoClock(ZONE, START, tmp_path / "clock").now() >= START + timedelta(days=1)


@pytest.mark.parametrize("left", ["", "tomorrow"])
def test_a_damaged_file_starts_anew(tmp_path: Path, left: str) -> None:
    """What a kill or an editor left behind does not stop the demonstration."""
    (tmp_path / "clock").write_text(left)
    assert DemoClock(ZONE, START, tmp_path / "clock").now() < START + A_MOMENT


def test_secrets_are_long_and_different() -> None:
    """32 bytes each, never the same."""
    clock = MachineClock(ZONE)
    assert len({clock.secret() for _ in range(100)}) == 100
    assert len(clock.secret()) >= 43
