"""`kill -9` again and again while people talk: nothing lost, nothing done twice, what is sent twice says so."""

import os
from pathlib import Path

import pytest

from tests.antq_rules.thorough import cases
from tests.storm.storm import Plan, Report, storm

INBOUND, OUTBOUND, ALL = "telegram", "delivery", "telegram,zalo,web,delivery"


def _is_whole(report: Report, kills: int, turns: int, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n  {report.text}", f"(load {os.getloadavg()[0]:.1f})")  # noqa: T201 - the figures of the full storm
    it = report.audit
    assert not report.unseen
    assert (report.turns, len(report.killed)) == (turns, kills)
    assert (it.answers_lost, it.answers_twice, it.gaps) == (0, 0, 0)
    assert (it.replies_lost, it.left_open, it.strange) == (0, 0, 0)
    assert (it.given_up, it.unmarked_repeats, report.repeated_without_kill) == (0, 0, 0)
    assert set(report.statuses) == {0}


@pytest.mark.slow
@pytest.mark.postgres
async def test_two_and_two_processes_on_postgresql(
    fresh_postgres: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two that listen behind a balancer and two that send; mostly those that send are killed."""
    people, turns, kills = cases(34, 667), cases(12, 30), cases(12, 300)
    shares = (0.1, 0.1, 0.4, 0.4)
    plan = Plan((INBOUND, INBOUND, OUTBOUND, OUTBOUND), shares, people, turns, kills, at_once=cases(34, 100))
    _is_whole(await storm(fresh_postgres, tmp_path, plan), kills, people * turns, capsys)


@pytest.mark.slow
async def test_a_process_told_to_end_loses_and_repeats_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """SIGTERM in the middle of turns and sends: what is under way is finished and written down."""
    people, turns, ends = 20, 12, cases(2, 30)
    plan = Plan((ALL,), (1,), people, turns, ends, at_once=people, gently=True)
    report = await storm(f"sqlite:///{tmp_path / 'storm.sqlite3'}", tmp_path, plan)
    _is_whole(report, ends, people * turns, capsys)
    assert not report.audit.repeated


@pytest.mark.slow
async def test_one_process_on_sqlite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything in one process on one file."""
    people, turns, kills = cases(34, 667), cases(12, 30), cases(8, 300)
    plan = Plan((ALL,), (1,), people, turns, kills, at_once=cases(34, 100))
    url = f"sqlite:///{tmp_path / 'storm.sqlite3'}"
    _is_whole(await storm(url, tmp_path, plan), kills, people * turns, capsys)
