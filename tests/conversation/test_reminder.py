"""The one message that reminds: what it says to a head and to an officer, and where its buttons lead."""

from dataclasses import replace

import pytest

from bot.conversation.cards.reminder import reminder
from bot.conversation.duties import duties
from bot.conversation.registered import Registered
from bot.conversation.world import World
from tests.conversation.offices import FORWARD, UNITS, at, by_key, head, officer, row
from tests.walker import MONDAY

REGISTERING = "Đăng ký đạt tiêu chuẩn An toàn về an ninh, trật tự (trong Quý I)"
REPORTING = "Gửi kết quả tự chấm điểm về Công an xã"
FORWARDING = "Báo cáo về Công an tỉnh (phòng Tham mưu)"
LATE = "Làm muộn vẫn được nhận và được ghi rõ là muộn."


def _said(world: World) -> str:
    reply = reminder([duty for duty in duties(world) if not duty.done], world)
    return "\n".join(world.speak(words) for words in reply.body)


def test_a_head_reads_a_sentence_for_each_thing() -> None:
    """What, the last day, and how far it is; what is late is still taken."""
    assert _said(head()).splitlines() == [
        f"{REGISTERING}: đã quá hạn 203 ngày (ngày cuối là 31/03/2025). {LATE}",
        f"{REPORTING}: chậm nhất hết thứ Tư, ngày 29/10/2025 (còn 9 ngày).",
    ]


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (28, "chậm nhất hết ngày mai, thứ Tư, ngày 29/10/2025."),
        (29, "hôm nay là ngày cuối (29/10/2025)."),
    ],
)
def test_the_last_two_days_are_called_by_name(day: int, end: str) -> None:
    """Tomorrow and today are not numbers of days."""
    assert _said(head(now=MONDAY.replace(day=day))).endswith(end)


def test_a_last_day_on_a_weekend_is_said() -> None:
    """29/11/2025 is a Saturday: better to be done by Friday; said only while Friday is ahead."""
    weekend = "Ngày cuối rơi vào cuối tuần, nên làm xong trong ngày thứ Sáu 28/11/2025."
    world = officer("commune_chair", waiting=at("ubnd-xa"))
    assert weekend in _said(replace(world, now=MONDAY.replace(month=11, day=27)))
    assert weekend not in _said(replace(world, now=MONDAY.replace(month=11, day=28)))


def test_an_officer_reads_a_digest() -> None:
    """How many are done, the five furthest behind by name, who has not begun first, and how many more."""
    registered = tuple(Registered(unit.id, 2025, "t1", MONDAY) for unit in UNITS)
    said = _said(officer(registrations=registered, waiting=(row(UNITS[0], "draft"), row(UNITS[7], "waiting"))))
    assert said.splitlines() == [
        f"{REPORTING}: chậm nhất hết thứ Tư, ngày 29/10/2025 (còn 9 ngày). 1/8 đơn vị đã xong.",
        f"{FORWARDING}: chậm nhất hết thứ Ba, ngày 04/11/2025 (còn 15 ngày). Còn 8 đơn vị chưa qua bước của bạn.",
        "Cần nhắc trước: Đơn vị 2; Đơn vị 3; Đơn vị 4; Đơn vị 5; Đơn vị 6 và 3 đơn vị khác.",
    ]


@pytest.mark.parametrize(
    ("world", "command"),
    [
        (head(), "go:dangky"),
        (head(registrations=(Registered("thcs-1", 2025, "t1", MONDAY),)), "go:tucham"),
        (officer(), "go:tiendo"),
        (officer(units=()), "go:tiendo"),
        (officer("commune_chair", waiting=at("ubnd-xa"), registrations=()), "go:tiendo"),
    ],
)
def test_do_now_leads_to_where_it_is_done(world: World, command: str) -> None:
    """The most urgent thing decides; every button works at any later time."""
    reply = reminder([duty for duty in duties(world) if not duty.done], world)
    assert reply.choices[0][0].action == command
    assert reply.standing
    assert all(choice.action.startswith("go:") for row in reply.choices for choice in row)


def test_do_now_of_an_office_leads_to_what_waits_for_it() -> None:
    """Its own date, with cases waiting."""
    world = officer(waiting=at("cong-an-xa"))
    assert reminder([by_key(world)[FORWARD]], world).choices[0][0].action == "go:choduyet"
