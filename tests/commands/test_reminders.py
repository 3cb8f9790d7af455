"""`antq reminders`: set for one place, shown for all; a wrong value is one line with a valid example."""

import json
from datetime import datetime

import pytest

from bot.commands.doctor.reminders import check_reminders
from storage import Database
from tests.commands.conftest import Here
from tests.reminders.acts import Days
from tests.walker import ZONE

DEFAULT = {"before": [30, 14, 7, 3, 1, 0], "overdue": 5, "escalate": [2, 5], "hour": 8}


def test_a_place_is_set_and_shown(here: Here, furnished: Database) -> None:
    """What was not given stays; a commune begins from what its province has."""
    assert furnished.is_current()
    done = here("reminders", "set", "quang-ngai", "--before", "20,5,0", "--hour", "9")
    assert done.stdout.startswith("quang-ngai: nhắc trước 20,5,0 ngày, quá hạn 5 ngày làm việc")
    here("reminders", "set", "thien-tin", "--overdue", "3", "--escalate", "1")
    shown = json.loads(here("reminders", "show", "--json").stdout)
    assert shown["default"] == DEFAULT
    assert shown["localities"]["quang-ngai"] == {**DEFAULT, "before": [20, 5, 0], "hour": 9}
    assert shown["localities"]["thien-tin"] == {"before": [20, 5, 0], "overdue": 3, "escalate": [1], "hour": 9}
    assert [line.split()[0] for line in here("reminders", "show").stdout.splitlines()[2:]] == [
        "quang-ngai",
        "thien-tin",
    ]


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        (("--before", "hôm qua"), "--before: cần các số ngày từ 0 đến 60, nhiều nhất 12 số, ví dụ: 30,14,7,3,1,0"),
        (("--before", "90"), "--before: cần các số ngày từ 0 đến 60, nhiều nhất 12 số, ví dụ: 30,14,7,3,1,0"),
        (("--before", ""), "--before: cần các số ngày từ 0 đến 60, nhiều nhất 12 số, ví dụ: 30,14,7,3,1,0"),
        (("--overdue", "nhiều"), "--overdue: 'nhiều' không phải một số, ví dụ: 5"),
        (("--overdue", "99"), "--overdue: 99 không phải số ngày từ 0 đến 20, ví dụ: 5"),
        (("--escalate", "2;5"), "--escalate: cần các số ngày làm việc quá hạn, ví dụ: 2,5"),
        (("--escalate", "6"), "--escalate: phải nằm trong 5 ngày quá hạn được nhắc, ví dụ: 2,5"),
        (("--hour", "23"), "--hour: 23 không phải giờ từ 7 đến 20, ví dụ: 8"),
        (("--hour", "8:30"), "--hour: '8:30' không phải một số, ví dụ: 8"),
    ],
)
def test_a_wrong_value_changes_nothing(here: Here, furnished: Database, given: tuple[str, str], refused: str) -> None:
    """One line names the option, what is wrong and a value that works."""
    done = here("reminders", "set", "thien-tin", *given)
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [refused]
    with furnished.read() as work:
        assert work.reminder_plan.choices() == {}


def test_an_unknown_place_is_told_the_nearest(here: Here, furnished: Database) -> None:
    """As everywhere in the operator's commands."""
    assert furnished.is_current()
    done = here("reminders", "set", "thien-tim")
    assert done.exit_code == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("LOCALITY: không có 'thien-tim', gần nhất: thien-tin")


def test_the_doctor_tells_what_comes_next_and_the_lag(furnished: Database) -> None:
    """The next rows by office and never by person; late is to be mended, in the night it is not."""
    at = datetime(2025, 11, 1, tzinfo=ZONE)
    with furnished.begin() as work:
        work.people.record_consent("hoa", "reminders", True, "1", "web", at)
    days = Days(furnished)
    days.at(16, 11, 2025)
    now = datetime(2026, 2, 27, 7, 30, tzinfo=ZONE)
    found = list(check_reminders(furnished, now))
    assert [one.check for one in found] == ["scheduler", *["next_due"] * 20]
    assert found[0].state == "ok"
    assert found[1].what == "sắp nhắc: 08:00 27/02/2026 · Hiệu trưởng · quoc-gia/2026/dang-ky · trước 30 ngày"
    assert not [one for one in found if "hoa" in one.line.split()]
    states = {hour: next(check_reminders(furnished, now.replace(hour=hour))).state for hour in (8, 9, 22)}
    assert states == {8: "mend", 9: "mend", 22: "ok"}
    days.at(27, 2)
    lost = [str(list(check_reminders(furnished, now.replace(month=3, day=day)))[-1].line) for day in (3, 4)]
    assert ["không liên lạc được: 1 người" in line for line in lost] == [False, True]  # the third working day
    assert (
        "chưa biết ngày nghỉ năm 2028"
        in list(check_reminders(furnished, datetime(2027, 11, 20, 9, tzinfo=ZONE)))[1].line
    )
