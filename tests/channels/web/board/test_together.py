"""Approving together on the board: the list, the one confirmation and its token, and what came of it."""

from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.web import wire
from bot.conversation.words import batch as words
from bot.conversation.words import reviewing, withdrawing
from tests import shortcuts
from tests.channels.web.board.pressing import Fields, forms, send
from tests.channels.web.board.town import CASE, OTHERS, BoardTown, board_town

BOARD, PAGE = "/ban-lam-viec", "/ban-lam-viec/duyet-chung"
POLICE, CHAIR = "police-commune", "chair-commune"
FLAGGED, CLEAN, ALSO = "Trường THCS Thiện Tín", "Trung tâm Văn hóa xã Thiện Tín", "Trường Tiểu học Thiện Tín"
CASES = ("co-quan-1-2025", "tieu-hoc-1-2025")


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[BoardTown]:
    """The board with one case that has a flag and two that have none."""
    async with board_town(tmp_path) as it:
        for case in CASES:
            shortcuts.hand_in_clean(it.walker, case)
        yield it


async def begin(town: BoardTown, person: str = POLICE) -> str:
    """Press the button of the table; the page with the list."""
    _, table = await town.get(person, BOARD)
    status, page = await send(town, person, PAGE, forms(table)[words.BATCH])
    assert status == 200
    return page


def kinds(town: BoardTown, case: str) -> list[str]:
    """What was done to a case."""
    return [event.kind for event in town.walker.case(case).history]


def parts(page: str) -> tuple[str, str]:
    """The list that one confirmation approves, and what is left out of it."""
    listed, _, left = page.partition("</section>")
    return listed, left


async def test_one_confirmation_approves_the_cases_without_a_flag(town: BoardTown) -> None:
    """Each by name with both scores and the grade, the flagged one below with its flag; then what came of each."""
    page = await begin(town)
    listed, left = parts(page)
    for part in (CLEAN, ALSO, "97", "Xuất sắc", "duyệt 2 hồ sơ không có cờ"):
        assert part in listed
    assert FLAGGED not in listed
    for part in (FLAGGED, words.NO_EVIDENCE, "96,5", "Không duyệt cùng lúc: 1 hồ sơ"):
        assert part in left
    _, page = await send(town, POLICE, PAGE, forms(page)[reviewing.CONFIRM_APPROVE])
    assert "✓ Đã duyệt 2 hồ sơ." in page
    result = page[: page.index(words.NONE)]
    for part in ("Đã duyệt: 2 hồ sơ", CLEAN, ALSO):
        assert part in result
    assert "Chưa duyệt:" not in page
    assert [kinds(town, case)[-1] for case in (*CASES, CASE)] == ["approved", "approved", "submitted"]
    with town.walker.database.read() as work:
        work.audit_log.checked()


@pytest.mark.postgres
async def test_the_same_on_postgresql(tmp_path: Path, fresh_postgres: str) -> None:
    """Looking at the list only reads, also there."""
    async with board_town(tmp_path, fresh_postgres) as it:
        for case in CASES:
            shortcuts.hand_in_clean(it.walker, case)
        await test_one_confirmation_approves_the_cases_without_a_flag(it)


async def test_looking_changes_nothing(town: BoardTown) -> None:
    """The page opened by its address shows the same list without a confirmation, and runs no turn."""
    _, page = await town.get(POLICE, PAGE)
    assert CLEAN in page
    assert set(forms(page)) == {words.BATCH}
    assert town.turns.taken == 0


async def test_what_changed_meanwhile_is_said_and_asked_again(town: BoardTown) -> None:
    """A colleague gave other points, and a unit took its case back: nothing is approved until it is confirmed anew."""
    old = forms(await begin(town))[reviewing.CONFIRM_APPROVE]
    walker = town.walker
    walker.seat("colleague", POLICE)
    walker.person = "colleague"
    shortcuts.agree(walker)
    walker.says(f"/mo {CASES[0]}")
    for text in (reviewing.ITEMS, reviewing.RESCORE, "1", "chưa có biên bản"):
        walker.says(text)
    walker.person = "head-tieu-hoc-1"
    walker.says("/rut")
    walker.taps(withdrawing.CONFIRM)
    _, looked = await town.get(POLICE, PAGE)
    assert reviewing.CHANGED in unescape(looked)
    assert set(forms(looked)) == {words.BATCH}
    _, page = await send(town, POLICE, PAGE, old)
    assert reviewing.CHANGED in page
    result, listed = parts(page)[0].split("<section ")
    assert (ALSO in result, "Chưa duyệt: 1 hồ sơ" in result, ALSO in listed) == (True, True, False)
    assert (CLEAN in result, CLEAN in listed, "95" in listed) == (False, True, True)
    assert "approved" not in kinds(town, CASES[0]) + kinds(town, CASES[1])
    await send(town, POLICE, PAGE, forms(page)[reviewing.CONFIRM_APPROVE])
    assert kinds(town, CASES[0])[-1] == "approved"
    assert kinds(town, CASES[1])[-1] == "withdrawn"


async def test_who_came_second_is_told_who_was_first(town: BoardTown) -> None:
    """Two officers with the same list: the second confirmation approves nothing, and says of each who approved it."""
    walker = town.walker
    walker.seat("colleague", POLICE)
    walker.person = "colleague"
    shortcuts.agree(walker)
    mine, theirs = forms(await begin(town)), forms(await begin(town, "colleague"))
    await send(town, POLICE, PAGE, mine[reviewing.CONFIRM_APPROVE])
    before = [kinds(town, case) for case in CASES]
    _, page = await send(town, "colleague", PAGE, theirs[reviewing.CONFIRM_APPROVE])
    assert page.count("Công an xã Thiện Tín duyệt lúc") == 2
    assert "Chưa duyệt: 2 hồ sơ" in page
    assert [kinds(town, case) for case in CASES] == before


async def test_a_confirmation_pressed_twice_is_one(town: BoardTown) -> None:
    """The same form again, or its token on a form drawn later, changes nothing."""
    fields = forms(await begin(town))[reviewing.CONFIRM_APPROVE]
    await send(town, POLICE, PAGE, fields)
    before = [kinds(town, case) for case in CASES]
    _, page = await send(town, POLICE, PAGE, fields)
    assert "✓ Đã duyệt 2 hồ sơ." in page
    await send(town, POLICE, PAGE, fields | {"after": "99"})
    assert [kinds(town, case) for case in CASES] == before


async def test_a_list_that_is_too_old_is_not_confirmed(town: BoardTown) -> None:
    """After an hour the page says so and has the list made again."""
    fields = forms(await begin(town))[reviewing.CONFIRM_APPROVE]
    town.walker.clock.at = town.walker.clock.at.replace(hour=18)
    _, page = await town.get(POLICE, PAGE)
    assert reviewing.OVER in unescape(page)
    assert set(forms(page)) == {words.BATCH}
    await send(town, POLICE, PAGE, fields)
    assert kinds(town, CASES[0]) == ["submitted"]


async def test_the_deciding_stage_asks_number_and_day_once(town: BoardTown) -> None:
    """Typed on the page as in the conversation, a wrong one with an example; every unit is recognised by it."""
    await send(town, POLICE, PAGE, forms(await begin(town))[reviewing.CONFIRM_APPROVE])
    page = await begin(town, CHAIR)
    assert CLEAN in page
    _, page = await send(town, CHAIR, PAGE, forms(page)["Gửi"] | {"text": "mấy"})
    assert "ví dụ: 125/QĐ-UBND" in page
    _, page = await send(town, CHAIR, PAGE, forms(page)["Gửi"] | {"text": "130/QĐ-UBND"})
    _, page = await send(town, CHAIR, PAGE, forms(page)["Hôm nay"])
    assert "Công nhận theo quyết định số 130/QĐ-UBND, ngày 20/10/2025." in page
    _, page = await send(town, CHAIR, PAGE, forms(page)[reviewing.CONFIRM_APPROVE])
    assert "✓ Đã công nhận 2 đơn vị." in page
    assert "Đã duyệt: 2 hồ sơ" in page
    assert {town.walker.case(case).history[-1].number for case in CASES} == {"130/QĐ-UBND"}


async def test_own_cases_are_left_out(town: BoardTown) -> None:
    """Of who heads a unit as well, and of who wrote an answer in it before: others' cases go through, theirs stay."""
    walker = town.walker
    with walker.database.begin() as work:
        work.places.appoint(POLICE, "head-co-quan-1", walker.clock.at.date())
        work.people.add("moved", "vi", walker.clock.now())
        work.places.appoint(POLICE, "moved", walker.clock.at.date())
        work.answers.append(CASES[0], "1", "answer", '{"points": "3"}', "moved", "head-co-quan-1", walker.clock.now())
    walker.person = "moved"
    shortcuts.agree(walker)
    for person in ("head-co-quan-1", "moved"):
        listed, left = parts(await begin(town, person))
        assert (CLEAN in listed, ALSO in listed) == (False, True), person
        assert "không ai được tự duyệt hồ sơ của đơn vị mình" in left.casefold(), person
    page = await begin(town, "moved")
    _, page = await send(town, "moved", PAGE, forms(page)[reviewing.CONFIRM_APPROVE])
    assert [kinds(town, case)[-1] for case in CASES] == ["submitted", "approved"]


async def test_only_so_many_at_once(town: BoardTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is more than is done at once is named, and comes next."""
    monkeypatch.setattr("bot.conversation.batch.MOST", 1)
    page = await begin(town)
    listed, left = parts(page)
    assert (CLEAN in listed, ALSO in left, words.LATER in left) == (True, True, True)
    _, page = await send(town, POLICE, PAGE, forms(page)[reviewing.CONFIRM_APPROVE])
    assert ALSO in parts(page)[0]
    assert set(forms(page)) == {words.BATCH}


async def test_another_person_s_confirmation_is_refused(town: BoardTown) -> None:
    """The token of one officer is of no use to a colleague, nor is the mark of one in the browser of another."""
    stolen = forms(await begin(town))[reviewing.CONFIRM_APPROVE]
    town.walker.seat("colleague", POLICE)
    town.walker.person = "colleague"
    shortcuts.agree(town.walker)
    await begin(town, "colleague")
    assert (await send(town, "colleague", PAGE, stolen))[0] == 409
    await send(town, "colleague", PAGE, stolen | {"who": wire.mark("colleague")})
    assert kinds(town, CASES[0]) == ["submitted"]


async def test_others_learn_nothing_and_approve_nothing(town: BoardTown) -> None:
    """Strangers see none of the cases, also when they name them in the address or send a made-up confirmation."""
    listed = ",".join((*CASES, CASE, "khong-co"))
    for person in (*sorted(OTHERS), "head-thcs-1"):
        for path in (PAGE, f"{PAGE}?hs={listed}&sau=0"):
            status, page = await town.get(person, path)
            assert status == (403 if person.startswith("head") else 200), person
            for name in (CLEAN, ALSO, "THCS Thiện Tín", ">Chưa duyệt:", ">Đã duyệt:"):
                assert name not in page, person
        made_up = {"who": wire.mark(person), "after": "0", "step": "", "label": "x", "hs": listed}
        for action in ("go:duyetchung", f"confirm {'0' * 32}"):
            _, page = await send(town, person, PAGE, made_up | {"action": action})
            assert CLEAN not in page, person
    assert [kinds(town, case) for case in CASES] == [["submitted"], ["submitted"]]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"action": "go:dung"}, 400),
        ({"action": "list"}, 400),
        ({"action": f"case:{CASE}:approve"}, 400),
        ({"action": "confirm xyz"}, 400),
        ({"after": "x"}, 400),
        ({"who": "somebody"}, 409),
        ({"hs": "x" * 5000}, 400),
        ({"text": "12", "step": ""}, 400),
    ],
)
async def test_what_is_not_of_this_page_is_refused(tmp_path: Path, changed: Fields, status: int) -> None:
    """Only what the page itself offers is taken; no turn is run."""
    async with board_town(tmp_path) as it:
        _, table = await it.get(POLICE, BOARD)
        answer = await send(it, POLICE, PAGE, forms(table)[words.BATCH] | changed)
        assert (answer[0], it.turns.taken) == (status, 0)


async def test_a_form_of_another_site_is_refused(town: BoardTown) -> None:
    """As for every other change, only our own pages may ask for one."""
    fields = forms(await begin(town))[reviewing.CONFIRM_APPROVE]
    async with town.visitor(POLICE) as client:
        client.headers["Sec-Fetch-Site"] = "cross-site"
        async with client.post(PAGE, data=fields) as answer:
            assert answer.status == 403
    assert kinds(town, CASES[0]) == ["submitted"]


async def test_the_table_offers_it_only_where_something_waits(town: BoardTown) -> None:
    """An office whose turn it is not has no such button."""
    for person, there in ((POLICE, True), (CHAIR, False), ("police-province", False)):
        _, table = await town.get(person, BOARD)
        assert (words.BATCH in forms(table)) is there, person
