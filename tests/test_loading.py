"""What a turn may see: one's own offices of today, one's own case, and the cases of one's own place."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from antq_rules import Met, NotApplicable, Percent
from bot import carry_out
from bot.conversation import effects
from bot.conversation.duties import duties
from bot.conversation.words import menu, reviewing
from bot.languages import Language
from bot.loading import Given, load_dates
from tests import shortcuts
from tests.walker import SHELF, Walker, new_walker

CASE = "thcs-1-2025"


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune, where the head of the THCS school has answered everything."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {"2": "85/1/hai lớp đi thực tập", "6b": "Không áp dụng/bảo vệ mới thuê"})
    yield walker
    walker.database.close()


def _words(messages: list[dict[str, object]]) -> str:
    return str([[message["lead"], message["title"], message["body"]] for message in messages])


def _append(walker: Walker, line: str, kind: str, value: str) -> None:
    with walker.database.begin() as work:
        work.answers.append(CASE, line, kind, value, "head-thcs-1", "head-thcs-1", walker.clock.now())


def test_an_answer_that_no_longer_fits_the_unit_is_asked_again(walker: Walker) -> None:
    """A unit without a union any more is not rated by it: the old answer stays in the log, and the line is open."""
    _append(walker, "", "profile", '{"kind": "school", "level": "thcs", "party": false, "union": false}')
    case = walker.case()
    assert set(case.answers) == {line.id for line in case.rubric.scored} - {"5g"}
    assert case.answers["6b"] == NotApplicable("bảo vệ mới thuê")
    assert _words(walker.says("/tucham")).count("nghĩa vụ nộp thuế") == 1
    assert walker.state().line == "5g"


def test_a_line_the_rubric_does_not_have_is_passed_over(walker: Walker) -> None:
    """An entry of a line that is not on this form changes nothing."""
    before = walker.case()
    _append(walker, "5h", "answer", '{"met": true}')
    assert walker.case().answers == before.answers


@pytest.mark.parametrize(("state", "stays"), [("draft", False), ("waiting", True)])
def test_a_registration_stays_while_an_older_case_is_mended(walker: Walker, state: str, stays: bool) -> None:
    """Last year's case came back; this year's, once handed in, still holds its registration fast."""
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.person, now = "head-thcs-1", walker.clock.at.replace(year=2026, month=2)
    walker.clock.at = now
    with walker.database.begin() as work:
        row = work.cases.find(CASE)
        assert row is not None
        work.cases.open("thcs-1-2026", row.locality_id, "thcs-1", 2026, row.rubric_id, row.plan_id, now)
        work.cases.mark("thcs-1-2026", state, None, now)
        work.registrations.append("thcs-1", 2026, "t1", "registered", None, "head-thcs-1", "head-thcs-1", now)
    walker.says("/dangky")
    answer = walker.taps("Rút đăng ký An toàn về an ninh, trật tự")
    assert ("không rút đăng ký được nữa" in _words(answer)) is stays


def test_criteria_that_no_longer_fit_are_asked_again(walker: Walker) -> None:
    """An answer of another kind than the standard takes, or to a criterion it does not have, is passed over."""
    entries = {"7.1b": '{"met": true}', "7.1c": '{"happened": true}', "9.9": '{"met": true}'}
    with walker.database.begin() as work:
        for line, value in entries.items():
            work.standard_answers.append(
                CASE, "an-toan-2021", line, value, "head-thcs-1", "head-thcs-1", walker.clock.now()
            )
    assert walker.case().criteria == {"7.1b": Met(met=True)}
    walker.says("/tukiemtra")
    assert walker.state().line == "7.1a"


def test_each_submission_is_remembered_as_it_was(walker: Walker) -> None:
    """What was handed in first is still known after the answers were changed and handed in again."""
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.person = "head-thcs-1"
    walker.says("/tucham")
    walker.says("95")
    assert [given["2"] for given in walker.case().submissions] == [
        Percent(Decimal(85), Decimal(1), "hai lớp đi thực tập")
    ]
    shortcuts.hand_in(walker)
    assert [given["2"].claim for given in walker.case().submissions] == [1, None]  # type: ignore[union-attr]
    assert walker.case().answers["2"] == Percent(Decimal(95))


def test_another_commune_s_police_sees_nothing_of_the_case(walker: Walker) -> None:
    """Neither the list nor a command nor a forged button opens a case of another place, and nobody there is told."""
    with walker.database.begin() as work:
        work.places.add_locality("xa-khac", "Xã khác", "commune", "tinh-mau", "thien-tin-2025")
        work.places.add_office("police-other", "commune_police", "Công an xã khác", "xa-khac")
        work.people.add("officer-other", "vi", walker.clock.now())
        work.places.appoint("police-other", "officer-other", walker.clock.at.date())
    shortcuts.hand_in(walker)
    walker.person = "officer-other"
    assert walker.messages() == []
    shortcuts.agree(walker)
    assert reviewing.LIST_EMPTY in _words(walker.says("/choduyet"))
    assert reviewing.NOT_FOUND in _words(walker.says(f"/mo {CASE}"))
    assert "THCS Thiện Tín" not in _words(walker.says("/tiendo"))


def test_the_province_sees_the_cases_of_its_communes(walker: Walker) -> None:
    """A level above many communes counts the units of all of them."""
    walker.person = "police-province"
    shortcuts.agree(walker)
    assert "4 đơn vị" in _words(walker.says("/tiendo"))


def test_who_is_over_two_communes_knows_which_units_are_where(walker: Walker) -> None:
    """The other commune sets no date for the report: only the four units of this one are late, and counted as late."""
    with walker.database.begin() as work:
        work.places.add_locality("xa-khac", "Xã khác", "commune", "tinh-mau", "cam-ranh-2023")
        work.places.add_unit("thcs-khac", "xa-khac", "Trường khác", "Thôn 1", "school", "thcs")
        work.places.add_office("police-other", "commune_police", "Công an xã khác", "xa-khac")
        work.places.appoint("police-other", "police-commune", walker.clock.at.date())
        given = Given(SHELF, Language("vi"), walker.clock.now(), "", "http://127.0.0.1")
        world = load_dates(work, "police-commune", given)
    assert len(world.units) == 5
    found = {duty.key: duty.units for duty in duties(world)}
    assert found["thien-tin-2025/2025/don-vi-bao-cao/units"] == 4
    assert found["quoc-gia/2025/dang-ky/units"] == 5


def test_who_hands_over_an_office_loses_its_buttons_that_day(tmp_path: Path) -> None:
    """Authority is looked up at the tap: after the last day in office a page that was open decides nothing."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    with walker.database.begin() as work:
        work.people.add("officer-leaving", "vi", walker.clock.now())
        today = walker.clock.at.date()
        work.places.appoint("police-commune", "officer-leaving", today, today)
    walker.person = "officer-leaving"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    walker.taps(reviewing.AGREE_REST)
    walker.taps(reviewing.APPROVE)
    walker.clock.at += timedelta(days=1)
    assert "không còn giữ chức vụ này" in _words(walker.taps(reviewing.CONFIRM_APPROVE))
    assert walker.outcome.effects == ()
    assert walker.case().standing.state == "waiting"


def test_a_new_year_begins_a_new_case(walker: Walker) -> None:
    """On the first of January the old case is left alone: whoever stands in it is led back to the first page."""
    walker.says("/cau 5a")
    walker.clock.at = walker.clock.at.replace(year=2026, month=1, day=1)
    assert "2026" in _words(walker.says("có"))
    assert walker.state().journey == "menu"
    assert len(walker.case().answers) == 21


def test_a_person_without_an_office_is_told_so(walker: Walker) -> None:
    """Nothing but the way to a new invitation."""
    with walker.database.begin() as work:
        work.people.add("guest", "vi", walker.clock.now())
    walker.person = "guest"
    shortcuts.agree(walker)
    assert menu.NO_SEAT in _words(walker.says("/batdau"))
    for command in ("/tucham", "/cau 3", "/hoso"):
        assert menu.ONLY_HEAD in _words(walker.says(command))
    for command in ("/choduyet", "/tiendo", f"/mo {CASE}"):
        assert menu.ONLY_REVIEWER in _words(walker.says(command))


def test_there_is_a_way_to_carry_out_every_effect() -> None:
    """An effect without a file in carry_out would only be noticed in the middle of a turn."""
    assert set(carry_out._WAYS) == set(get_args(effects.Effect))
