"""What becomes of every column that names a person when that person is erased: nothing new may be forgotten."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Column, Connection, NullPool, create_engine, func, select

from storage import Database
from storage.models import metadata
from tests.storage.sample import NOW, TODAY

WORDS = "lời của cô Hoa"
LATER = NOW + timedelta(days=30)

DELETED = frozenset(
    {
        "calendar_link.person_id",
        "case_card.person_id",
        "chat.person_id",
        "delivery.person_id",
        "due_reminder.person_id",
        "join_code.person_id",
        "page_view.person_id",
        "reminder_choice.person_id",
        "reminder_ping.person_id",
        "web_session.person_id",
    }
)
"""No row of the person is left."""
BLANKED = {"conversation.person_id": "state", "inbox.person_id": "shown", "outbox.person_id": "payload"}
"""The row stays for its number; this column of it is empty."""
KEPT = {
    "action_token.person_id": "used ones only: a decision is taken once; swept after 30 days",
    "answer_log.person_id": "the truth of a case; append-only",
    "consent.person_id": "proof of what the person agreed to; append-only",
    "delegation.delegate_id": "by what right an act was done",
    "delegation.giver_id": "by what right an act was done",
    "evidence.person_id": "which file belongs to which line; append-only",
    "handed_question.person_id": "who answered for whom; append-only",
    "handed_question.to_id": "who answered for whom; append-only",
    "meeting_entry.person_id": "the minutes: who was there and who voted; append-only",
    "nudge.person_id": "an act of an office, once a day for each unit, without words",
    "phone_call.person_id": "an act of an office, without words",
    "registration.person_id": "what the unit declared; append-only",
    "review_event.person_id": "the decisions; append-only",
    "standard_answer.person_id": "the unit's own check; append-only",
    "tenure.person_id": "who held which office when; it ends the day before",
}
"""Official records: the key, a word without meaning, stays, and why."""
UNBOUND = {
    "audit_person.person_id": "taken out by Audit.erase; the log has no foreign keys",
    "review_event.delegate_id": "the decisions",
    "review_event.on_behalf_id": "the decisions",
}
"""Columns that name a person without a foreign key."""

_CASE = {"case_id": "case-1", "office_id": "head-1", "at": NOW}
_LENT = {"office_id": "head-1", "first_day": TODAY, "last_day": date(2099, 1, 1), "reason": "đi học", "at": NOW}
_LINK = {"content": "", "sequence": 0}
_SHOWN = {"text_version": "1", "channel": "web"}
_BOUND = {"kind": "agree", "office_id": "head-1", "stage": "", "content": "c", "acts": 0, "score": "1"}
_TOKEN = {**_BOUND, "rules_hash": "r", "expires_at": LATER}
_T1 = {"unit_id": "thcs-1", "office_id": "head-1", "year": 2025, "track": "t1", "kind": "registered", "at": NOW}
_DUE = {"office_id": "head-1", "thing": "x", "last_day": TODAY, "step": 1, "day": TODAY, "planned_at": NOW}
ROWS: tuple[tuple[str, dict[str, object]], ...] = (
    ("stored_file", {"digest": "ab", "media_type": "image/png", "size": 1, "content": b"x", "at": NOW}),
    ("chat", {"channel": "telegram", "chat_id": "1", "person_id": "hoa", "heard_at": NOW, "free_at": NOW}),
    ("delivery", {"channel": "telegram", "chat_id": "1", "person_id": "hoa", "lane": 0, "op": "send", "at": NOW}),
    ("inbox", {"person_id": "hoa", "channel": "web", "event_key": "k", "seq": 1, "shown": WORDS, "at": NOW}),
    ("outbox", {"person_id": "hoa", "channel": "web", "seq": 2, "payload": WORDS, "at": NOW}),
    ("web_session", {"digest": "s", "person_id": "hoa", "opened_at": NOW, "seen_at": NOW, "expires_at": LATER}),
    ("join_code", {"digest": "c", "person_id": "hoa", "issued_at": NOW, "expires_at": LATER}),
    ("calendar_link", {"digest": "l", "person_id": "hoa", "issued_at": NOW, "changed_at": NOW, **_LINK}),
    ("case_card", {"person_id": "hoa", "seq": 2, "case_id": "case-1"}),
    ("due_reminder", {"person_id": "hoa", "due_at": NOW, **_DUE}),
    ("reminder_choice", {"person_id": "hoa", "thing": "x", "kind": "muted", "at": NOW}),
    ("reminder_ping", {"person_id": "hoa", "day": TODAY, "occasion": "daily", "state": "new", "at": NOW}),
    ("action_token", {"digest": "open", "person_id": "hoa", **_TOKEN}),
    ("action_token", {"digest": "used", "person_id": "hoa", "used_at": NOW, **_TOKEN}),
    ("answer_log", {"person_id": "hoa", "line_id": "1", "kind": "note", "value": "x", **_CASE}),
    ("consent", {"person_id": "hoa", "purpose": "account", "given": True, "at": NOW, **_SHOWN}),
    ("delegation", {"giver_id": "hoa", "delegate_id": "lan", **_LENT}),
    ("delegation", {"giver_id": "minh", "delegate_id": "hoa", **_LENT, "office_id": "police-1"}),
    ("evidence", {"person_id": "hoa", "line_id": "1", "kind": "added", "digest": "ab", "name": "a.png", **_CASE}),
    ("handed_question", {"person_id": "hoa", "to_id": "hoa", "handing": "h", "line_id": "1", "kind": "taken", **_CASE}),
    ("meeting_entry", {"person_id": "hoa", "meeting": 1, "seq": 1, "kind": "opened", "details": "{}", **_CASE}),
    ("nudge", {"person_id": "hoa", "unit_id": "thcs-1", "day": TODAY, "office_id": "head-1", "at": NOW}),
    ("page_view", {"person_id": "hoa", "seq": 2, "at": NOW}),
    ("phone_call", {"person_id": "hoa", "unit_id": "thcs-1", "office_id": "police-1", "at": NOW}),
    ("registration", {"person_id": "hoa", **_T1}),
    ("review_event", {"person_id": "hoa", "seq": 1, "kind": "submitted", **_CASE}),
    ("standard_answer", {"person_id": "hoa", "standard_id": "x", "criterion_id": "a", "value": "{}", **_CASE}),
)
"""A row of the head in every table that can name her; the sample has her tenure and her conversation."""


def _columns() -> Iterator[Column[object]]:
    for table in metadata.sorted_tables:
        yield from table.columns


def _named(column: Column[object]) -> str:
    return f"{column.table.name}.{column.name}"


BOUND = {
    _named(each): each for each in _columns() if any(key.column.table.name == "person" for key in each.foreign_keys)
}
"""Every foreign key to a person."""


def _count(connection: Connection, column: Column[object]) -> int:
    return connection.execute(select(func.count()).select_from(column.table).where(column == "hoa")).scalar_one()


@pytest.fixture
def everywhere(furnished: Database, address: str) -> Iterator[Connection]:
    """A look into a database in which the head had a row in every such table, and was erased."""
    engine = create_engine(address, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(metadata.tables["conversation"].update().values(state=WORDS))
        for table, row in ROWS:
            connection.execute(metadata.tables[table].insert().values(row))
        empty = [name for name, column in BOUND.items() if not _count(connection, column)]
        assert empty == [], "the fixture must have a row for each, else the tests below prove nothing"
    with furnished.begin() as work:
        work.erasure.erase("hoa", NOW, TODAY)
    with engine.connect() as connection:
        yield connection


def test_every_column_that_names_a_person_is_in_one_of_the_lists() -> None:
    """A new one is deleted, blanked or kept for a reason, and whoever adds it says which."""
    assert sorted([*DELETED, *BLANKED, *KEPT]) == sorted(BOUND)
    looks_so = {_named(each) for each in _columns() if each.name.endswith(("person_id", "delegate_id", "behalf_id"))}
    assert looks_so - BOUND.keys() == UNBOUND.keys()


@pytest.mark.parametrize("name", sorted(DELETED))
def test_nothing_is_left_of_what_is_only_the_person_s(everywhere: Connection, name: str) -> None:
    """No row names the person any more."""
    assert _count(everywhere, BOUND[name]) == 0


@pytest.mark.parametrize("name", sorted(BLANKED))
def test_words_are_taken_out_of_rows_that_stay(everywhere: Connection, name: str) -> None:
    """The rows are there, with nothing in them."""
    column = BOUND[name]
    words = everywhere.execute(select(column.table.c[BLANKED[name]]).where(column == "hoa")).scalars().all()
    assert words
    assert not any(words)


@pytest.mark.parametrize("name", sorted(KEPT))
def test_official_records_stay(everywhere: Connection, name: str) -> None:
    """One row each; of the tokens only the used one, of the delegations none that still lends anything."""
    column = BOUND[name]
    assert _count(everywhere, column) == 1
    if column.table.name == "delegation":
        revoked = everywhere.execute(select(column.table.c.revoked_at).where(column == "hoa")).scalars().all()
        assert all(revoked)
