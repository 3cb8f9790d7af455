"""What is done on the board runs the turns of the conversation: the same tokens, the same refusals."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.web import wire
from bot.conversation.words import reviewing
from tests import shortcuts
from tests.channels.web.board.pressing import Fields, forms, send
from tests.channels.web.board.town import CASE, BoardTown, board_town

PAGE = f"/ban-lam-viec/ho-so/{CASE}"


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[BoardTown]:
    """The board with one case handed in."""
    async with board_town(tmp_path) as it:
        yield it


async def press(town: BoardTown, person: str, fields: Fields, case: str = CASE) -> tuple[int, str]:
    """Send a form and follow where it leads."""
    return await send(town, person, f"/ban-lam-viec/ho-so/{case}", fields)


async def go(town: BoardTown, *labels: str, person: str = "police-commune") -> str:
    """Press buttons of the case's page one after the other; the page after the last."""
    _, page = await town.get(person, PAGE)
    for label in labels:
        status, page = await press(town, person, forms(page)[label])
        assert status == 200
    return page


async def test_from_opening_to_approval(town: BoardTown) -> None:
    """Open, other points with a reason, agree to the rest, approve: all of it on the page, by the same turns."""
    await _approve_all(town)


@pytest.mark.postgres
async def test_the_same_on_postgresql(tmp_path: Path, fresh_postgres: str) -> None:
    """Looking never writes where it only reads, and the turns are the same."""
    async with board_town(tmp_path, fresh_postgres) as it:
        await _approve_all(it)


async def _approve_all(town: BoardTown) -> None:
    page = await go(town, "Mở", "Xem từng câu", "Sửa điểm", "2")
    status, page = await press(town, "police-commune", forms(page)["Gửi"] | {"text": "chưa có biên bản sơ kết"})
    assert (status, "✓ Câu 1: chấm 2 điểm." in page) == (200, True)
    for label in (reviewing.AGREE_REST, reviewing.APPROVE, reviewing.CONFIRM_APPROVE):
        _, page = await press(town, "police-commune", forms(page)[label])
    assert "✓ Đã duyệt hồ sơ" in page
    case = town.walker.case()
    assert case.standing.stage is not None
    assert case.standing.stage.office == "commune_chair"
    assert [event.kind for event in case.history][:3] == ["submitted", "opened", "rescored"]
    assert forms(page) == {}
    with town.walker.database.read() as work:
        work.audit_log.checked()


async def test_a_press_twice_is_one(town: BoardTown) -> None:
    """The same form sent again changes nothing and shows the same."""
    await go(town, "Mở", reviewing.AGREE_REST)
    _, page = await town.get("police-commune", PAGE)
    fields = forms(page)[reviewing.APPROVE]
    await press(town, "police-commune", fields)
    before = len(town.walker.case().history)
    _, page = await press(town, "police-commune", fields)
    assert reviewing.CONFIRM_APPROVE in forms(page)
    assert len(town.walker.case().history) == before


async def test_a_confirmation_of_older_content_is_refused(town: BoardTown) -> None:
    """A colleague gave other points meanwhile: the page says what changed and asks again; nothing is approved."""
    page = await go(town, "Mở", reviewing.AGREE_REST, reviewing.APPROVE)
    old = forms(page)[reviewing.CONFIRM_APPROVE]
    town.walker.seat("colleague", "police-commune")
    town.walker.person = "colleague"
    shortcuts.agree(town.walker)
    town.walker.says(f"/mo {CASE}")
    for text in (reviewing.ITEMS, reviewing.RESCORE, "1", "chưa có biên bản"):
        town.walker.says(text)
    _, page = await press(town, "police-commune", old)
    assert "Câu 1: nay 1 điểm" in page
    assert "approved" not in [event.kind for event in town.walker.case().history]


async def test_another_person_s_button_is_refused(town: BoardTown) -> None:
    """The token of one officer is of no use to a colleague, nor is the mark of one in the browser of another."""
    page = await go(town, "Mở", reviewing.AGREE_REST, reviewing.APPROVE)
    stolen = forms(page)[reviewing.CONFIRM_APPROVE]
    town.walker.seat("colleague", "police-commune")
    town.walker.person = "colleague"
    shortcuts.agree(town.walker)
    before = town.walker.case().history
    status, _ = await press(town, "colleague", stolen)
    assert status == 409
    status, _ = await press(town, "colleague", stolen | {"who": wire.mark("colleague")})
    assert status == 200
    assert town.walker.case().history == before


async def test_other_levels_cannot_act_here(town: BoardTown) -> None:
    """An office whose turn it is not has no button, and a made-up one does as little as in the conversation."""
    for person in ("chair-commune", "police-province", "chair-province"):
        _, page = await town.get(person, PAGE)
        assert forms(page) == {}
        made_up = {"who": wire.mark(person), "after": "0", "step": "", "action": f"go:mo:{CASE}", "label": "Mở"}
        await press(town, person, made_up)
    assert [event.kind for event in town.walker.case().history] == ["submitted"]


async def test_a_delegate_acts_in_the_giver_s_name_and_only_while_it_lasts(town: BoardTown) -> None:
    """Who was lent the office may open, and the history says that it was lent; the day after, the board is closed."""
    today = town.walker.clock.at.date()
    with town.walker.database.begin() as work:
        work.people.add("deputy", "vi", town.walker.clock.now())
        give = ("police-commune", "police-commune", "deputy", today, today, "đi họp", town.walker.clock.now())
        work.delegations.give(*give)
    town.walker.person = "deputy"
    shortcuts.agree(town.walker)
    page = await go(town, "Mở", person="deputy")
    assert "(làm thay theo ủy quyền) – mở hồ sơ" in page
    assert town.walker.case().history[-1].on_behalf == "police-commune"
    town.walker.clock.at += timedelta(days=1)
    assert (await town.get("deputy", PAGE))[0] == 403


async def test_who_may_not_know_of_a_case_runs_no_turn(town: BoardTown) -> None:
    """A form for another locality's case is answered as one for no case, before anything is read of it."""
    fields = {"who": wire.mark("police-b"), "after": "0", "step": "", "action": f"go:mo:{CASE}", "label": "Mở"}
    there = await press(town, "police-b", fields)
    assert there == await press(town, "police-b", fields, case="khong-co")
    assert there[0] == 404
    assert town.turns.taken == 0


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"action": "go:dung"}, 400),
        ({"action": "case:co-quan-1-2024:approve"}, 400),
        ({"action": ""}, 400),
        ({"after": "x"}, 400),
        ({"after": "-1"}, 400),
        ({"who": "somebody"}, 409),
        ({"text": "  ", "step": "3"}, 400),
        ({"text": "một câu", "step": ""}, 400),
        ({"label": "x" * 1000}, 400),
    ],
)
async def test_what_is_not_about_this_case_is_refused(town: BoardTown, changed: Fields, status: int) -> None:
    """Only what the page itself offers is taken; one sentence says what is wrong, and no turn is run."""
    _, page = await town.get("police-commune", PAGE)
    answer = await press(town, "police-commune", forms(page)["Mở"] | changed)
    assert answer[0] == status
    assert town.turns.taken == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
async def test_a_form_of_another_site_is_refused(town: BoardTown, site: str) -> None:
    """As for every other change, only our own pages may ask for one."""
    _, page = await town.get("police-commune", PAGE)
    async with town.visitor("police-commune") as client:
        client.headers["Sec-Fetch-Site"] = site
        async with client.post(PAGE, data=forms(page)["Mở"]) as answer:
            assert answer.status == 403
    assert not town.walker.case().standing.opened
