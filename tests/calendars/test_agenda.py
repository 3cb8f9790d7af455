"""Which dates a person's calendar has, and what it says of each."""

from datetime import date

import pytest

from antq_rules import Plan
from bot.conversation.agenda import Item, agenda
from bot.conversation.registered import T1, Registered
from bot.conversation.words import calendar as words
from bot.conversation.world import Unit, World
from tests.calendars.people import UNIT, VIETNAMESE, seat, world
from tests.conversation.cases import case_of, did, returned
from tests.walker import SHELF

PLAN = SHELF.plan("thien-tin-2025")
OTHER = Unit("co-quan-1", "Trung tâm Văn hóa", "agency")
REGISTER, REPORT = (
    "quoc-gia/2025/dang-ky/head@antq.example.vn",
    "thien-tin-2025/2025/don-vi-bao-cao/head@antq.example.vn",
)
CLASSIFY = "quoc-gia/2025/phan-loai/commune_chair@antq.example.vn"


def registered(*units: Unit) -> tuple[Registered, ...]:
    """This year's registrations of these units."""
    return tuple(Registered(unit.id, 2025, T1, world().now) for unit in units)


def titles(somebody: World, year: int) -> list[str]:
    """What a calendar shows of a year."""
    return [VIETNAMESE.speak(item.title) for item in agenda(somebody) if f"/{year}/" in item.key]


def one(somebody: World, key: str) -> Item:
    """A date by its name."""
    return next(item for item in agenda(somebody) if item.key == key)


def told(item: Item) -> str:
    """What is written below a date."""
    return "\n".join(map(VIETNAMESE.speak, item.text))


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_head_sees_what_heads_must_do(year: int) -> None:
    """This year and the next, the dates of the plan and the national ones it does not replace."""
    assert titles(world(seat("head", PLAN)), year) == [
        "Đăng ký đạt tiêu chuẩn An toàn về an ninh, trật tự (trong Quý I)",
        "Gửi kết quả tự chấm điểm về Công an xã",
    ]


def test_an_officer_sees_their_own_dates_and_each_date_of_their_units_once() -> None:
    """With who must do it before it, however many units there are."""
    assert titles(world(seat("commune_police", PLAN), units=(UNIT, OTHER)), 2025) == [
        "Thủ trưởng đơn vị: Đăng ký đạt tiêu chuẩn An toàn về an ninh, trật tự (trong Quý I)",
        "Thủ trưởng đơn vị: Gửi kết quả tự chấm điểm về Công an xã",
        "Báo cáo về Công an tỉnh (phòng Tham mưu)",
    ]


def test_a_date_of_two_offices_is_one() -> None:
    """It is their own where one of the two must do it, and done when it is for both."""
    both = (seat("commune_police", PLAN), seat("head", PLAN))
    done = registered(UNIT)
    shown = titles(world(*both, units=(UNIT, OTHER), registrations=done), 2025)
    assert shown[0] == "Đăng ký đạt tiêu chuẩn An toàn về an ninh, trật tự (trong Quý I)"
    assert len(shown) == 3
    assert titles(world(*both, units=(UNIT,), registrations=done), 2025)[0] == f"✓ {shown[0]}"
    assert titles(world(*both, units=(OTHER,), registrations=registered(OTHER)), 2025)[0] == shown[0]


def test_what_is_done_is_marked_and_rings_no_more() -> None:
    """A registration that stands; the report while the case is with the reviewers. The name of the date stays."""
    head = seat("head", PLAN)
    before, after = one(world(head), REGISTER), one(world(head, registrations=registered(UNIT)), REGISTER)
    assert len(before.alarms) == 3
    assert (after.done, after.alarms, VIETNAMESE.speak(after.title)[:2]) == (True, (), "✓ ")
    assert told(after).startswith(words.IS_DONE)
    for history, done in (((), False), ((did("submitted"),), True), (returned("1"), False)):
        case = case_of("1", history=history)
        assert one(world(head, cases={case.id: case}, own_id=case.id), REPORT).done is done


@pytest.mark.parametrize(("who", "done"), [((UNIT,), False), ((UNIT, OTHER), True)])
def test_a_date_of_units_is_done_when_all_have_done_it(who: tuple[Unit, ...], done: bool) -> None:
    """An officer without units has nothing done."""
    police = seat("commune_police", PLAN)
    assert one(world(police, units=(UNIT, OTHER), registrations=registered(*who)), REGISTER).done is done


def test_what_is_not_confirmed_is_said() -> None:
    """A source nobody has compared yet; a last day that is a day off; the next year's dates; holidays not decided."""
    chair = seat("commune_chair", PLAN)
    classify = one(world(chair), CLASSIFY)
    assert not classify.confirmed
    assert "(căn cứ chưa được xác nhận)" in told(classify)
    assert "Ngày cuối là ngày nghỉ; ngày làm việc liền trước là 28/11/2025." in told(classify)
    assert date(2025, 11, 28) in classify.alarms
    assert date(2025, 11, 29) not in classify.alarms
    next_year = one(world(chair, on=date(2026, 3, 1)), CLASSIFY.replace("2025", "2027"))
    assert "Ngày của năm 2027 tính theo văn bản hiện hành" in told(next_year)
    assert "Ngày nghỉ lễ năm 2027 chưa có quyết định" in told(next_year)
    assert "2025" not in told(classify).replace("/2025", "")


def test_without_known_holidays_no_alarm_is_set() -> None:
    """Nobody knows whether the day is worked; the date itself stands there all the same."""
    far = one(world(seat("commune_chair", PLAN), on=date(2027, 3, 1)), CLASSIFY.replace("2025", "2028"))
    assert (far.day, far.alarms) == (date(2028, 11, 29), ())
    assert words.NO_DAYS in told(far)


@pytest.mark.parametrize("plan", SHELF.plans(), ids=lambda plan: plan.id)
def test_nothing_in_it_is_about_anybody(plan: Plan) -> None:
    """No name of a unit or person, whatever the office."""
    somebody = world(seat("head", plan), seat("commune_police", plan), units=(UNIT, OTHER))
    text = "".join(f"{item.key}{VIETNAMESE.speak(item.title)}{told(item)}" for item in agenda(somebody))
    for name in (UNIT.name, UNIT.id, OTHER.name, OTHER.id, somebody.person):
        assert name not in text
