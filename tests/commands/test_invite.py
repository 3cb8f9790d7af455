"""`antq invite`: whom a code is for, what is printed, and what the code opens."""

import itertools
import json
import os
import pty
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MachineClock
from bot.commands.errors import WrongUse
from bot.commands.invite import LIVES, Invitation, invite
from bot.commands.offices import Wanted
from bot.conversation.codes import code_in
from bot.digests import digest
from bot.doors import DatabaseDoors
from bot.settings import Settings
from storage import Database
from storage.models import LocalityRow, Opens, PlacedUnit
from tests.commands.conftest import Here, Run
from tests.storage.sample import NOW, TODAY

ADDRESS = "https://antq.example.vn"
_SECRETS = itertools.count(1)


class Desk:
    """A clock that stands still and gives one secret after another."""

    def now(self) -> datetime:
        """The day of the sample."""
        return NOW

    def secret(self) -> str:
        """A new secret."""
        return f"secret {next(_SECRETS)}"


def issue(database: Database, office: str, unit: str | None = None, locality: str | None = None) -> Invitation:
    """Invite into an office on the day of the sample."""
    return invite(database, Wanted(office, unit, locality), Desk(), ADDRESS)


@pytest.mark.parametrize(
    ("wanted", "office"),
    [
        (("head", "thcs-1", None), "head-1"),
        (("commune_police", None, "thien-tin"), "police-1"),
        (("province_police", None, "quang-ngai"), "province-1"),
        (("police-1", None, None), "police-1"),
        (("head-1", "thcs-1", None), "head-1"),
    ],
)
def test_an_office_is_found(furnished: Database, wanted: tuple[str, str | None, str | None], office: str) -> None:
    """By its id, or by its kind with the unit or locality it belongs to."""
    assert issue(furnished, *wanted).office.id == office


def test_the_code_opens_the_office_once_until_it_expires(furnished: Database) -> None:
    """The code lives fourteen days, works once, and whoever types it as it is spelled gets in."""
    made = issue(furnished, "head", "thcs-1")
    assert made.expires == NOW + timedelta(days=14)
    typed = code_in(str(made.to_json()["code"]).lower())
    assert typed == made.code
    with furnished.begin() as work:
        assert work.sign_ins.look(digest(made.code), NOW + LIVES) == "expired"
        assert work.sign_ins.spend(digest(typed), NOW) == Opens(None, "head-1")
        assert work.sign_ins.look(digest(made.code), NOW) == "used"


async def test_the_web_link_leads_into_the_office(furnished: Database) -> None:
    """Who opens the link is signed in and holds the office from that day on; a second visitor is not let in."""
    with furnished.begin() as work:
        work.places.add_unit("th-1", "thien-tin", "Trường Tiểu học B", "", "school", "th")
    made = issue(furnished, "head", "th-1")
    with ThreadPoolExecutor(1) as pool:
        doors = DatabaseDoors(furnished, Desk(), pool, pool)
        session = await doors.enter(made.web.rpartition("/")[2])
        assert session is not None
        person = await doors.person(session)
        assert person is not None
        assert await doors.heading(person) == "Hiệu trưởng Trường Tiểu học B"
        assert await doors.enter(made.code) is None


def test_offices_that_should_be_there_are_made_with_their_titles(furnished: Database) -> None:
    """A unit's head and a locality's offices are entered at the first invitation, and found at the second."""
    with furnished.begin() as work:
        for key, name, kind, level in (
            ("mn-1", "Trường Mầm non Hoa Sen", "school", "mn"),
            ("gdtx-1", "Trung tâm GDTX Nghĩa Hành", "school", "gdtx"),
            ("buu-dien", "Bưu điện xã", "agency", None),
        ):
            work.places.add_unit(key, "thien-tin", name, "", kind, level)
        work.places.add_locality("hcm", "Thành phố Hồ Chí Minh", "province")
        work.places.add_locality("sai-gon", "Sài Gòn", "commune", "hcm")
    titles = [
        issue(furnished, kind, unit, place).office.title
        for kind, unit, place in (
            ("head", "mn-1", None),
            ("head", "gdtx-1", None),
            ("head", "buu-dien", None),
            ("commune_chair", None, "thien-tin"),
            ("province_police", None, "hcm"),
            ("commune_police", None, "sai-gon"),
            ("education_department", None, "quang-ngai"),
            ("education_office", None, "quang-ngai"),
            ("deputy", "mn-1", None),
            ("deputy", "gdtx-1", None),
            ("deputy", "buu-dien", None),
            ("helper", "mn-1", None),
            ("commune_board", None, "thien-tin"),
            ("operator", None, "quang-ngai"),
        )
    ]
    assert titles == [
        "Hiệu trưởng Trường Mầm non Hoa Sen",
        "Giám đốc Trung tâm GDTX Nghĩa Hành",
        "Người đứng đầu Bưu điện xã",
        "Chủ tịch UBND xã Thiện Tín",
        "Công an thành phố Hồ Chí Minh",
        "Công an Sài Gòn",
        "Sở GD&ĐT tỉnh Quảng Ngãi",
        "Phòng GD&ĐT – Tỉnh Quảng Ngãi",
        "Phó Hiệu trưởng Trường Mầm non Hoa Sen",
        "Phó Giám đốc Trung tâm GDTX Nghĩa Hành",
        "Phó thủ trưởng Bưu điện xã",
        "Người giúp việc hồ sơ Trường Mầm non Hoa Sen",
        "Ban Chỉ đạo 138 xã Thiện Tín",
        "Người vận hành – Tỉnh Quảng Ngãi",
    ]
    assert issue(furnished, "head", "mn-1").office.id == "head-mn-1"
    with furnished.read() as work:
        assert [one.id for one in work.directory.offices(TODAY) if one.kind == "commune_chair"] == [
            "commune-chair-thien-tin"
        ]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (
            ("head", "thcs-9", None),
            "--unit: không có 'thcs-9', gần nhất: thcs-1; ví dụ: antq invite head --unit thcs-1",
        ),
        (("commune_police", None, "thien-tinh"), "gần nhất: thien-tin, quang-ngai; ví dụ: --locality thien-tin"),
        (("polic-1", None, None), "OFFICE: không có 'polic-1', gần nhất: police-1"),
        (("head", None, None), "ví dụ: antq invite head --unit thcs-1"),
        (("commune_police", "thcs-1", "thien-tin"), "ví dụ: antq invite commune_police --locality xa-thien-tin"),
        (("head", None, "thien-tin"), "head là của một đơn vị"),
        (("commune_police", "thcs-1", None), "ví dụ: antq invite commune_police --locality thien-tin"),
        (("commune_chair", None, "quang-ngai"), "ví dụ: antq invite commune_chair --locality thien-tin"),
        (("province_chair", None, "thien-tin"), "ví dụ: antq invite province_chair --locality quang-ngai"),
        (("police-1", "thcs-1", None), "police-1 không thuộc nơi đã nêu"),
        (("deputy", None, "thien-tin"), "ví dụ: antq invite deputy --unit thcs-1"),
        (("helper", None, None), "ví dụ: antq invite helper --unit thcs-1"),
        (("commune_board", None, "quang-ngai"), "ví dụ: antq invite commune_board --locality thien-tin"),
        (("asked", "thcs-1", None), "OFFICE: không có 'asked'"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(
    furnished: Database, wanted: tuple[str, str | None, str | None], says: str
) -> None:
    """One line that names the nearest ids and a command that would work; nothing is entered."""
    with pytest.raises(WrongUse) as wrong:
        issue(furnished, *wanted)
    assert says in str(wrong.value)
    with furnished.read() as work:
        assert len(work.directory.offices(TODAY)) == 3


def test_two_offices_of_a_kind_are_told_apart_by_id(furnished: Database) -> None:
    """Where a locality has two, neither is chosen for the operator."""
    with furnished.begin() as work:
        work.places.add_office("police-2", "commune_police", "Phó Công an xã", "thien-tin")
    with pytest.raises(WrongUse, match=r"\(police-1, police-2\).*antq invite police-1"):
        issue(furnished, "commune_police", None, "thien-tin")


def test_the_command_prints_code_links_and_office(run: Run, furnished: Database) -> None:
    """For a person: the code, the web link, what to do in the bots; no drawing where nobody looks."""
    done = run("invite", "head", "--unit", "thcs-1")
    assert done.returncode == 0
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", done.stdout)
    assert code
    joined = code[0].replace("-", "")
    assert f"{ADDRESS}/vao/{joined}" in done.stdout
    assert "Hiệu trưởng (head-1)" in done.stdout
    assert done.stdout.count("gửi mã này cho bot") == 2
    assert "█" not in done.stdout
    assert "đang có người giữ" in done.stderr
    with furnished.read() as work:
        assert work.sign_ins.look(digest(joined), MachineClock(Settings().zone).now()) == "good"


def test_the_command_knows_the_bots_by_name(here: Here, furnished: Database) -> None:
    """Once a bot's name is known there is a deep link; --json gives everything to a program."""
    with furnished.begin() as work:
        work.bots.called("telegram", "antq_bot", NOW)
        work.bots.called("zalo", "Bot ANTQ", NOW)
    made = json.loads(here("invite", "commune_police", "--locality", "thien-tin", "--json").stdout)
    joined = made["code"].replace("-", "")
    assert made["links"] == {"web": f"{ADDRESS}/vao/{joined}", "telegram": f"https://t.me/antq_bot?start={joined}"}
    assert made["office"] == "police-1"
    left = datetime.fromisoformat(made["expires"]) - MachineClock(Settings().zone).now()
    assert timedelta(days=13) < left <= LIVES
    assert "mở Bot ANTQ, gửi mã này cho bot" in here("invite", "head-1").stdout


def test_the_command_refuses_in_one_line(here: Here, furnished: Database) -> None:
    """An unknown unit is one line on standard error and exit code 2."""
    assert furnished.is_current()
    done = here("invite", "head", "--unit", "thcs-2")
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "gần nhất: thcs-1" in done.stderr


def test_a_terminal_gets_a_square_to_photograph(tmp_path: Path) -> None:
    """On a terminal the web link is drawn as a QR code too."""
    here = {"PYTHONPATH": str(Path(__file__).parents[2]), "ANTQ_DATA_DIR": str(tmp_path)}
    environment = {**{k: v for k, v in os.environ.items() if not k.startswith("ANTQ_")}, **here}
    antq = [sys.executable, "-m", "bot"]
    add = ["units", "add", "locality", "tinh-a", "--name", "Tỉnh A", "--level", "province"]
    subprocess.run([*antq, *add], cwd=tmp_path, env=environment, check=True, capture_output=True)
    ours, theirs = pty.openpty()
    invited = ["invite", "province_police", "--locality", "tinh-a"]
    subprocess.run([*antq, *invited], cwd=tmp_path, env=environment, stdout=theirs, check=True)
    os.close(theirs)
    drawn = b""
    while chunk := _read(ours):
        drawn += chunk
    os.close(ours)
    lines = drawn.decode().splitlines()
    assert sum("█" in line for line in lines) > 10
    assert "Công an tỉnh A (province-police-tinh-a)" in lines[0]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed and everything was read
        return b""


def test_rows_of_the_directory_are_what_titles_are_made_of() -> None:
    """A unit without a level has a head like any other; the rows need no database."""
    from bot.commands.titles import head_title, title_of  # noqa: PLC0415 - used here only

    assert (
        head_title(PlacedUnit("u", "Trường Chính trị", "school", None, None, "x")) == "Người đứng đầu Trường Chính trị"
    )
    assert title_of("district_police", LocalityRow("x", "Xã X", "commune", "p", None)) == "Công an huyện – Xã X"
