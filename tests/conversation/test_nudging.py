"""An officer reminds units: whom, how often, how many at once, and what each head reads."""

from dataclasses import replace

import pytest

from antq_rules import Office
from bot.conversation.effects import Nudge
from bot.conversation.journeys import nudging
from bot.conversation.phrases import Phrase
from bot.conversation.registered import Registered
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.unheard import UnheardUnit
from bot.conversation.words import nudging as words
from bot.conversation.world import Nudged, Seat, Unit, World
from tests.conversation.cases import PLAN, SHELF
from tests.conversation.offices import HERE, UNITS, at, officer, row
from tests.walker import MONDAY

MANY = tuple(
    Unit(f"unit-{number:04}", f"Đơn vị {number:04}", "school", under=HERE) for number in range(nudging.MOST + 50)
)
BY_POLICE = Nudged("Công an xã", MONDAY)


def _labels(state: State, world: World) -> list[str]:
    return [world.speak(choice.label) for each in nudging.show(state, world).choices for choice in each]


def _body(state: State, world: World) -> list[str]:
    return [world.speak(each) for each in nudging.show(state, world).body]


def _confirming(whom: str, text: str = "") -> State:
    return replace(State(journey="nudging", stage=nudging.CONFIRM, line=whom), draft={"text": text})


def _sent(move: Move) -> list[Nudge]:
    return [effect for effect in move.effects if isinstance(effect, Nudge)]


def test_the_list_is_paged() -> None:
    """Eight units a page; a unit of another page can be typed, with or without diacritics."""
    world, state = officer(units=MANY[:20]), State(journey="nudging")
    assert _labels(state, world)[:2] == ["Tất cả 20 đơn vị", "Đơn vị 0000"]
    assert len(_labels(state, world)) == 1 + nudging.PAGE + 2
    third = nudging.tap(nudging.tap(state, "next", world).state, "next", world).state
    assert _labels(third, world)[1:-1] == [f"Đơn vị {number:04}" for number in range(16, 20)]
    assert nudging.hear(state, "don vi 0019", world).state == State(
        journey="nudging", stage=nudging.TEXT, line="unit-0019"
    )


def test_who_is_done_is_not_in_the_list() -> None:
    """A unit that has handed in and has nothing else due is left alone."""
    assert [unit.id for unit in nudging.behind(officer(waiting=at("cong-an-xa", UNITS[2:])))] == ["unit-1", "unit-2"]


def test_where_nobody_has_joined_nobody_is_nudged() -> None:
    """They are counted apart, with the way to the list of whom to call; named or with all others they get nothing."""
    gone = UnheardUnit("unit-1", "Xã Thiện Tín", "Hiệu trưởng", None, joined=False, tried=None)
    world, state = officer(unheard=(gone,)), State(journey="nudging")
    assert _body(state, world)[:2] == [
        "7 đơn vị chưa xong việc đến hạn. Nhắc đơn vị nào?",
        "1 đơn vị chưa có ai tham gia nên tin nhắc không tới được; hãy gọi điện hoặc mời lại.",
    ]
    assert "Cần gọi điện (1)" in _labels(state, world)
    assert {nudge.unit for nudge in _sent(nudging.tap(_confirming("all"), "send", world))} == {
        unit.id for unit in UNITS[1:]
    }
    assert nudging.hear(state, UNITS[0].name, world).state == state
    called = officer(unheard=(replace(gone, called=True),))
    assert "Cần gọi điện (1)" not in _labels(state, called)
    assert _sent(nudging.tap(_confirming("unit-1"), "send", called)) == []


def test_one_who_finished_meanwhile_gets_nothing() -> None:
    """The choice is looked at once more when it is sent."""
    world = officer(waiting=(row(UNITS[0], "waiting", "cong-an-xa"),))
    assert [each.unit for each in _sent(nudging.tap(_confirming(nudging.ALL), "send", world))] == [
        unit.id for unit in UNITS[1:]
    ]
    assert "Gửi nhắc" not in _labels(_confirming("unit-1"), world)
    assert "Gửi nhắc" in _labels(_confirming("unit-2"), world)


def test_the_second_time_on_a_day_says_who_and_when() -> None:
    """Nobody is reminded twice; the others still are."""
    world = officer(nudged={UNITS[0].id: BY_POLICE})
    state = State(journey="nudging")
    assert "Đơn vị 1: Công an xã đã nhắc lúc 08:00 20/10/2025; mỗi ngày nhắc một lần." in _body(state, world)
    move = nudging.hear(state, "Đơn vị 1", world)
    assert (move.state, move.effects) == (state, ())
    assert isinstance(move.lead, Phrase)
    assert move.lead.template == words.DONE_TODAY
    assert _sent(nudging.tap(_confirming("unit-1"), "send", world)) == []
    assert len(_sent(nudging.tap(_confirming(nudging.ALL), "send", world))) == len(UNITS) - 1


def test_of_many_reminded_only_the_first_are_named() -> None:
    """A phone shows five and the number of the others."""
    world = officer(nudged={unit.id: BY_POLICE for unit in UNITS})
    said = _body(State(journey="nudging"), world)
    assert len(said) == 1 + 5 + 1
    assert said[-1] == "Hôm nay còn 3 đơn vị khác đã được nhắc."


def test_a_province_reminds_in_several_goes() -> None:
    """The first two hundred, then the rest."""
    world, everybody = officer(units=MANY), _confirming(nudging.ALL)
    assert _labels(State(journey="nudging"), world)[0] == f"{nudging.MOST} đơn vị đầu danh sách"
    first = nudging.tap(everybody, "send", world)
    assert len(_sent(first)) == nudging.MOST
    reminded = replace(world, nudged={each.unit: BY_POLICE for each in _sent(first)})
    second = _sent(nudging.tap(everybody, "send", reminded))
    assert {each.unit for each in _sent(first)} | {each.unit for each in second} == {unit.id for unit in MANY}
    assert len(second) == len(MANY) - nudging.MOST


def test_each_head_reads_what_the_own_unit_lacks() -> None:
    """In March who has not registered, in October who has not handed in; the sentence as it was typed, and by whom."""
    registered = (Registered("unit-1", 2025, "t1", MONDAY),)
    spring = officer(now=MONDAY.replace(month=3), registrations=registered)
    told = {each.unit: each.reply for each in _sent(nudging.tap(_confirming(nudging.ALL, "<b>{x}"), "send", spring))}
    assert "unit-1" not in told
    said = [spring.speak(each) for each in told["unit-2"].body]
    assert (said[0], said[-1]) == ("Công an xã nhắc đơn vị:", "“<b>{x}”")
    assert "Đăng ký đạt tiêu chuẩn" in said[1]
    assert told["unit-2"].choices[0][0].action == "go:dangky"
    autumn = officer(registrations=registered)
    (one, *others) = [each.reply for each in _sent(nudging.tap(_confirming(nudging.ALL), "send", autumn))]
    assert "Gửi kết quả tự chấm điểm" in autumn.speak(one.body[1])
    assert one.choices[0][0].action == "go:tucham"
    assert all(reply.standing for reply in (one, *others))


def test_a_plan_without_dates_reminds_of_the_case() -> None:
    """Cam Ranh sets no date to hand in; the office may remind all the same."""
    world = officer("education_office", SHELF.plan("cam-ranh-2023"))
    (told,) = _sent(nudging.tap(_confirming("unit-1"), "send", world))
    assert "Hồ sơ năm 2025 chưa nộp." in [world.speak(each) for each in told.reply.body]


@pytest.mark.parametrize(
    ("stage", "text"), [(nudging.TEXT, "a" * 301), ("", "trường không có"), (nudging.CONFIRM, "ừ")]
)
def test_what_is_not_understood_changes_nothing(stage: str, text: str) -> None:
    """Too long, an unknown name, a word in place of the button."""
    state = State(journey="nudging", stage=stage, line="unit-1")
    move = nudging.hear(state, text, officer())
    assert (move.state, move.effects) == (state, ())
    assert move.lead is not None


def test_with_nobody_behind_there_is_nothing_to_press() -> None:
    """Only the way back; a name typed is answered."""
    world, state = officer(units=()), State(journey="nudging")
    assert _labels(state, world) == ["Về trang đầu"]
    assert nudging.hear(state, "Đơn vị 1", world).lead is not None


def _seat(kind: str, place: str, title: str) -> Seat:
    return Seat(Office(f"{kind}-{place}", kind, None, place), title, place, place, PLAN)


def test_each_message_is_signed_by_the_office_the_unit_comes_under() -> None:
    """Of several seats it is the commune's own, not the first; the preview names all; a lent one comes last."""
    first, second = _seat("commune_police", "xa-a", "Công an xã A"), _seat("commune_police", "xa-b", "Công an xã B")
    above, lent = _seat("province_police", "tinh", "Công an tỉnh"), _seat("commune_police", "xa-b", "Thay mặt")
    units = tuple(
        Unit(f"unit-{place}", f"Đơn vị {place}", "school", under=under)
        for place, under in (("a", ("tinh", "xa-a")), ("b", ("tinh", "xa-b")), ("c", ("tinh",)), ("d", ("noi-khac",)))
    )
    seats = (above, replace(lent, on_behalf="x"), first, second)
    world, state = officer(seats=seats, units=units), _confirming(nudging.ALL)
    sent = _sent(nudging.tap(state, "send", world))
    assert [(each.unit, each.office) for each in sent] == [
        ("unit-a", "commune_police-xa-a"),
        ("unit-b", "commune_police-xa-b"),
        ("unit-c", "province_police-tinh"),
    ]
    heads = [world.speak(each.reply.body[0]) for each in sent]
    assert heads == [f"{title} nhắc đơn vị:" for title in ("Công an xã A", "Công an xã B", "Công an tỉnh")]
    assert "ký tên" in _body(state, world)[-1]
    assert "Công an xã B" in _body(state, world)[-1]
    assert "Công an xã B nhắc đơn vị:" in _body(_confirming("unit-b"), world)
    assert "ký tên" not in _body(_confirming("unit-b"), world)[-1]
