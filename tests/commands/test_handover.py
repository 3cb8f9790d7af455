"""`antq office handover`: who leaves when, who is told, and the code for whoever comes next."""

import re
from datetime import date, timedelta

import pytest

from bot.commands.errors import CommandError, NotDone, WrongUse
from bot.commands.handover import Leaving, day_in, hand_over, successor
from bot.digests import digest
from storage import Database
from storage.models import Opens
from tests.commands.conftest import Here
from tests.commands.test_invite import ADDRESS, Desk
from tests.storage.sample import NOW, TODAY

TOMORROW = TODAY + timedelta(days=1)


def test_an_office_changes_hands_on_a_day(furnished: Database) -> None:
    """The old holder keeps the day before, both the leaver and the reviewing office are told, and the log has it."""
    with furnished.begin() as work:
        work.conversations.open("hoa")
    hand_over(furnished, Leaving("head-1", TOMORROW), Desk(), {})
    made = successor(furnished, Leaving("head-1", TOMORROW), Desk(), ADDRESS)
    assert made.expires > NOW + timedelta(days=14)
    with furnished.begin() as work:
        days = {day: len(work.places.offices_of("hoa", day)) for day in (TODAY, TOMORROW)}
        told = {who: work.messages.since(who, 0, 10)[-1].text for who in ("hoa", "minh")}
        assert work.sign_ins.spend(digest(made.code), NOW) == Opens(None, "head-1", TOMORROW)
        entries = [line for line in work.audit_log.lines() if '"office_ended"' in line]
    assert list(days.values()) == [1, 0]
    assert f"bàn giao từ ngày {TOMORROW:%d/%m/%Y}" in told["hoa"]
    assert "Bàn giao: Hiệu trưởng" in told["minh"]
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("leaving", "error", "says"),
    [
        (Leaving("head-9", TOMORROW), WrongUse, "OFFICE: không có 'head-9'"),
        (Leaving("head-1", TOMORROW, "minh"), WrongUse, "--person: người giữ head-1 là hoa"),
        (Leaving("police-1", TOMORROW), WrongUse, "--person: nhiều người cùng giữ (minh, lan)"),
        (Leaving("province-1", TOMORROW), NotDone, "đang không có người giữ; ví dụ: antq invite province-1"),
    ],
)
def test_what_cannot_be_handed_over(
    furnished: Database, leaving: Leaving, error: type[CommandError], says: str
) -> None:
    """An office that is not there, somebody who does not hold it, several holders, none: one line, nothing changes."""
    with furnished.begin() as work:
        work.places.appoint("police-1", "lan", TODAY)
        work.places.leave("province-1", "lan", TODAY - timedelta(days=1))
    with pytest.raises(error, match=re.escape(says)):
        hand_over(furnished, leaving, Desk(), {})
    with furnished.read() as work:
        assert len(work.places.offices_of("hoa", TOMORROW)) == len(work.places.offices_of("minh", TOMORROW)) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [("01/11/2026", date(2026, 11, 1)), ("1/11/2026", date(2026, 11, 1)), ("2026-11-01", date(2026, 11, 1))],
)
def test_days_as_people_write_them(text: str, day: date) -> None:
    """Day, month, year with slashes, or the international order."""
    assert day_in(text) == day


@pytest.mark.parametrize("text", ["31/02/2026", "mai", "", "1/11"])
def test_a_day_that_is_none(text: str) -> None:
    """Refused with a command that would work."""
    with pytest.raises(WrongUse, match="ví dụ: antq office handover"):
        day_in(text)


@pytest.mark.usefixtures("furnished")
def test_the_command(here: Here) -> None:
    """It prints who leaves and, when asked for, the invitation of the successor."""
    fresh = {"ANTQ_TIMEZONE": "Asia/Ho_Chi_Minh"}
    done = here("office", "handover", "head-1", "--on", "01/11/2099", "--invite", **fresh)
    assert done.exit_code == 0, done.output
    assert "Hiệu trưởng (head-1): thôi giữ từ ngày 01/11/2099." in done.output
    assert "Mã, dùng một lần đến" in done.output
    assert here("office", "handover", "head-1", "--on", "hôm nào", **fresh).exit_code == 2
