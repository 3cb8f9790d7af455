"""What the board shows to whom: one's own places, and a content only to an office that has opened it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.web.guard import HEADERS, SENTENCES
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from tests import shortcuts
from tests.channels.web.board.town import CASE, OFFICES, OTHERS, BoardTown, board_town

NAME = "Trường THCS Thiện Tín"
BOARD, PAGE = "/ban-lam-viec", f"/ban-lam-viec/ho-so/{CASE}"


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[BoardTown]:
    """The board with one case handed in."""
    async with board_town(tmp_path) as it:
        yield it


def looked(town: BoardTown) -> list[tuple[str, str | None]]:
    """The entries of the audit log that say an office looked at the case."""
    with town.walker.database.read() as work:
        return [(entry.kind, entry.office) for entry in work.audit_log.of_case(CASE) if entry.kind == "viewed"]


async def test_a_commune_s_table(town: BoardTown) -> None:
    """Every unit with its state, the totals above in the conversation's own sentence, and the last day."""
    status, page = await town.get("police-commune", BOARD)
    assert status == 200
    assert "4 đơn vị: 1 đã nộp, 0 đang làm, 3 chưa bắt đầu, 0 quá hạn." in page
    assert "1 hồ sơ chờ bạn" in page
    assert "còn 9 ngày" in page
    for part in ("Công ty may Thiện Tín", NAME, "Chờ: Công an xã", "96,5", "Có câu chưa có minh chứng"):
        assert part in page
    assert "Mầm non Bên" not in page
    assert town.turns.taken == 0


async def test_a_province_s_table_and_the_way_down(town: BoardTown) -> None:
    """One row for each commune with the same totals, and a link to its units."""
    _, page = await town.get("police-province", BOARD)
    assert "5 đơn vị: 1 đã nộp, 0 đang làm, 4 chưa bắt đầu" in page
    assert 'href="/ban-lam-viec?xa=xa-b"' in page
    assert "Xã Xa" not in page
    _, commune = await town.get("police-province", f"{BOARD}?xa=xa-b")
    assert "Mầm non Bên" in commune
    assert NAME not in commune
    _, every = await town.get("police-province", f"{BOARD}?xem=don-vi")
    assert "Mầm non Bên" in every
    assert NAME in every


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("tim=truong+thcs", NAME, "Công ty may"),
        ("tinh-trang=chua-bat-dau", "Công ty may", NAME),
        ("loai=enterprise", "Công ty may", NAME),
        ("co=evidence", NAME, "Công ty may"),
        ("tim=khong+co+that", words.NOTHING, NAME),
        ("tim=%3Cscript%3E", "&lt;script&gt;", "<script>"),
    ],
)
async def test_filters_are_in_the_address(town: BoardTown, query: str, there: str, gone: str) -> None:
    """A link with filters shows just that, to whoever may see it; what was typed comes back as text."""
    _, page = await town.get("chair-commune", f"{BOARD}?{query}")
    assert there in page
    assert gone not in page


async def test_a_case_that_was_not_opened_shows_no_content(town: BoardTown) -> None:
    """A look changes nothing: the case stays unopened, so the unit may still take it back; nothing is entered."""
    status, page = await town.get("police-commune", PAGE)
    assert status == 200
    assert words.OPEN_FIRST in page
    assert "Cơ sở tự chấm: 96,5 điểm" in page
    assert words.LINES not in page
    assert not town.walker.case().standing.opened
    assert looked(town) == []


async def test_an_opened_case_is_shown_and_the_look_is_entered(town: BoardTown) -> None:
    """Both columns, answers, history; one entry of the audit log for each look, by the office that looks."""
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    before = len(looked(town))
    _, page = await town.get("police-commune", PAGE)
    for part in (words.LINES, "Cơ sở tự chấm: 4,5 điểm.", "Mã nội dung", "nộp hồ sơ", "mở hồ sơ", "Đã xét 0/21 câu"):
        assert part in page
    assert looked(town)[before:] == [("viewed", "police-commune")]
    with town.walker.database.read() as work:
        work.audit_log.checked()


async def test_files_are_behind_signed_links(town: BoardTown) -> None:
    """A picture shows itself, another file its name; the link opens the file in the person's session."""
    digests = {"Ngày hội.png": "ab" * 32, "quy chế.pdf": "cd" * 32}
    with town.walker.database.begin() as work:
        for name, digest in digests.items():
            kind, now = "image/png" if name.endswith("png") else "application/pdf", town.walker.clock.now()
            work.files.keep(digest, kind, b"x", now)
            work.files.record(CASE, "3", "added", digest, name, "head-thcs-1", "head-thcs-1", now)
    _, page = await town.get("police-commune", PAGE)
    assert "Ngày hội" not in page
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    _, page = await town.get("police-commune", PAGE)
    assert page.count('<img src="/tep/') == 1
    assert page.count('href="/tep/') == 2
    for name, digest in digests.items():
        assert name in page
        assert digest not in page


async def test_other_levels_see_where_a_case_is_and_not_what_is_in_it(town: BoardTown) -> None:
    """The next level has its turn later; the level before may look back, as it was there."""
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    for person in sorted(OFFICES - {"police-commune"}):
        status, page = await town.get(person, PAGE)
        assert (status, words.CLOSED in page, words.LINES in page) == (200, True, False), person
    town.walker.says(reviewing.AGREE_REST)
    town.walker.says(reviewing.APPROVE)
    town.walker.says(reviewing.CONFIRM_APPROVE)
    _, page = await town.get("police-commune", PAGE)
    assert words.LINES in page
    assert "duyệt, 96,5 điểm" in page
    _, page = await town.get("chair-commune", PAGE)
    assert words.OPEN_FIRST in page
    assert words.LINES not in page


async def test_a_returned_case_is_closed_while_the_unit_mends_it(town: BoardTown) -> None:
    """What the unit changes is its own until it hands in again; why it came back stays to be read by nobody new."""
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    shortcuts.give_back(town.walker, "3", "bổ sung ảnh")
    _, page = await town.get("police-commune", PAGE)
    assert words.CLOSED in page
    assert words.LINES not in page
    assert "trả lại hồ sơ" in page


@pytest.mark.parametrize("person", sorted(OTHERS))
async def test_another_locality_s_case_is_as_if_it_were_not(town: BoardTown, person: str) -> None:
    """Case, commune and place of others answer byte for byte as what does not exist, whatever is asked of them."""
    pairs = [(PAGE, "/ban-lam-viec/ho-so/khong-co"), (f"{BOARD}?xa=xa-thien-tin", f"{BOARD}?xa=khong-co")]
    pairs += [(f"{BOARD}?noi=xa-thien-tin", f"{BOARD}?noi=khong-co"), (f"{BOARD}?noi=tinh-mau", f"{BOARD}?noi=khong")]
    for theirs, nothing in pairs:
        answers = [await town.get(person, path) for path in (theirs, nothing)]
        if "xa=" in theirs and OTHERS[person][1].startswith("xa"):
            assert NAME not in answers[0][1]  # a commune's officer has no commune to choose
        else:
            assert answers[0] == answers[1]
            assert answers[0][0] == 404
            assert SENTENCES[404] in answers[0][1]
    for path in (BOARD, f"{BOARD}?xem=don-vi", f"{BOARD}?xem=ban-do", f"{BOARD}?tim=thien+tin"):
        status, page = await town.get(person, path)
        assert status == 200
        assert "THCS Thiện Tín" not in page
        assert CASE not in page
    async with town.visitor(person) as client:
        posts = [await (await client.post(path)).text() for path in (PAGE, "/ban-lam-viec/ho-so/khong-co")]
    assert posts[0] == posts[1]
    assert town.turns.taken == 0


async def test_heads_are_sent_to_the_conversation(town: BoardTown) -> None:
    """Who reviews nothing gets one sentence and the way on, for every address alike, their own case included."""
    pages = {await town.get("head-thcs-1", path) for path in (BOARD, PAGE, "/ban-lam-viec/ho-so/khong-co")}
    assert len(pages) == 1
    status, page = pages.pop()
    assert status == 403
    assert words.NOT_FOR_YOU in page
    assert 'href="/"' in page


async def test_who_has_two_offices_does_not_look_at_the_own_case(town: BoardTown) -> None:
    """A head who also reviews for the commune finds the case closed, without a button, whoever has opened it."""
    with town.walker.database.begin() as work:
        work.places.appoint("police-commune", "head-thcs-1", town.walker.clock.at.date())
    for _ in range(2):
        _, page = await town.get("head-thcs-1", PAGE)
        assert words.OWN in page
        assert words.LINES not in page
        assert "<form" not in page
        town.walker.person = "police-commune"
        shortcuts.take_up(town.walker)


async def test_nothing_is_shown_before_consent(town: BoardTown) -> None:
    """A reviewer who has not agreed yet is asked in the conversation first."""
    town.walker.seat("new", "police-commune")
    status, page = await town.get("new", BOARD)
    assert status == 403
    assert words.AGREE_FIRST in page


async def test_the_headers_of_every_page(town: BoardTown) -> None:
    """Nobody on the way may keep a page, and the policy needs no exception for it."""
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    async with town.visitor("police-commune") as client:
        for path in (BOARD, f"{BOARD}?xem=ban-do", PAGE):
            async with client.get(path) as answer:
                assert answer.headers["Cache-Control"] == "no-store"
                assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
                page = await answer.text()
                assert " style=" not in page
                assert "<script" not in page


async def test_a_session_that_ended_shows_nothing(town: BoardTown) -> None:
    """Without a session every address is the same refusal."""
    async with town.visitor("police-commune") as client:
        town.doors.sessions.clear()
        for path in (BOARD, PAGE, "/ban-lam-viec/ho-so/khong-co"):
            async with client.get(path) as answer:
                assert answer.status == 401
                assert NAME not in await answer.text()


async def test_the_heat_map_has_opened_cases_only(town: BoardTown) -> None:
    """A unit can still take an unopened case back, so its points are nobody's yet; then each line has its share."""
    _, page = await town.get("police-commune", f"{BOARD}?xem=ban-do")
    assert "mất" not in page.split("</ul>")[-1]
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    _, page = await town.get("police-commune", f"{BOARD}?xem=ban-do")
    assert f"{NAME}, câu 3: mất 10% (4,5/5 điểm)" in page
    _, page = await town.get("police-province", f"{BOARD}?xem=ban-do")
    assert "Xã Thiện Tín (mẫu), câu 3: mất trung bình 10% (1 đơn vị)" in page


async def test_the_superior_s_heat_map_follows_the_approval(town: BoardTown) -> None:
    """Marks under way are nobody's business yet; once approved they show, though the map was looked at before."""
    town.walker.person = "police-commune"
    shortcuts.take_up(town.walker)
    for text in (reviewing.ITEMS, reviewing.RESCORE, "0", "chưa có biên bản"):
        town.walker.says(text)
    address = f"{BOARD}?xem=ban-do&cot=cap-tren&tim=thcs"
    _, page = await town.get("chair-commune", address)
    assert "câu 1: mất" not in page
    assert "Công ty may" not in page
    for text in (reviewing.AGREE_REST, reviewing.APPROVE, reviewing.CONFIRM_APPROVE):
        town.walker.says(text)
    _, page = await town.get("chair-commune", address)
    assert f"{NAME}, câu 1: mất 100% (0/3 điểm)" in page
    assert f"{NAME}, câu 3: mất 10% (4,5/5 điểm)" in page


async def test_english_and_the_link_in_the_conversation(town: BoardTown) -> None:
    """The board speaks the language of the person; the conversation offers it to reviewers only."""
    town.walker.seat("officer-en", "police-commune", "en")
    town.walker.person = "officer-en"
    town.walker.opens()
    for _ in range(2):
        town.walker.taps("Agree")
    _, page = await town.get("officer-en", BOARD)
    assert '<html lang="en">' in page
    assert "4 units" in page
    for person, offered in (("officer-en", True), ("head-thcs-1", False)):
        async with town.visitor(person) as client, client.get("/chat/messages") as answer:
            assert (await answer.json())["board"] is offered
