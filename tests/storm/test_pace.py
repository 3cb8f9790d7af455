"""Reminders go out as fast as allowed and never faster, and whoever is talking does not notice."""

import os
import shutil
from pathlib import Path

import pytest

from tests.antq_rules.thorough import THOROUGH, cases
from tests.storm.pace import Paced, Rush, pace

HASTE = 1  # the real pace
MOST_IN_A_SECOND = 33  # 28 leave us at most; on a busy machine some are held up on the way and arrive together


def _rush(*, senders: int = 1, timeouts: float = 0.0, storms: float = 0.0) -> Rush:
    pings, people, turns, pause = (5000, 50, 30, 10.0) if THOROUGH else (200, 20, 12, 4.0)
    seconds = 15.0 if THOROUGH else 3.0
    return Rush(pings, people, turns, pause, HASTE, senders, timeouts, storms, seconds)


def _show(paced: Paced, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n  {paced.text} (load {os.getloadavg()[0]:.1f})")  # noqa: T201 - the figures of the full rush


def _is_even(paced: Paced, rush: Rush) -> None:
    """All sent once, as fast as allowed, never faster, and nobody waits a second."""
    assert paced.states == {"sent": rush.pings}
    assert (paced.most_of_one, paced.accepted) == (1, rush.pings)
    assert (paced.violations, list(paced.unseen)) == (0, [])
    assert paced.busiest_second <= MOST_IN_A_SECOND
    assert 0.95 <= paced.used <= 1.02
    assert paced.p95 < 1


@pytest.mark.slow
async def test_one_sender(sqlite_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One process on one file, beside people who converse."""
    rush = _rush()
    shutil.copy(sqlite_template, tmp_path / "antq.db")
    paced = await pace(f"sqlite:///{tmp_path / 'antq.db'}", tmp_path, rush)
    _show(paced, capsys)
    _is_even(paced, rush)


@pytest.mark.slow
@pytest.mark.postgres
async def test_two_senders_share_one_pace(
    fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same sum, not double."""
    rush = _rush(senders=2)
    paced = await pace(fresh_postgres, tmp_path, rush)
    _show(paced, capsys)
    _is_even(paced, rush)


@pytest.mark.slow
@pytest.mark.postgres
async def test_refusals_and_timeouts_end_the_same(
    fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told to wait again and again, and without an answer 3 times in 100: sent or uncertain, none twice, none lost."""
    rush = _rush(senders=2, timeouts=0.03, storms=cases(10, 3) / 1000)
    paced = await pace(fresh_postgres, tmp_path, rush)
    _show(paced, capsys)
    assert sum(paced.states.values()) == rush.pings
    assert set(paced.states) == {"sent", "uncertain"}
    assert (paced.most_of_one, paced.accepted) == (1, rush.pings)
    assert paced.states["uncertain"] < rush.pings * 0.06
    assert (paced.violations, list(paced.unseen)) == (0, [])
    assert paced.refused > 0
