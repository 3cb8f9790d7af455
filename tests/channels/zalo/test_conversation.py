"""The real conversation on a Zalo phone: strangers, numbered menus, pictures, and what the platform hides."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from antq_rules import Points
from bot.channels.zalo.client import ZaloClient
from bot.conversation.words import channels as words
from bot.conversation.words import files, questions, scoring
from bot.posting import SAY
from tests import shortcuts
from tests.channels.zalo.carrying import LANES, Town, town
from tests.channels.zalo.house import JPEG, until
from tests.fakes.zalo_server import FakeZalo, Person
from tests.walker import Walker, new_walker


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune, where the head of the THCS school has agreed and given the profile on the web."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    yield walker
    walker.database.close()


@pytest_asyncio.fixture
async def commune(walker: Walker, fake: FakeZalo, client: ZaloClient) -> AsyncIterator[Town]:
    """The commune with its webhook set at the fake."""
    async with town(walker, fake, client) as it:
        yield it


@pytest.fixture
def phone(walker: Walker, fake: FakeZalo) -> Person:
    """The head's phone, joined to the conversation that began on the web."""
    with walker.database.begin() as work:
        work.chats.add("zalo", "abc", walker.person, walker.clock.now())
    return fake.person("abc", "Hiền")


async def _until(commune: Town, phone: Person, part: str) -> str:
    """Put off one question after the other until one has these words."""
    (text,) = await _says(commune, phone, "/tucham")
    while part not in text:
        await phone.chooses("Để sau")
        (text,) = await commune.carries()
    return text


async def _says(commune: Town, phone: Person, text: str) -> list[str]:
    await phone.says(text)
    return await commune.carries()


async def test_a_stranger_is_greeted(commune: Town, fake: FakeZalo) -> None:
    """Nobody's chat: one row to send, and the way to an invitation."""
    phone = fake.person("xyz", "Lạ")
    await phone.says("Xin chào")
    await until(lambda: not fake.pending)
    with commune.walker.database.read() as work:
        now = commune.walker.clock.now()
        (row,) = work.deliveries.due("zalo", now, now, 10, LANES)
    assert (row.op, row.chat, row.person) == (SAY, "xyz", None)
    await commune.carries()
    await phone.sees("Gửi mã mời để bắt đầu")


async def test_the_same_message_twice_is_answered_once(commune: Town, fake: FakeZalo) -> None:
    """Zalo has no id of a delivery, so the message's own id counts."""
    await fake.person("xyz", "Lạ").says("Xin chào", again="same_id")
    assert len(await commune.carries()) == 1


async def test_a_group_is_told_once(commune: Town, fake: FakeZalo) -> None:
    """That it is the wrong place; the answer goes to the group by its own id."""
    group = fake.group("g1", "Tổ 3")
    phone = fake.person("xyz", "Lạ")
    for _ in range(3):
        await phone.says("3", in_chat=group)
    assert await commune.carries() == [words.GROUP]
    assert fake.sent_count("g1") == 1


async def test_a_number_is_the_answer_where_one_is_asked_for(commune: Town, phone: Person) -> None:
    """The other choices there are lettered, so "2" can only be two points."""
    (text,) = await _says(commune, phone, "/tucham")
    assert "Câu 1/" in text
    assert f"b. {scoring.LATER}" in text
    await _says(commune, phone, "2")
    assert commune.walker.case().answers == {"1": Points(2)}


@pytest.mark.parametrize("typed", ["1", "1.", questions.MET, "dat", " ĐẠT "])
async def test_a_menu_is_answered_by_number_or_words(commune: Town, phone: Person, typed: str) -> None:
    """The number, the label, the label without diacritics."""
    text = await _until(commune, phone, f"1. {questions.MET}")
    await _says(commune, phone, typed)
    (answer,) = commune.walker.case().answers.items()
    assert f" · {answer[0]} · " in text


async def test_a_number_under_an_old_menu_changes_nothing(commune: Town, phone: Person) -> None:
    """The question was answered on the web meanwhile: the number means nothing any more, the person sees the place."""
    await _until(commune, phone, f"1. {questions.MET}")
    commune.walker.taps(questions.NOT_MET)
    before = commune.walker.case().answers
    (text,) = await _says(commune, phone, "1")
    assert commune.walker.case().answers == before
    assert "Câu " in text


async def test_a_number_that_is_in_no_menu_changes_nothing(commune: Town, phone: Person) -> None:
    """The question is asked again, with an example."""
    await _until(commune, phone, f"1. {questions.MET}")
    (text,) = await _says(commune, phone, "99")
    assert f"1. {questions.MET}" in text
    assert not commune.walker.case().answers


async def test_a_picture_becomes_evidence(commune: Town, phone: Person) -> None:
    """Fetched, kept, and counted at the question it was sent for."""
    await _says(commune, phone, "/tucham")
    await phone.chooses(files.EVIDENCE)
    await commune.carries()
    await phone.sends_photo(JPEG)
    (text,) = await commune.carries()
    assert "anh-zalo-" in text


@pytest.mark.parametrize("size", [11 * 1024 * 1024])
async def test_a_picture_too_big_is_one_sentence(commune: Town, phone: Person, size: int) -> None:
    """What is accepted, and the place."""
    await _says(commune, phone, "/tucham")
    await phone.sends_photo(JPEG, size=size)
    (text,) = await commune.carries()
    assert "10 MB" in text


async def test_what_cannot_be_read_is_answered_once_a_day(commune: Town, phone: Person) -> None:
    """With a way to the web page, then silence."""
    await _says(commune, phone, "/tucham")
    await phone.sends_unsupported()
    (text,) = await commune.carries()
    assert "http://127.0.0.1:8080/vao/" in text
    await phone.sends_unsupported()
    assert await commune.carries() == []


@pytest.mark.parametrize("kind", ["sticker", "voice"])
async def test_what_answers_nothing_has_its_sentence(commune: Town, phone: Person, kind: str) -> None:
    """One sentence, and the place."""
    await _says(commune, phone, "/tucham")
    await {"sticker": phone.sends_sticker, "voice": phone.sends_voice}[kind]()
    (text,) = await commune.carries()
    assert text.startswith({"sticker": words.STICKER, "voice": words.VOICE}[kind])
