"""What a person must see to: which dates, when they are done, who is behind, and whether to remind."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from antq_rules import Office
from antq_rules.review import Event
from bot.conversation.aside import Aside
from bot.conversation.duties import duties, wanted, years_of
from bot.conversation.registered import Registered
from tests.conversation.cases import HEAD, IDS, PLAN, SHELF, case_of, did, returned
from tests.conversation.offices import FORWARD, IN, RECOGNISE, REGISTER, REPORT, UNITS, at, by_key, head, officer, row
from tests.walker import MONDAY, ZONE


def test_the_dates_of_a_head() -> None:
    """Those for heads, the national ones included, the earliest first, with the days left."""
    found = duties(head())
    assert [duty.key for duty in found] == [REGISTER, REPORT]
    assert [(duty.days_left, duty.done, duty.behind) for duty in found] == [(-203, False, ()), (9, False, ())]
    assert {duty.office for duty in found} == {HEAD.id}


@pytest.mark.parametrize(("track", "done"), [("t1", True), ("t3", False)])
def test_registering_is_done_for_its_track(track: str, done: bool) -> None:
    """A registration for another track, unit or year is not this one."""
    mine = Registered("thcs-1", 2025, track, MONDAY)
    others = (Registered("thcs-2", 2025, "t1", MONDAY), Registered("thcs-1", 2024, "t1", MONDAY))
    assert by_key(head(registrations=(mine, *others)))[REGISTER].done is done


def test_a_date_for_no_track_is_done_with_any() -> None:
    """A plan that only says "register" is content with either."""
    rule = replace(next(each for each in SHELF.plan("quoc-gia").dates if each.id == "dang-ky"), track=None)
    plan = replace(PLAN, dates=(rule,))
    world = head(plan, registrations=(Registered("thcs-1", 2025, "t3", MONDAY),))
    assert by_key(world)["thien-tin-2025/2025/dang-ky"].done


def test_a_date_of_a_track_the_plan_lacks_concerns_nobody() -> None:
    """Where a plan is for T3 alone, nobody is asked to register for T1."""
    keys = set(by_key(head(SHELF.plan("quan-12-2023"))))
    assert keys == {"quan-12-2023/2025/truong-bao-cao"}


@pytest.mark.parametrize(
    ("history", "done"),
    [((), False), (IN, True), (returned("2"), False), ((*IN, did("opened"), did("approved")), True)],
)
def test_reporting_is_done_when_the_case_is_in(history: tuple[Event, ...], done: bool) -> None:
    """Not while it is a draft, and not when it was sent back."""
    world = head()
    world = world.with_case(replace(world.own_case(), history=history))
    assert by_key(world)[REPORT].done is done


@pytest.mark.parametrize("handed_in", [True, False])
def test_reporting_while_an_older_case_is_mended(handed_in: bool) -> None:
    """The case of the year counts, not the one that came back from the year before."""
    world = head()
    older = replace(world.own_case(), year=2024, history=returned("2"))
    assert by_key(replace(world.with_case(older), handed_in=handed_in))[REPORT].done is handed_in


def test_the_own_date_of_an_office_waits_for_every_unit() -> None:
    """The police are done when every case is past them; who has not handed in holds them up, too."""
    passed = at("ubnd-xa", UNITS[:6])
    some = by_key(officer(waiting=(*passed, row(UNITS[6], "waiting", "cong-an-xa"))))[FORWARD]
    assert (some.done, some.behind, some.days_left) == (False, UNITS[6:], 15)
    assert by_key(officer(waiting=(*passed, *(row(unit, "finished") for unit in UNITS[6:]))))[FORWARD].done
    returned_one = (*passed, row(UNITS[6], "returned"), row(UNITS[7], "finished"))
    assert by_key(officer(waiting=returned_one))[FORWARD].behind == UNITS[6:7]


def test_the_decision_is_done_when_the_case_has_left_the_office() -> None:
    """The chair recognises and classifies: both wait for the case at the chair's stage, not at later ones."""
    here, further = by_key(officer("commune_chair", waiting=at("ubnd-xa"))), at("cong-an-tinh")
    assert not here[RECOGNISE].done
    assert not here["quoc-gia/2025/phan-loai"].done
    assert by_key(officer("commune_chair", waiting=further))[RECOGNISE].done
    assert by_key(officer("commune_chair", waiting=further))["quoc-gia/2025/phan-loai"].done


def test_only_units_registered_for_it_are_recognised_as_exemplary() -> None:
    """Under a plan for T3, a unit that did not register for it holds nobody up."""
    plan = SHELF.plan("bac-kan-2023")
    registered = (Registered("unit-2", 2025, "t3", MONDAY),)
    world = officer("province_chair", plan, registrations=registered)
    assert by_key(world)["bac-kan-2023/2025/tinh-cong-nhan"].behind == UNITS[1:2]
    done = row(UNITS[1], "finished", plan=plan)
    assert by_key(replace(world, waiting=(done,)))["bac-kan-2023/2025/tinh-cong-nhan"].done


def test_an_officer_sees_to_the_dates_of_the_units() -> None:
    """Who has not registered or handed in is behind; done when nobody is."""
    registered = tuple(Registered(unit.id, 2025, "t1", MONDAY) for unit in UNITS[1:])
    found = by_key(officer(registrations=registered, waiting=(*at("cong-an-xa"), row(UNITS[0], "draft", year=2024))))
    assert (found[f"{REGISTER}/units"].behind, found[f"{REGISTER}/units"].done) == (UNITS[:1], False)
    assert (found[f"{REPORT}/units"].behind, found[f"{REPORT}/units"].done) == ((), True)
    assert found[f"{REPORT}/units"].of_units
    assert not found[FORWARD].of_units


def test_an_office_outside_the_chain_is_never_known_to_be_done() -> None:
    """A provincial department reports outside of this system: nothing here says that it did."""
    plan = SHELF.plan("bac-kan-2023")
    found = by_key(officer("province_department", plan, waiting=tuple(row(unit, "finished") for unit in UNITS)))
    duty = found["bac-kan-2023/2025/so-nganh-bao-cao"]
    assert (duty.done, duty.behind) == (False, ())


def test_a_plan_without_dates_leaves_the_national_ones() -> None:
    """Cam Ranh sets none: the school registers for T1 by the national date, and its office sees to that."""
    plan = SHELF.plan("cam-ranh-2023")
    assert set(by_key(head(plan))) == {REGISTER}
    assert set(by_key(officer("education_office", plan))) == {f"{REGISTER}/units"}


def test_without_units_nothing_is_done_and_nobody_is_behind() -> None:
    """An office over a place without units is still told its own date."""
    found = by_key(officer(units=()))
    assert set(found) == {FORWARD}
    assert not found[FORWARD].done


def test_two_offices_of_one_person_share_a_date() -> None:
    """Who is police and chair at once hears of the units' dates once."""
    world = officer(waiting=at("cong-an-xa"))
    chair = replace(world.seats[0], office=Office("commune_chair", "commune_chair", None, "xa-thien-tin"))
    keys = [duty.key for duty in duties(replace(world, seats=(*world.seats, chair)))]
    own = [FORWARD, RECOGNISE, "quoc-gia/2025/phan-loai"]
    assert sorted(keys) == sorted([f"{REGISTER}/units", f"{REPORT}/units", *own])


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 11, 19), (2026,)),
        (date(2026, 11, 20), (2026, 2027)),
        (date(2027, 1, 15), (2027,)),
        (date(2027, 6, 1), (2027,)),
    ],
)
def test_which_years_matter(today: date, years: tuple[int, ...]) -> None:
    """Bình Giang registers before 20/01: sixty days before its last day the next year begins to matter."""
    assert years_of(SHELF.plan("binh-giang-2023"), SHELF, today) == years


def test_a_date_of_the_year_before_still_matters_for_a_month() -> None:
    """In January, a last day in late December is overdue; what was handed in for that year is known."""
    rules = tuple(replace(each, before=replace(each.before, month=12, day=31)) for each in PLAN.dates)
    plan = replace(PLAN, id="cuoi-nam", dates=rules)
    january = datetime(2026, 1, 5, 8, 0, tzinfo=ZONE)
    case = case_of(*IDS, history=IN)
    before = replace(case, submissions=(case.answers,), history=())
    world = head(plan, now=january, own_id=None, cases={}, previous=before)
    assert years_of(plan, SHELF, january.date()) == (2025, 2026)
    assert by_key(world)["cuoi-nam/2025/don-vi-bao-cao"].done
    assert not by_key(replace(world, previous=replace(before, submissions=())))["cuoi-nam/2025/don-vi-bao-cao"].done
    assert not by_key(world)["cuoi-nam/2026/don-vi-bao-cao"].done


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        (None, True),
        (Aside("muted"), False),
        (Aside("snoozed", MONDAY + timedelta(hours=1)), False),
        (Aside("snoozed", MONDAY), True),
        (Aside("acknowledged", MONDAY + timedelta(hours=16)), False),
        (Aside("acknowledged", MONDAY - timedelta(hours=8)), True),
    ],
)
def test_what_is_set_aside_is_not_wanted(aside: Aside | None, expected: bool) -> None:
    """Muted never, snoozed and acknowledged not before their moment."""
    world = head(set_aside={REPORT: aside} if aside else {})
    assert wanted(by_key(world)[REPORT], world) is expected


def test_what_is_done_is_not_wanted() -> None:
    """A reminder of a finished thing is never sent."""
    world = head(registrations=(Registered("thcs-1", 2025, "t1", MONDAY),))
    assert not wanted(by_key(world)[REGISTER], world)
