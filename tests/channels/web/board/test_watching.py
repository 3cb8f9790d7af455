"""The steering board on the workboard: what it sees in the conversation, and not a button."""

from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import pytest_asyncio

from bot.channels.web import wire
from bot.conversation.content_code import content_hash
from bot.conversation.watched import as_handed_in
from bot.conversation.words import batch, reviewing, watching
from bot.conversation.words import workboard as words
from tests import shortcuts
from tests.channels.web.board.pressing import forms, send
from tests.channels.web.board.town import CASE, BoardTown, board_town

BOARD, PAGE, TOGETHER = "/ban-lam-viec", f"/ban-lam-viec/ho-so/{CASE}", "/ban-lam-viec/duyet-chung"
NAME, OFFICE, WATCHER, STRANGER = "Trường THCS Thiện Tín", "commune-board-xa-thien-tin", "ban-chi-dao", "ban-chi-dao-b"


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[BoardTown]:
    """The board with one case handed in, and members of two steering boards."""
    async with board_town(tmp_path) as it:
        for person, office in ((WATCHER, OFFICE), (STRANGER, "commune-board-xa-b")):
            it.walker.seat(person, office)
            it.walker.person = person
            shortcuts.agree(it.walker)
        yield it


def looks(town: BoardTown) -> list[tuple[str | None, str | None]]:
    """By which office, and at what content, the log says somebody looked at the case."""
    with town.walker.database.read() as work:
        found = [(each.office, each.content) for each in work.audit_log.of_case(CASE) if each.kind == "viewed"]
        work.audit_log.checked()
    return found


def begin_draft(town: BoardTown) -> str:
    """Another unit has begun; its case."""
    town.walker.person = "head-co-quan-1"
    shortcuts.agree(town.walker)
    shortcuts.fill_profile(town.walker)
    town.walker.says("3")
    return "co-quan-1-2025"


async def test_the_table_is_without_flags_and_buttons(town: BoardTown) -> None:
    """Every unit with where it stands and its totals; no flag, nothing to press, no way to a draft."""
    draft = begin_draft(town)
    status, page = await town.get(WATCHER, BOARD)
    assert status == 200
    for part in ("4 đơn vị: 1 đã nộp, 1 đang làm", NAME, "Chờ: Công an xã", "96,5", watching.ONLY_LOOKING, words.DOING):
        assert part in page
    for part in ("⚑", words.MINE, "chờ bạn", draft, "câu</span>", '<form method="post"', "Mầm non Bên"):
        assert part not in page
    _, found = await town.get(WATCHER, f"{BOARD}?tim=truong+thcs&co=evidence")
    assert NAME not in found
    _, found = await town.get(WATCHER, f"{BOARD}?tim=truong+thcs")
    assert NAME in found


async def test_a_case_is_shown_as_in_the_conversation(town: BoardTown) -> None:
    """Both columns and where it stands, also before anybody opened it; not an answer, not a button."""
    status, page = await town.get(WATCHER, PAGE)
    page = unescape(page)
    assert status == 200
    town.walker.person = WATCHER
    (told,) = town.walker.says(f"/xem {CASE}")
    for said in told["body"]:
        assert said in page
    for row in told["table"]["rows"]:
        assert all(cell in page for cell in row)
    for part in ("<form", "<button", words.HISTORY, reviewing.OPEN, 'href="/tep/'):
        assert part not in page.replace(reviewing.OPEN_CELL, "")
    assert not town.walker.case().standing.opened


async def test_each_look_is_entered_for_the_board(town: BoardTown) -> None:
    """By the office that looks, with the content it saw; the same from the conversation."""
    content = content_hash(town.walker.case())
    await town.get(WATCHER, PAGE)
    await town.get(WATCHER, PAGE)
    assert looks(town) == [(OFFICE, content)] * 2
    town.walker.person = WATCHER
    town.walker.says(f"/xem {CASE}")
    assert looks(town) == [(OFFICE, content)] * 3
    await town.get(WATCHER, BOARD)
    await town.get(STRANGER, PAGE)
    assert len(looks(town)) == 3


async def test_what_the_unit_mends_is_not_shown(town: BoardTown) -> None:
    """A returned case stays as it was handed in, and so does what the log says was seen."""
    walker = town.walker
    walker.person = "police-commune"
    shortcuts.take_up(walker)
    shortcuts.give_back(walker, "3", "bổ sung ảnh")
    walker.person = "head-thcs-1"
    walker.says("/tucham")
    walker.says("1")
    assert str(walker.case().card.total) == "93"
    _, page = await town.get(WATCHER, PAGE)
    assert "96,5" in page
    assert ">93<" not in page
    assert looks(town)[-1] == (OFFICE, content_hash(as_handed_in(walker.case())))
    assert looks(town)[-1][1] != content_hash(walker.case())


async def test_marks_under_way_are_nobody_s_business_yet(town: BoardTown) -> None:
    """The superior's column is what the unit was told, on the page and in the heat map."""
    walker = town.walker
    walker.person = "police-commune"
    shortcuts.take_up(walker)
    for text in (reviewing.ITEMS, reviewing.RESCORE, "0", "chưa có biên bản"):
        walker.says(text)
    heat = f"{BOARD}?xem=ban-do&cot=cap-tren"
    _, page = await town.get(WATCHER, PAGE)
    assert "93,5" not in page
    assert f"{NAME}, câu 1: mất" not in (await town.get(WATCHER, heat))[1]
    for text in (reviewing.AGREE_REST, reviewing.APPROVE, reviewing.CONFIRM_APPROVE):
        walker.says(text)
    _, page = await town.get(WATCHER, PAGE)
    assert "93,5" in page
    assert f"{NAME}, câu 1: mất 100% (0/3 điểm)" in (await town.get(WATCHER, heat))[1]


async def test_a_draft_is_as_if_it_were_not(town: BoardTown) -> None:
    """Also one that was taken back; the answer is byte for byte that for no case."""
    draft = begin_draft(town)
    nothing = await town.get(WATCHER, "/ban-lam-viec/ho-so/khong-co")
    assert nothing[0] == 404
    assert await town.get(WATCHER, f"/ban-lam-viec/ho-so/{draft}") == nothing
    town.walker.person = "head-thcs-1"
    town.walker.says("/rut")
    town.walker.says("Xác nhận rút")
    assert town.walker.case().standing.state == "draft"
    assert await town.get(WATCHER, PAGE) == nothing


async def test_nothing_can_be_done(town: BoardTown) -> None:
    """Made-up forms are answered as for what is not there, and run no turn."""
    made_up = {"who": wire.mark(WATCHER), "after": "0", "step": "", "label": "x"}
    for action in (f"go:mo:{CASE}", f"case:{CASE}:rest {'0' * 32}", f"case:{CASE}:confirm approve {'0' * 32}"):
        there = await send(town, WATCHER, PAGE, made_up | {"action": action})
        assert there == await send(town, WATCHER, "/ban-lam-viec/ho-so/khong-co", made_up | {"action": action})
        assert there[0] == 404
    assert (await town.get(WATCHER, TOGETHER))[0] == 403
    for action in ("go:duyetchung", f"confirm {'0' * 32}"):
        assert (await send(town, WATCHER, TOGETHER, made_up | {"action": action}))[0] == 403
    assert town.turns.taken == 0
    assert [event.kind for event in town.walker.case().history] == ["submitted"]


async def test_another_place_s_board_sees_nothing(town: BoardTown) -> None:
    """Not the case, not the commune, not that there is one: in no view, and by no address."""
    nothing = await town.get(STRANGER, "/ban-lam-viec/ho-so/khong-co")
    assert await town.get(STRANGER, PAGE) == nothing
    assert await town.get(STRANGER, f"{BOARD}?noi=xa-thien-tin") == await town.get(STRANGER, f"{BOARD}?noi=khong-co")
    for query in ("", "?xem=ban-do", "?tim=thien+tin", "?xa=xa-thien-tin", "?nam=2024"):
        status, page = await town.get(STRANGER, f"{BOARD}{query}")
        assert status == 200
        for name in ("THCS Thiện Tín", CASE, "Trung tâm Văn hóa"):
            assert name not in page
    assert looks(town) == []


async def test_who_reviews_there_as_well_has_the_reviewer_s_page(town: BoardTown) -> None:
    """Being on the board opens nothing to a reviewer before they press Open; elsewhere it only lets them look."""
    with town.walker.database.begin() as work:
        for person in ("police-commune", "police-b"):
            work.places.appoint(OFFICE, person, town.walker.clock.at.date())
    _, page = await town.get("police-commune", PAGE)
    assert words.OPEN_FIRST in page
    assert reviewing.OPEN in forms(page)
    status, page = await town.get("police-b", PAGE)
    assert (status, "<form" in page, watching.ONLY_LOOKING in page) == (200, False, True)
    town.walker.person = "police-b"
    town.walker.says(f"/xem {CASE}")
    assert looks(town) == [(OFFICE, content_hash(town.walker.case()))] * 2
    _, own = await town.get("police-b", f"{BOARD}?noi=xa-b")
    assert watching.ONLY_LOOKING not in own
    _, there = await town.get("police-b", f"{BOARD}?noi=xa-thien-tin")
    assert watching.ONLY_LOOKING in there
    assert batch.BATCH not in there


async def test_the_conversation_looks_only_from_the_board_s_place(town: BoardTown) -> None:
    """Who watches one place and reviews another does not look past the opening of a case there."""
    with town.walker.database.begin() as work:
        work.places.appoint("police-commune", STRANGER, town.walker.clock.at.date())
    town.walker.person = STRANGER
    (told,) = town.walker.says("/xem")
    assert told["title"] == watching.EMPTY
    (told,) = town.walker.says(f"/xem {CASE}")
    assert told["lead"] == reviewing.NOT_FOUND
    assert looks(town) == []


async def test_the_conversation_leads_to_it(town: BoardTown) -> None:
    """The link stands in the page and in the help; a head has neither."""
    for person, offered in ((WATCHER, True), ("head-thcs-1", False)):
        async with town.visitor(person) as client, client.get("/chat/messages") as answer:
            assert (await answer.json())["board"] is offered
        town.walker.person = person
        told = town.walker.says("/trogiup")[0]
        assert any(BOARD in said for said in told["body"]) is offered
