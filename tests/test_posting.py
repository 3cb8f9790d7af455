"""Which work a turn leaves for each of the person's chats."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.channels.zalo.limits import LIMITS as ZALO
from bot.conversation.events import Event, Said, Tapped
from bot.languages import Languages
from bot.ports import Arrival, Lane
from bot.posting import ANSWER, CLOSE, SAY, SEND, Spoken, post, to_stranger, where_to
from bot.recognise import Meant
from bot.rendering.limits import Limits
from storage.models import DueDelivery, NewDelivery
from tests.walker import MONDAY, Walker, new_walker

LIMITS: Mapping[str, Limits] = {"telegram": TELEGRAM, "zalo": ZALO}
CARD, NOTE = {"step": "7", "choices": []}, {"step": "", "choices": []}
Row = tuple[str, str, int | None, int | None]
"""The channel, what is done there, and with which messages."""


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The head with a chat on each channel; message 5 is the living card of both, 3 an old one."""
    walker = new_walker(tmp_path)
    with walker.database.begin() as work:
        for channel in LIMITS:
            work.chats.add(channel, channel, walker.person, MONDAY)
            work.chats.set_live(channel, channel, 5)
        work.messages.put([(walker.person, seq, "telegram", json.dumps(CARD), MONDAY) for seq in (3, 5)])
    yield walker
    walker.database.close()


def _posted(
    walker: Walker,
    where: str,
    messages: Mapping[int, Mapping[str, object]],
    *,
    moved: bool = True,
    pressed: int | None = None,
    shown: str = "3",
    query: str = "",
    limits: Mapping[str, Limits] = LIMITS,
) -> list[DueDelivery]:
    """What a turn on a channel leaves behind."""
    event: Event = Said(shown) if pressed is None else Tapped("x", "7")
    with walker.database.begin() as work:
        here = work.chats.find(where, where)
        arrival = Arrival(walker.person, where, "k", event, shown, where if here else "", query=query)
        spoken = Spoken(arrival, here, Meant(event, shown, pressed), messages, moved, Languages()["vi"], MONDAY)
        post(work, spoken, limits)
    found: list[DueDelivery] = []
    with walker.database.begin() as work:
        for channel in LIMITS:
            while rows := work.deliveries.due(channel, MONDAY, MONDAY, 9, (Lane.ANSWER, Lane.PING)):
                found += rows
                for row in rows:
                    work.deliveries.finish(row.id, "sent", "[]", None, MONDAY)
    return found


def _rows(found: list[DueDelivery]) -> list[Row]:
    return sorted((row.chat, row.op, row.first_seq, row.last_seq) for row in found)


def _note(found: list[DueDelivery], seq: int) -> str:
    return next(str(json.loads(row.data)["note"]) for row in found if row.op == CLOSE and row.first_seq == seq)


def test_a_tap_is_answered_replied_to_and_its_card_closed(walker: Walker) -> None:
    """The button stops turning, the new card comes, and the old one shows what was chosen."""
    found = _posted(walker, "telegram", {8: CARD}, pressed=5, shown="3 điểm", query="q1")
    assert _rows(found) == [
        ("telegram", ANSWER, None, None),
        ("telegram", CLOSE, 5, 5),
        ("telegram", SEND, 8, 8),
    ]
    assert _note(found, 5) == "▸ 3 điểm"
    with walker.database.read() as work:
        chat = work.chats.find("telegram", "telegram")
    assert chat is not None
    assert chat.live_seq == 8


@pytest.mark.parametrize(
    ("shown", "note"),
    [("95", "▸ 95"), ("x" * 60, f"▸ {'x' * 60}"), ("x" * 61, f"▸ {'x' * 59}…"), ("", "▸ Đã qua bước này.")],
)
def test_what_was_typed_is_shown_below_the_card(walker: Walker, shown: str, note: str) -> None:
    """In at most sixty letters."""
    assert _note(_posted(walker, "telegram", {8: CARD}, shown=shown), 5) == note


def test_who_did_not_move_is_not_told_that_something_was_chosen(walker: Walker) -> None:
    """After a wrong answer the old card only loses its buttons to the new one."""
    assert _note(_posted(walker, "telegram", {8: CARD}, moved=False, shown="ba"), 5) == ""


def test_a_stale_card_that_was_pressed_is_closed_too(walker: Walker) -> None:
    """So that it is not pressed a second time."""
    found = _posted(walker, "telegram", {8: CARD}, moved=False, pressed=3, shown="")
    assert {row.first_seq for row in found if row.op == CLOSE} == {3, 5}


def test_a_reply_without_buttons_leaves_the_card_alive(walker: Walker) -> None:
    """A page of help does not take away the question above it."""
    assert _rows(_posted(walker, "telegram", {8: NOTE}, moved=False)) == [("telegram", SEND, 8, 8)]


def test_each_reply_is_a_message_where_there_are_buttons(walker: Walker) -> None:
    """And all together are one where there are none, and nothing is edited there."""
    messages = {8: NOTE, 9: CARD}
    assert [row for row in _rows(_posted(walker, "telegram", messages)) if row[1] == SEND] == [
        ("telegram", SEND, 8, 8),
        ("telegram", SEND, 9, 9),
    ]
    assert [row for row in _rows(_posted(walker, "zalo", messages)) if row[0] == "zalo"] == [("zalo", SEND, 8, 9)]


def test_a_card_elsewhere_says_where_the_person_went(walker: Walker) -> None:
    """Once the person moves on in the page, the card on Telegram offers to go on there; before that it stays."""
    assert not _posted(walker, "web", {8: CARD}, moved=False)
    (row,) = _posted(walker, "web", {9: CARD})
    assert (row.chat, row.op, row.first_seq) == ("telegram", CLOSE, 5)
    assert json.loads(row.data) == {"note": "▸ Đang tiếp tục ở trang web.", "resume": "Tiếp tục ở đây"}
    assert not _posted(walker, "web", {10: CARD})


def test_a_channel_that_is_switched_off_gets_nothing(walker: Walker) -> None:
    """Its chats stay in the database and are left alone."""
    assert not _posted(walker, "web", {8: CARD}, limits={"zalo": ZALO})


@pytest.mark.parametrize(
    ("preferred", "gone", "expected"),
    [
        (None, (), "zalo"),
        ("telegram", (), "telegram"),
        ("telegram", ("telegram",), "zalo"),
        (None, ("zalo",), "telegram"),
        ("zalo", ("zalo", "telegram"), None),
        ("web", (), None),
        ("viber", (), "zalo"),
    ],
)
def test_where_a_person_is_written_to(
    walker: Walker, preferred: str | None, gone: tuple[str, ...], expected: str | None
) -> None:
    """First where they asked for it, else where they wrote last, never where nobody is."""
    with walker.database.begin() as work:
        work.chats.heard("zalo", "zalo", MONDAY.replace(hour=9))
        for channel in gone:
            work.chats.lost(channel, channel, MONDAY)
    with walker.database.read() as work:
        chat = where_to(work, walker.person, preferred, tuple(LIMITS))
    assert (chat.channel if chat else None) == expected


def test_a_stranger_is_spoken_to_without_a_conversation(walker: Walker) -> None:
    """The words travel in the row itself, because nothing else of a stranger is kept."""
    with walker.database.begin() as work:
        row: NewDelivery = to_stranger(work.chats.meet("telegram", "9", MONDAY), '{"lead": "chào"}', MONDAY)
    assert (row.person, row.op, row.lane, row.data) == (None, SAY, Lane.REPLY, '{"lead": "chào"}')
