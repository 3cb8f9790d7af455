"""Who may do what for a unit: the head, deputies with and without a delegation, helpers, the board, the operator."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from antq_rules import Shelf
from antq_rules.plan import OFFICES
from bot.commands.invite import invite
from bot.commands.offices import Wanted
from bot.commands.titles import KINDS, UNIT_KINDS, fits
from bot.conversation.effects import Review
from bot.conversation.offices import OPERATOR
from bot.conversation.words import delegating as delegating_words
from bot.conversation.words import joining, menu, result, reviewing, watching
from tests import shortcuts
from tests.locality import COMMUNE, PROVINCE
from tests.walker import Walker, all_text, new_walker

CASE = "thcs-1-2025"
PLANS = ("binh-giang-2023", "quan-12-2023", "thien-tin-2025", "cam-ranh-2023", "bac-kan-2023", "quoc-gia")


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune with a deputy and a helper at the THCS school, whose head has answered everything."""
    walker = new_walker(tmp_path)
    for person, office in (("pho", "deputy-thcs-1"), ("giup-viec", "helper-thcs-1")):
        walker.seat(person, office)
        walker.person = person
        shortcuts.agree(walker)
    walker.person = "head-thcs-1"
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    yield walker
    walker.database.close()


def _lend(walker: Walker, last: str = "hôm nay") -> None:
    walker.person = "head-thcs-1"
    walker.says("/uyquyen")
    walker.taps(delegating_words.NEW)
    walker.says("Phó Hiệu trưởng Trường THCS Thiện Tín")
    for text in ("hôm nay", last, "đi công tác", delegating_words.CONFIRM):
        walker.says(text)


ONLY_HEAD = "Chỉ người đứng đầu đơn vị"
MAY = {
    "head-thcs-1": {"/dangky": True, "/rut": True, result.SUBMIT: True},
    "pho": {"/dangky": False, "/rut": False, result.SUBMIT: False},
    "giup-viec": {"/dangky": False, "/rut": False, result.SUBMIT: False},
}


@pytest.mark.parametrize(
    ("person", "act", "may"), [(who, act, may) for who, acts in MAY.items() for act, may in acts.items()]
)
def test_what_only_the_head_does(walker: Walker, person: str, act: str, may: bool) -> None:
    """Registering, submitting and withdrawing are the head's; others are told so and nothing changes."""
    walker.person = person
    walker.says("/tucham")
    assert (ONLY_HEAD not in all_text(walker.says(act))) is may
    assert walker.outcome.effects == ()
    assert walker.case().standing.state == "draft"


@pytest.mark.parametrize("person", ["pho", "giup-viec"])
def test_whoever_works_on_the_case_answers_under_their_own_name(walker: Walker, person: str) -> None:
    """Deputy and helper answer, note and check; each entry has their person and office."""
    walker.person = person
    office = {"pho": "deputy-thcs-1", "giup-viec": "helper-thcs-1"}[person]
    walker.says("/cau 3")
    walker.says("4")
    walker.says("/tukiemtra")
    walker.says("Không xảy ra" if "xảy ra" in all_text(walker.says("gì đó")) else "Đạt")
    author = walker.case().authors["3"]
    assert (author.person, author.office) == (person, office)
    with walker.database.read() as work:
        assert len(work.standard_answers.log(CASE)) == 1
        (line,) = [json.loads(each) for each in work.audit_log.lines_of_case(CASE) if '"criterion"' in each]
    assert (line["office"], line["private"]["person"][1]) == (office, person)
    walker.person = "head-thcs-1"
    assert "Câu trả lời này do" in all_text(walker.says("/cau 3"))
    assert "Câu trả lời này do" not in all_text(walker.says("/cau 1"))


def test_a_delegated_deputy_submits_in_the_head_s_name_until_the_last_day(walker: Walker) -> None:
    """The history has both people, the registration too; a page left open over midnight submits nothing."""
    _lend(walker)
    walker.person = "pho"
    walker.says("/dangky")
    walker.taps("Đăng ký An toàn về an ninh, trật tự")
    walker.taps("Xác nhận đăng ký")
    with walker.database.read() as work:
        (entry,) = [
            each for each in map(json.loads, work.audit_log.lines()) if each.get("kind") == "registration_registered"
        ]
    people = {name: value[1] for name, value in entry["private"].items()}
    assert (entry["office"], people) == ("head-thcs-1", {"person": "pho", "on_behalf": "head-thcs-1"})
    walker.says("/tucham")
    walker.taps(result.SUBMIT)
    walker.clock.at += timedelta(days=1)
    assert ONLY_HEAD in all_text(walker.taps(result.CONFIRM))
    assert walker.case().standing.state == "draft"
    _lend(walker)
    walker.person = "pho"
    walker.says("/tucham")
    shortcuts.hand_in(walker)
    (event,) = walker.case().history
    assert (event.person, event.on_behalf, event.office.id) == ("pho", "head-thcs-1", "head-thcs-1")


def test_nobody_reviews_what_they_or_their_giver_handed_in(walker: Walker) -> None:
    """Neither the deputy who submitted nor the head in whose name it was, even after both have left the unit."""
    _lend(walker)
    walker.person = "pho"
    walker.says("/tucham")
    shortcuts.hand_in(walker)
    yesterday = walker.clock.at.date() - timedelta(days=1)
    for person, office in (("pho", "deputy-thcs-1"), ("head-thcs-1", "head-thcs-1"), ("giup-viec", "helper-thcs-1")):
        with walker.database.begin() as work:
            work.places.leave(office, person, yesterday)
        walker.seat(person, "police-commune")
    for person, refused in (("pho", True), ("head-thcs-1", True), ("giup-viec", False)):
        walker.person = person
        said = all_text(walker.says(f"/mo {CASE}"))
        assert ("Người nộp hồ sơ không được tự duyệt" in said) is refused
        assert bool(walker.outcome.effects) is not refused


@pytest.mark.parametrize("person", ["pho", "giup-viec"])
def test_who_works_in_the_unit_does_not_review_it(walker: Walker, person: str) -> None:
    """Also when the head alone handed it in: not in the list of those to approve, not by command, not from a notice."""
    walker.seat(person, "police-commune")
    shortcuts.note_all(walker, CASE)
    shortcuts.hand_in(walker)
    walker.person = person
    for message in (walker.says(f"/mo {CASE}"), walker.taps("Mở")):
        assert "duyệt hồ sơ của đơn vị" in all_text(message)
        assert walker.outcome.effects == ()
    assert "Duyệt các hồ sơ không có cờ" not in all_text(walker.says("/choduyet"))
    assert walker.case().standing.opened is False


def test_who_answered_and_left_does_not_review_their_own_answers(walker: Walker) -> None:
    """A deputy who becomes a police officer meets the case again: another officer must look at it."""
    walker.person = "pho"
    walker.says("/cau 3")
    walker.says("4")
    walker.person = "head-thcs-1"
    walker.says("/tucham")
    shortcuts.hand_in(walker)
    with walker.database.begin() as work:
        work.places.leave("deputy-thcs-1", "pho", walker.clock.at.date() - timedelta(days=1))
    walker.seat("pho", "police-commune")
    walker.person = "pho"
    walker.says("/batdau")
    assert "duyệt hồ sơ của đơn vị" in all_text(walker.says(f"/mo {CASE}"))
    assert walker.outcome.effects == ()


def test_a_case_that_is_open_already_stays_closed_to_its_unit(walker: Walker) -> None:
    """Another officer opened it: the one who works in the unit still cannot look at it from the police's side."""
    shortcuts.hand_in(walker)
    walker.seat("giup-viec", "police-commune")
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    with walker.database.begin() as work:
        work.places.leave("helper-thcs-1", "giup-viec", walker.clock.at.date() - timedelta(days=1))
    with walker.database.begin() as work:
        work.places.add_office("asked-thcs-1", "asked", "Người được hỏi", "xa-thien-tin", "thcs-1")
    walker.seat("giup-viec", "asked-thcs-1")
    walker.person = "giup-viec"
    assert "duyệt hồ sơ của đơn vị" in all_text(walker.says(f"/mo {CASE}"))
    assert walker.state().journey == "menu"


def test_who_joins_the_unit_with_its_case_open_decides_nothing(walker: Walker) -> None:
    """The officer becomes a helper of the unit while the page is open: its buttons say why they do nothing."""
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    walker.seat("police-commune", "helper-thcs-1")
    assert "duyệt hồ sơ của đơn vị" in all_text(walker.taps(reviewing.AGREE_REST))
    assert not any(isinstance(effect, Review) for effect in walker.outcome.effects)
    assert not walker.case().standing.marks


def test_a_delegation_reaches_only_a_deputy_of_the_same_unit(walker: Walker) -> None:
    """Lent to somebody who is no deputy of the unit (any more), the head's office is not theirs."""
    with walker.database.begin() as work:
        today, now = walker.clock.at.date(), walker.clock.now()
        for person in ("pho", "giup-viec", "police-commune"):
            work.delegations.give("head-thcs-1", "head-thcs-1", person, today, today, "đi công tác", now)
    for person, reaches in (("pho", True), ("giup-viec", False), ("police-commune", False)):
        walker.person = person
        if person == "police-commune":
            shortcuts.agree(walker)
        assert ("(được ủy quyền đến hết" in all_text(walker.says("/batdau"))) is reaches
    with walker.database.begin() as work:
        work.places.leave("deputy-thcs-1", "pho", walker.clock.at.date() - timedelta(days=1))
    walker.person = "pho"
    assert "không còn giữ chức vụ này" in all_text(walker.says("/batdau"))


def test_the_head_without_a_deputy_is_told_what_to_do(tmp_path: Path) -> None:
    """Nobody could take the delegation: the sentence says whom to ask."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    walker.says("/uyquyen")
    assert delegating_words.NO_DEPUTY in all_text(walker.taps(delegating_words.NEW))
    walker.database.close()


@pytest.mark.parametrize("plan", PLANS)
def test_every_office_can_be_invited_and_joins_where_a_plan_is_in_force(tmp_path: Path, plan: str) -> None:
    """Each kind of office gets an invitation at a place it fits, joins, and has a first page with its title."""
    walker = new_walker(tmp_path, plan=plan)
    places = {COMMUNE.id: COMMUNE, PROVINCE.id: PROVINCE}
    for kind in KINDS:
        unit = "thcs-1" if kind in UNIT_KINDS else None
        place = None if unit else next(each for each in places.values() if fits(kind, each))
        wanted = Wanted(kind, unit, place.id if place else None)
        made = invite(walker.database, wanted, walker.clock, "http://127.0.0.1:8080")
        walker.comes(kind, made.code)
        walker.taps(joining.AGREE)
        page = all_text(walker.taps(joining.AGREE))
        assert made.office.title in page
        assert menu.NO_SEAT not in page
        reviews = kind in OFFICES and kind != "head"
        assert (menu.WAITING_CASES in page) is reviews
        assert (menu.SCORE in page) is (kind in UNIT_KINDS)
        assert (watching.OPERATOR in page) is (kind == OPERATOR)
    stages = {stage.office for stage in Shelf.builtin().plan(plan).stages}
    assert stages <= set(KINDS)
    walker.database.close()
