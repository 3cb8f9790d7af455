"""One turn through the whole inside: once, all or nothing, to the right people in their language."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.conversation.events import Opened, Said, Tapped
from bot.conversation.words import joining, result
from bot.dispatch import ATTEMPTS, Dispatch
from bot.languages import Language, Languages
from bot.ports import Arrival
from storage.errors import Conflict
from storage.unit_of_work import Work
from tests import shortcuts
from tests.walker import Walker, new_walker

CASE = "thcs-1-2025"


class BusyDatabase:
    """A database that is taken by somebody else so many times, at the end of the turn, before it is free."""

    def __init__(self, walker: Walker, times: int) -> None:
        self._database, self._left = walker.database, times

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """A transaction that somebody else wins while there are times left."""
        with self._database.begin() as work:
            yield work
            if self._left:
                self._left -= 1
                raise Conflict("somebody else was first")


class SpeechlessLanguages(Languages):
    """Knows every language but one."""

    def __init__(self, missing: str) -> None:
        super().__init__()
        self._missing = missing

    def __getitem__(self, code: str) -> Language:
        if code == self._missing:
            raise LookupError(code)
        return super().__getitem__(code)


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune, where the head of the THCS school has agreed and given the profile."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    yield walker
    walker.database.close()


def _rows(walker: Walker) -> dict[str, list[object]]:
    """Every row of every table, as they are on the disk."""
    engine = create_engine(walker.database.url_without_password)
    with engine.connect() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        rows = {name: [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name}"))] for name in names}  # noqa: S608
    engine.dispose()
    return rows


def _with(walker: Walker, database: object | None = None, languages: Languages | None = None) -> Dispatch:
    changed = {"database": database, "languages": languages}
    return replace(walker.dispatch, **{name: part for name, part in changed.items() if part is not None})


def test_a_repeated_event_does_nothing(walker: Walker) -> None:
    """The platform may deliver an event again at any time: nothing is stored, sent or answered a second time."""
    walker.send(Said("3"), key="once", shown="3")
    walker.says("95")
    before = _rows(walker)
    walker.send(Said("3"), key="once", shown="3")
    assert walker.outcome.repeated
    assert not walker.outcome.woken
    assert _rows(walker) == before


def test_the_same_key_of_another_channel_or_person_is_another_event(walker: Walker) -> None:
    """Keys are the channel's own, so two channels and two people may use the same."""
    walker.send(Said("3"), key="1", shown="3")
    walker.channel = "telegram"
    assert walker.send(Said("95"), key="1", shown="95")
    walker.person, walker.channel = "police-commune", "web"
    assert walker.send(Opened("phone"), key="1")
    assert set(walker.case().answers) == {"1", "2"}


def test_a_turn_that_came_second_is_run_again(walker: Walker) -> None:
    """Whoever loses the race is tried again from the start, and leaves one answer."""
    busy = BusyDatabase(walker, ATTEMPTS - 1)
    outcome = _with(walker, database=busy).take(Arrival(walker.person, "web", "late", Said("3"), "3"))
    assert not outcome.repeated
    assert [entry.line for entry in _log(walker) if entry.kind == "answer"] == ["1"]


def test_a_turn_that_never_wins_leaves_nothing(walker: Walker) -> None:
    """After all attempts the channel hears of it, nothing is kept, and the event can be delivered again."""
    before = _rows(walker)
    arrival = Arrival(walker.person, "web", "late", Said("3"), "3")
    with pytest.raises(Conflict):
        _with(walker, database=BusyDatabase(walker, ATTEMPTS)).take(arrival)
    assert _rows(walker) == before
    assert not walker.dispatch.take(arrival).repeated


def _log(walker: Walker) -> tuple[object, ...]:
    with walker.database.read() as work:
        return work.answers.log(CASE)


def test_nothing_typed_before_consent_is_kept(tmp_path: Path) -> None:
    """Words, refusals and commands typed before the person agreed are in no table."""
    walker = new_walker(tmp_path)
    secret = "Nguyễn Văn Bí Mật"
    for words in (secret, "/cau " + secret, "xin chào " + secret):
        assert walker.says(words)
    walker.taps(joining.DISAGREE)
    walker.says(secret)
    assert secret not in str(_rows(walker))
    walker.taps(joining.AGREE)
    walker.says(secret)
    assert secret in str(_rows(walker)["inbox"])


def test_the_reviewer_is_told_in_the_reviewer_s_language(walker: Walker) -> None:
    """A message for somebody else lands in their mailbox, in their language, and wakes them; not in the sender's."""
    walker.seat("officer-en", "police-commune", "en")
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    assert walker.outcome.woken == {"head-thcs-1", "police-commune", "officer-en"}
    mine = json.dumps(walker.messages()[-2:], ensure_ascii=False)
    assert f"go:mo:{CASE}" not in mine
    told = {}
    for walker.person in ("police-commune", "officer-en", "chair-commune"):
        told[walker.person] = [" ".join(message["body"]) for message in walker.messages()]
    assert ["vừa nộp hồ sơ" in words for words in told["police-commune"]] == [True]
    assert ["vừa nộp hồ sơ" in words for words in told["officer-en"]] == [False]
    assert ["Trường THCS Thiện Tín" in words for words in told["officer-en"]] == [True]
    assert told["chair-commune"] == []


def test_who_acts_and_is_also_told_sees_both(walker: Walker) -> None:
    """A person who hands in a case and reviews for the commune gets the notice among the replies of the same turn."""
    with walker.database.begin() as work:
        work.places.appoint("police-commune", walker.person, walker.clock.at.date())
    shortcuts.answer_rest(walker, CASE, {})
    walker.taps(result.SUBMIT)
    messages = walker.taps(result.CONFIRM)
    assert walker.outcome.woken == {"head-thcs-1", "police-commune"}
    assert [message["seq"] for message in messages] == list(range(messages[0]["seq"], messages[0]["seq"] + 3))
    assert sum("vừa nộp hồ sơ" in " ".join(message["body"]) for message in messages) == 1


def test_a_turn_is_kept_whole_or_not_at_all(walker: Walker) -> None:
    """When telling the reviewer fails, the case is not handed in, no number is used, and the event may come again."""
    walker.seat("officer-xx", "police-commune", "xx")
    shortcuts.answer_rest(walker, CASE, {})
    walker.taps(result.SUBMIT)
    before = _rows(walker)
    arrival = Arrival(walker.person, "web", "hand in", Tapped(*walker.button(result.CONFIRM)), result.CONFIRM)
    with pytest.raises(LookupError):
        _with(walker, languages=SpeechlessLanguages("xx")).take(arrival)
    assert _rows(walker) == before
    assert not walker.dispatch.take(arrival).repeated
    assert walker.case().standing.state == "waiting"


def test_messages_are_numbered_in_one_row(walker: Walker) -> None:
    """What came in and what went out share one numbering without gaps, as the page needs it."""
    shortcuts.answer_rest(walker, CASE, {})
    with walker.database.read() as work:
        found = [message.seq for message in work.messages.since(walker.person, 0, 1000)]
        opened = 1  # the opening of the chat took a number and shows nothing
        assert found == list(range(1 + opened, work.messages.last_seq(walker.person) + 1))
