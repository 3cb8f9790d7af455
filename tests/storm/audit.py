"""What a storm left behind: the database and the platform, compared with the script and with each other."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.channels.telegram.limits import LIMITS
from bot.channels.telegram.markup import html
from bot.rendering.bubbles import with_buttons
from storage.engine import Database
from tests.fakes.telegram_server import Call, FakeTelegram
from tests.storm.crowd import FIRST_CHAT
from tests.storm.script import Script, case, kept

MARK = "<i>↻ Gửi lại tin #{seq}, vì có thể lần trước chưa tới.</i>\n\n"
ACCEPTED = {200, 0}  # 0: nobody was there any more to be answered
ROWS = "SELECT chat_id, person_id, first_seq, state, due_at, tries FROM delivery WHERE op = 'send' ORDER BY id"
OUTBOX = "SELECT person_id, seq, payload FROM outbox"
NUMBERS = "SELECT person_id, seq FROM inbox UNION ALL SELECT person_id, seq FROM outbox"
COUNTS = "SELECT person_id, seq FROM conversation"
Place = tuple[str, str]  # a chat and a text in it


@dataclass
class Audit:
    """Counts that must be 0; of what is repeated when, as (first, again) on the fake's clock; how many were to be told.

    `given_up` are those cut off as often as is tried, which may have been shown all the same.
    """

    answers_lost: int = 0
    answers_twice: int = 0
    replies_lost: int = 0
    unmarked_repeats: int = 0
    strange: int = 0
    gaps: int = 0
    left_open: int = 0
    given_up: int = 0
    repeated: list[tuple[float, float]] = field(default_factory=list)
    told: int = 0  # messages that were to be sent

    def repeated_without(self, kills: Sequence[float], within: float) -> int:
        """How many repeats have no kill between the first time and `within` seconds after it."""
        return sum(not any(first - 0.5 <= kill <= first + within for kill in kills) for first, _ in self.repeated)


def audit(database: Database, telegram: FakeTelegram, script: Script, people: int) -> Audit:
    """Compare everything."""
    found = Audit()
    logs = kept(database)
    expected = Counter(script.log)
    for number in range(people):
        log = Counter(logs.get(case(number), []))
        found.answers_lost += sum((expected - log).values())
        found.answers_twice += sum((log - expected).values())
    sent = _sent(telegram)
    seen: dict[Place, list[tuple[int, str]]] = defaultdict(list)
    for chat, seq, state, due, text in _rows(database):
        found.told += 1
        found.left_open += due is not None
        found.given_up += state in {"dead", "uncertain"}
        seen[chat, text].append((seq, MARK.format(seq=seq) + text))
    _compare(found, seen, sent)
    found.gaps = _gaps(database)
    return found


def _compare(found: Audit, rows: dict[Place, list[tuple[int, str]]], sent: dict[Place, list[float]]) -> None:
    known: set[Place] = set()
    for (chat, text), same in rows.items():
        plain = sent.get((chat, text), [])
        marked = [(seq, sent.get((chat, words), [])) for seq, words in same]
        known |= {(chat, text), *((chat, words) for _, words in same)}
        total = len(plain) + sum(len(times) for _, times in marked)
        found.replies_lost += max(0, len(same) - total)
        found.unmarked_repeats += max(0, len(plain) - len(same))
        for _, times in marked:
            first = plain if plain and times else times
            found.repeated += [(first[0], again) for again in times if again != first[0]]
    found.strange = sum(len(times) for place, times in sent.items() if place not in known)


def _rows(database: Database) -> Iterator[tuple[str, int, str, object, str]]:
    """Every message that was to be sent: chat, number, state, when it is due, and the text as it goes out."""
    with database.read() as work:
        run = work._runner._driver.execute
        outbox = {(person, seq): json.loads(text) for person, seq, text in run(OUTBOX).fetchall()}
        rows = run(ROWS).fetchall()
    for chat, person, seq, state, due, _ in rows:
        for bubble in with_buttons(outbox[person, seq], seq, LIMITS.text):
            yield chat, seq, state, due, html(bubble)


def _sent(telegram: FakeTelegram) -> dict[Place, list[float]]:
    """When each text was accepted in each chat."""
    times: dict[Place, list[float]] = defaultdict(list)
    for call in telegram.calls:
        if call.method.lower() == "sendmessage" and call.status in ACCEPTED:
            times[_place(call)].append(call.at)
    return times


def _place(call: Call) -> Place:
    return str(call.params["chat_id"]), str(call.params["text"])


def _gaps(database: Database) -> int:
    """How many people's messages are not numbered one after the other."""
    numbers: dict[str, list[int]] = defaultdict(list)
    with database.read() as work:
        run = work._runner._driver.execute
        for person, seq in run(NUMBERS).fetchall():
            numbers[person].append(seq)
        counts = dict(run(COUNTS).fetchall())
    return sum(sorted(found) != list(range(1, counts[person] + 1)) for person, found in numbers.items())


def chats(people: int) -> list[str]:
    """The chats of so many heads."""
    return [str(FIRST_CHAT + number) for number in range(people)]
