"""A long queue made at once: chats and one reminder for each, entered set-based."""

from datetime import UTC, timedelta

from bot.channels.telegram.limits import LIMITS
from bot.ports import Clock, Lane
from storage.engine import Database
from storage.repositories.deliveries import _due

LANES = (Lane.REPLY, Lane.PING)
CHATS = "INSERT INTO chat (channel, chat_id, heard_at, free_at) SELECT 'telegram', n, {at}, {at} FROM {numbers}"
NUMBERS = {
    "postgresql": "(SELECT g::text AS n FROM generate_series(1, {count}) AS g) AS numbers",
    "sqlite": "(WITH RECURSIVE c(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM c WHERE g < {count})"
    " SELECT CAST(g AS TEXT) AS n FROM c)",
}
ROWS = (
    "INSERT INTO delivery (channel, chat_id, lane, op, data, due_at, at)"
    " SELECT channel, chat_id, {lane}, 'say', '{data}', {due}, heard_at FROM chat"
)
DONE = "UPDATE delivery SET due_at = NULL, state = 'sent' WHERE id <= (SELECT max(id) FROM delivery) - {left}"
REMINDER = (
    '{"language":"vi","lead":"","title":"Hạn nộp","official":[],"body":["Còn 3 ngày."],"choices":[],"step":"",'
    '"progress":null,"entry":null,"files":[],"table":null}'
)


def run(database: Database, sql: str) -> list[tuple[object, ...]]:
    """Run a statement that is only for tests."""
    with database.begin() as work:
        cursor = work._runner._driver.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []


def add_chats(database: Database, clock: Clock, count: int) -> None:
    """So many chats of strangers."""
    name = _name(database)
    numbers = NUMBERS[name].format(count=count)
    run(database, CHATS.format(at=_moment(clock, timedelta()), numbers=numbers))


def add_reminders(database: Database, clock: Clock, later: timedelta = timedelta()) -> None:
    """One reminder for every chat, due then."""
    run(database, ROWS.format(lane=int(Lane.PING), data=REMINDER, due=_moment(clock, later)))


def finish_all_but(database: Database, left: int) -> None:
    """All but the last so many are done with."""
    run(database, DONE.format(left=left))


def tidy(database: Database) -> None:
    """Fresh statistics and no dead rows, as the database's own housekeeping has it after a while."""
    with database._writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        if _name(database) == "postgresql":
            connection.rollback()
            driver.autocommit = True
            driver.execute("VACUUM (ANALYZE) delivery, chat")
            driver.autocommit = False


def plan(database: Database, clock: Clock, limit: int) -> str:
    """How the database finds what is due."""
    with database.begin() as work:
        compiled = _due(*LANES).on(work._runner._dialect)
        values = {"channel": "telegram", "now": clock.now(), "free_by": clock.now() + LIMITS.chat.every, "limit": limit}
        how = "EXPLAIN " if _name(database) == "postgresql" else "EXPLAIN QUERY PLAN "
        rows = work._runner._driver.execute(how + compiled.sql, compiled.values(values)).fetchall()
    return "\n".join(str(row[-1]) for row in rows)


def _name(database: Database) -> str:
    return database._writer.dialect.name


def _moment(clock: Clock, later: timedelta) -> str:
    """A moment as both databases read it."""
    return f"'{(clock.now() + later).astimezone(UTC).isoformat(timespec='microseconds')}'"
