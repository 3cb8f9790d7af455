"""`antq units`: a fresh installation goes live by commands alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from storage import Database
from tests.commands.conftest import Here, refused
from tests.storage.sample import TODAY
from tests.test_cli import antq

PROVINCE = ("units", "add", "locality", "tinh-a", "--name", "Tỉnh  A ", "--level", "province")
COMMUNE = ("units", "add", "locality", "xa-b", "--name", "Xã B", "--level", "commune", "--parent", "tinh-a")
SCHOOL = ("units", "add", "unit", "thcs-b", "--name", "Trường THCS B", "--locality", "xa-b", "--kind", "school")


def test_from_nothing_to_an_invitation(here: Here, tmp_path: Path) -> None:
    """Province, commune, unit, invitation: each command is all that is needed, and the list shows what is there."""
    fresh = {"ANTQ_DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.db'}", "ANTQ_DATA_DIR": str(tmp_path / "var")}
    assert "antq units add locality" in here("units", "list", **fresh).stdout
    for command in (PROVINCE, (*COMMUNE, "--plan", "thien-tin-2025"), (*SCHOOL, "--level", "thcs")):
        done = here(*command, **fresh)
        assert done.exit_code == 0, done.stderr
    assert here("invite", "head", "--unit", "thcs-b", **fresh).exit_code == 0
    assert here("units", "list", **fresh).stdout.splitlines() == [
        "Địa phương:",
        "  tinh-a  Tỉnh A          quoc-gia",
        "  xa-b    Xã B    tinh-a  thien-tin-2025",
        "Đơn vị:",
        "  thcs-b  Trường THCS B  xa-b  school:thcs",
        "Chức vụ:",
        "  head-thcs-b  Hiệu trưởng Trường THCS B  thcs-b  chưa có người",
    ]


def test_the_list_for_a_program(here: Here, furnished: Database) -> None:
    """Ids, names, references and who holds each office."""
    assert furnished.is_current()
    listed = json.loads(here("units", "list", "--json").stdout)
    assert listed["localities"][1] == {
        "id": "thien-tin",
        "name": "Xã Thiện Tín",
        "level": "commune",
        "parent": "quang-ngai",
        "plan": "thien-tin-2025",
    }
    assert listed["units"] == [
        {"id": "thcs-1", "name": "Trường THCS Hành Thiện", "kind": "school", "level": "thcs", "size": None}
        | {"locality": "thien-tin"}
    ]
    assert listed["offices"][0] == {
        "id": "head-1",
        "kind": "head",
        "title": "Hiệu trưởng",
        "locality": "thien-tin",
        "unit": "thcs-1",
        "holders": ["hoa"],
    }


def _with(command: Sequence[str], **changed: str | None) -> list[str]:
    """The command with an option changed, or left out when None."""
    made = list(command)
    for option, value in changed.items():
        if f"--{option}" in made:
            at = made.index(f"--{option}")
            del made[at : at + 2]
        if value is not None:
            made += [f"--{option}", value]
    return made


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (_with(PROVINCE, plan="thien-tin"), "--plan: không có 'thien-tin', ví dụ: "),
        (_with(PROVINCE, level="huyện"), "--level: không có 'huyện', phải là một trong: province, commune; ví dụ: "),
        (_with(PROVINCE, parent="quang-ngai"), "--parent: chỉ dùng cho xã"),
        (_with(PROVINCE, name="  "), "--name: tên phải có từ 1 đến 200 chữ; ví dụ: "),
        (_with(COMMUNE, parent=None), "--parent: xã phải thuộc một tỉnh đã có; ví dụ: "),
        (_with(COMMUNE, parent="quang-nam"), "--parent: không có 'quang-nam', gần nhất: quang-ngai"),
        (_with(COMMUNE, parent="thien-tin"), "--parent: thien-tin không phải là tỉnh"),
        (_with(SCHOOL, locality="thien-tinh"), "--locality: không có 'thien-tinh', gần nhất: thien-tin"),
        (_with(SCHOOL, locality="quang-ngai"), "--locality: quang-ngai không phải là xã"),
        (_with(SCHOOL, kind="church"), "--kind: không có 'church', phải là một trong: school, agency, enterprise"),
        (_with(SCHOOL, level="đại học"), "--level: không có 'đại học'"),
        (_with(SCHOOL, kind="agency", level="thcs"), "--level: chỉ dùng cho trường học; ví dụ: "),
        (_with(SCHOOL, size="small"), "--size: chỉ dùng cho doanh nghiệp; ví dụ: "),
        (_with(SCHOOL, kind="enterprise", size="huge"), "--size: không có 'huge'"),
        (["units", "add", "unit", "thcs-1", *SCHOOL[4:6], "--locality", "thien-tin", *SCHOOL[8:]], "ID: thcs-1 đã có"),
        (["units", "add", "unit", "Trường 1", *SCHOOL[4:]], "ID: 'Trường 1' phải là"),
        (["units", "add", "locality", "thien-tin", *COMMUNE[4:-1], "quang-ngai"], "ID: thien-tin đã có"),
    ],
)
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_cannot_be_is_refused_in_one_line(here: Here, furnished: Database, command: list[str], says: str) -> None:
    """Each mistake names the option and a valid example, and nothing is entered."""
    done = here(*command)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert says in done.stderr
    with furnished.read() as work:
        assert (len(work.directory.localities()), len(work.directory.units())) == (2, 1)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["units", "add", "unit"], "Ví dụ: antq units add unit thcs-1 --name"),
        (["units", "add", "town"], "Ví dụ: antq units add unit thcs-1 --name"),
    ],
)
def test_wrong_use_is_one_line_with_an_example(tmp_path: Path, command: list[str], says: str) -> None:
    """A missing argument and an unknown command are told like every other mistake."""
    assert says in refused(antq(tmp_path, *command))


def test_names_are_kept_composed(here: Here, database: Database) -> None:
    """A name typed with separate marks and stray spaces is stored as everything else writes it."""
    assert here(*_with(PROVINCE, name="Ti\u0309nh  A")).exit_code == 0
    with database.read() as work:
        assert [one.name for one in work.directory.localities()] == ["Tỉnh A"]
        assert work.directory.offices(TODAY) == ()
