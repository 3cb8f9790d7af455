"""Whatever order a person's updates reach us in, and however often, the outcome is one of an orderly world."""

import json
import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count, permutations, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.limits import LIMITS
from bot.conversation.events import Event, Said
from bot.conversation.state import from_json
from bot.delivery.exchange import Exchange
from bot.delivery.jobs import Preparing
from bot.delivery.verdicts import verdict
from bot.dispatch import Dispatch
from bot.languages import Languages
from bot.ports import Arrival, Pressed, Receipt
from storage.engine import Database, open_database
from tests import shortcuts
from tests.antq_rules.thorough import cases
from tests.town import hastened
from tests.walker import MONDAY, SHELF, SteadyClock, new_walker

CHAT, PERSON, CASE = "1001", "head-thcs-1", "thcs-1-2025"
LABELS = ("3 điểm", "2", "Để sau", "Vì sao?", "Ghi chú", "◀ Quay lại", "Chọn câu")
TEXTS = ("2", "100", "đạt", "/cau 5b", "/cau 1", "xin chào", "đã có nghị quyết", "không")
LANGUAGES = Languages()
LATER = MONDAY + timedelta(hours=1)

Intent = Event | Pressed
Outcome = tuple[str, str]


class World:
    """One person with Telegram at the first question, on a copy of a prepared database."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.database: Database = open_database(f"sqlite:///{file}")
        self.clock = SteadyClock(LATER)
        limits = {"telegram": hastened(LIMITS, 1000)}
        self.dispatch = Dispatch(self.database, SHELF, LANGUAGES, self.clock, "http://127.0.0.1:8080", limits)
        preparing = Preparing("telegram", limits["telegram"], LANGUAGES, lambda _file: "")
        self._exchange = Exchange(self.database, preparing, self.clock, ("telegram",))

    def hears(self, intent: Intent, key: str) -> None:
        """One update reaches us."""
        query = key if isinstance(intent, Pressed) else ""
        self.dispatch.take(Arrival("", "telegram", key, intent, chat=CHAT, query=query))

    def delivers(self) -> None:
        """All that waits is shown on the phone."""
        while claim := self._exchange((), 40).jobs:
            done = [verdict(job, [Receipt("1")], None, self.clock.now()) for job in claim]
            self._exchange(done, 0)

    def outcome(self) -> Outcome:
        """Every answer and note ever given, and where the person stands."""
        with self.database.read() as work:
            log = [(entry.line, entry.kind, entry.value) for entry in work.answers.log(CASE)]
        with self.database.begin() as work:
            place = from_json(work.conversations.open(PERSON).state).place()
        return json.dumps(log), place.to_json()

    def close(self) -> None:
        """Forget the copy."""
        self.database.close()
        self._file.unlink()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Pressed]]:
    """A database with somebody at the first question on Telegram, and the buttons of that card."""
    folder = tmp_path_factory.mktemp("first-question")
    walker = new_walker(folder)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    with walker.database.begin() as work:
        work.chats.add("telegram", CHAT, PERSON, walker.clock.now())
    file = Path(walker.database.url_without_password.removeprefix("sqlite:///"))
    walker.database.close()
    world = World(file)
    world.hears(Said("/tucham"), "first")
    world.delivers()
    with world.database.read() as work:
        last = work.messages.last_seq(PERSON)
        choices = json.loads(work.messages.payloads(PERSON, last, last)[last])["choices"]
    world.database.close()
    flat = [choice["label"] for row in choices for choice in row]
    return file, {label: Pressed(last, flat.index(label)) for label in LABELS}


@st.composite
def messes(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, bool, bool]]]:
    """Up to three intents, and the updates they become: which one, under a new id or not, shown on the phone after."""
    intents = draw(st.lists(st.sampled_from(LABELS + TEXTS), min_size=1, max_size=3, unique=True))
    copies = [number for number in range(len(intents)) for _ in range(draw(st.integers(1, 3)))]
    order = draw(st.permutations(copies))
    return intents, [(number, draw(st.booleans()), draw(st.booleans())) for number in order]


@settings(max_examples=cases(15, 400), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(messes())
def test_every_mess_ends_where_some_order_of_its_intents_ends(
    prepared: tuple[Path, dict[str, Pressed]], mess: tuple[list[str], list[tuple[int, bool, bool]]]
) -> None:
    """Updates repeated, out of order, lost and delivered again, taps also under new ids: nothing is applied twice."""
    file, buttons = prepared
    named, updates = mess
    intents: list[Intent] = [buttons[each] if each in buttons else Said(each) for each in named]
    numbers = count()
    world = _copy(file)
    for number, fresh, shown in updates:
        # The platform gives a new id to a tap that is sent again, never to a text.
        again = f"-{next(numbers)}" if fresh and isinstance(intents[number], Pressed) else ""
        world.hears(intents[number], f"u{number}{again}")
        if shown:
            world.delivers()
    messy = world.outcome()
    world.close()
    assert messy in set(_orderly(file, intents))


def _orderly(file: Path, intents: Sequence[Intent]) -> Iterator[Outcome]:
    """The outcomes of every order in which each intent comes once, the phone showing what is new after it or not."""
    for order in permutations(range(len(intents))):
        for shown in product((True, False), repeat=len(intents) - 1):
            world = _copy(file)
            for number, show in zip(order, (*shown, True), strict=True):
                world.hears(intents[number], f"u{number}")
                if show:
                    world.delivers()
            yield world.outcome()
            world.close()


_COPIES = count()


def _copy(file: Path) -> World:
    copy = file.with_name(f"copy-{next(_COPIES)}.db")
    shutil.copy(file, copy)
    return World(copy)
