"""Who cannot be reached, case by case, and the lists made of it; both databases say the same."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from storage import Database
from storage.models import UnheardOfficeRow
from storage.models.due_reminder import due_reminder
from storage.statement import Statement
from storage.unit_of_work import Work
from tests.storage.sample import NOW, TODAY

UNHEARD = NOW + timedelta(days=3)
EARLY, LATE = NOW, UNHEARD
"""When a reminder was put on the page: long enough before to count, and not."""
_ADD = Statement(
    due_reminder.insert().inline(),
    *("person_id", "office_id", "thing", "last_day", "step", "day", "planned_at", "due_at", "state", "seq"),
)


def remind(work: Work, person: str, seq: int, at: datetime = EARLY, channel: str = "web") -> None:
    """A reminder was said to a person by the message of this number."""
    work.messages.put([(person, seq, channel, "{}", at)])
    row = {"person_id": person, "office_id": "head-1", "thing": "x", "last_day": TODAY, "step": seq, "day": TODAY}
    work._runner.change(_ADD, row | {"planned_at": at, "due_at": at, "state": "said", "seq": seq})


def chat(work: Work, person: str, channel: str = "zalo", *, lost: bool = False) -> None:
    """The person has a chat, or had one that was refused."""
    work.chats.add(channel, f"{channel}-{person}", person, NOW)
    if lost:
        work.chats.lost(channel, f"{channel}-{person}", NOW)


def _nothing(_: Work) -> None:
    """Nobody was reminded."""


def _unread(work: Work) -> None:
    remind(work, "hoa", 1)


def _read(work: Work) -> None:
    remind(work, "hoa", 1)
    work.reach.look("hoa", 1, NOW)


def _read_only_the_one_before(work: Work) -> None:
    _read(work)
    remind(work, "hoa", 2)


def _not_long_yet(work: Work) -> None:
    remind(work, "hoa", 1, LATE)


def _put_in_a_chat(work: Work) -> None:
    remind(work, "hoa", 1, channel="zalo")
    chat(work, "hoa", lost=True)


def _refused_and_on_the_page(work: Work) -> None:
    _put_in_a_chat(work)
    work.messages.stay_on_page("hoa", 1, 1)


def _one_chat_lives(work: Work) -> None:
    _refused_and_on_the_page(work)
    chat(work, "hoa", "telegram")


def _all_chats_lost(work: Work) -> None:
    _refused_and_on_the_page(work)
    chat(work, "hoa", "telegram", lost=True)


def _wrote_again(work: Work) -> None:
    _refused_and_on_the_page(work)
    work.chats.heard("zalo", "zalo-hoa", NOW)


def _looked_again(work: Work) -> None:
    _refused_and_on_the_page(work)
    work.reach.look("hoa", 1, NOW)


CASES: tuple[tuple[Callable[[Work], None], int], ...] = (
    (_nothing, 0),
    (_unread, 1),
    (_read, 0),
    (_read_only_the_one_before, 1),
    (_not_long_yet, 0),
    (_put_in_a_chat, 0),
    (_refused_and_on_the_page, 1),
    (_one_chat_lives, 0),
    (_all_chats_lost, 1),
    (_wrote_again, 0),
    (_looked_again, 0),
)


@pytest.mark.parametrize(("happens", "lost"), CASES, ids=[case.__name__[1:] for case, _ in CASES])
def test_who_is_out_of_reach(furnished: Database, happens: Callable[[Work], None], lost: int) -> None:
    """The count, the head's deputies, the officers' list and the operators' list all follow one definition."""
    with furnished.begin() as work:
        happens(work)
        assert work.reach.count(UNHEARD) == lost
        assert (work.reach.absent_head("thcs-1", TODAY, UNHEARD) == "Hiệu trưởng") == bool(lost)
        assert len(work.reach.units("thien-tin", TODAY, UNHEARD)) == lost
        assert len(work.reach.offices("thien-tin", TODAY, UNHEARD)) == lost


def test_a_unit_is_unheard_while_neither_head_nor_deputy_can_be_reached(furnished: Database) -> None:
    """A deputy in reach takes the unit off the officers' list, and not the head's office off the operators'."""
    with furnished.begin() as work:
        remind(work, "hoa", 1)
        (unit,) = work.reach.units("thien-tin", TODAY, UNHEARD)
        assert unit[:5] == ("thcs-1", "Xã Thiện Tín", "Hiệu trưởng", None, True)
        assert unit.joined is True
        assert (unit.tried, unit.missed, unit.called) == (EARLY, EARLY, None)
        work.places.add_office("deputy-1", "deputy", "Phó Hiệu trưởng", "thien-tin", "thcs-1")
        work.places.appoint("deputy-1", "minh", TODAY)
        assert work.reach.units("thien-tin", TODAY, UNHEARD) == ()
        assert len(work.reach.offices("thien-tin", TODAY, UNHEARD)) == 1
        remind(work, "minh", 1, EARLY + timedelta(hours=1))
        (unit,) = work.reach.units("thien-tin", TODAY, UNHEARD)
        assert unit.missed == EARLY + timedelta(hours=1)
        work.reach.call("thcs-1", "police-1", "minh", LATE)
        assert work.reach.units("thien-tin", TODAY, UNHEARD)[0].called == LATE


def test_where_nobody_has_joined(furnished: Database) -> None:
    """A head's office without anybody, and a unit without an office, are to be called; no office of a locality is."""
    with furnished.begin() as work:
        work.places.leave("head-1", "hoa", TODAY - timedelta(days=1))
        work.places.add_unit("mn-1", "thien-tin", "Mầm non", "thôn", "school")
        work.places.add_office("chair-1", "commune_chair", "Chủ tịch", "thien-tin")
        found = work.reach.units("thien-tin", TODAY, UNHEARD)
        assert [(each.unit, each.title, each.joined) for each in found] == [
            ("mn-1", None, False),
            ("thcs-1", "Hiệu trưởng", False),
        ]
        place, unit = "Xã Thiện Tín", "Trường THCS Hành Thiện"
        listed = work.reach.offices("thien-tin", TODAY, UNHEARD)
        assert listed == (UnheardOfficeRow(place, unit, "Hiệu trưởng", None),)


def test_nothing_of_another_commune(furnished: Database) -> None:
    """A commune sees its own, the province its communes'; an officer's own office is listed before the units'."""
    with furnished.begin() as work:
        work.places.add_locality("xa-b", "Xã B", "commune", "quang-ngai")
        work.places.add_locality("tinh-x", "Tỉnh X", "province")
        remind(work, "hoa", 1)
        remind(work, "minh", 1)
        for place, count in (("thien-tin", 1), ("quang-ngai", 1), ("xa-b", 0), ("tinh-x", 0)):
            assert len(work.reach.units(place, TODAY, UNHEARD)) == count
            assert len(work.reach.offices(place, TODAY, UNHEARD)) == 2 * count
        assert work.reach.offices("quang-ngai", TODAY, UNHEARD)[0].unit is None


def test_a_look_never_goes_back(furnished: Database) -> None:
    """Two pages of one person: the one that is behind takes nothing back."""
    with furnished.begin() as work:
        assert work.reach.looked("hoa") == 0
        for seq in (7, 3):
            work.reach.look("hoa", seq, NOW)
        assert work.reach.looked("hoa") == 7


def test_who_operates_what(furnished: Database) -> None:
    """Today's holders, each with their place."""
    with furnished.begin() as work:
        for office, place, person, last in (
            ("op-1", "thien-tin", "minh", None),
            ("op-2", "quang-ngai", "lan", None),
            ("op-3", "thien-tin", "hoa", date(2025, 1, 2)),
        ):
            work.places.add_office(office, "operator", "Người vận hành", place)
            work.places.appoint(office, person, date(2025, 1, 1), last)
        assert work.reach.operators(TODAY) == (("quang-ngai", "lan"), ("thien-tin", "minh"))
