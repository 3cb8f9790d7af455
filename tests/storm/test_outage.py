"""The database goes away and comes back: turns are delivered again, sends are written down late, nothing is lost."""

import asyncio
from pathlib import Path
from random import Random  # noqa: TID251 - given a seed

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

from tests.storm.audit import audit
from tests.storm.crowd import Crowd, settle
from tests.storm.script import script
from tests.storm.storm import until_sent
from tests.town import town

PEOPLE, TURNS, OUTAGES = 10, 12, 3


@pytest.mark.slow
@pytest.mark.postgres
async def test_postgresql_may_restart_while_people_talk(fresh_postgres: str, postgres_url: str, tmp_path: Path) -> None:
    """Every connection is cut and none is let in for two seconds, three times; everybody gets every answer once."""
    async with town(fresh_postgres, tmp_path, parts=("telegram", "delivery"), webhook=True) as it:
        settle(it.database, PEOPLE)
        crowd = Crowd(it.telegram, script(TURNS), Random(3), patience=120, pause=0.5)  # noqa: S311
        talking = asyncio.ensure_future(crowd.act_all(PEOPLE, PEOPLE))
        for number in range(1, OUTAGES + 1):
            while crowd.turns < number * PEOPLE * TURNS // (OUTAGES + 1):  # noqa: ASYNC110 - nothing rings there
                await asyncio.sleep(0.02)
            await asyncio.to_thread(_close, postgres_url, fresh_postgres, closed=True)
            await asyncio.sleep(2)
            await asyncio.to_thread(_close, postgres_url, fresh_postgres, closed=False)
        await talking
        await it.telegram.settles(30)
        await until_sent(it.database)
        found = audit(it.database, it.telegram, script(TURNS), PEOPLE)
    assert (crowd.unseen, crowd.turns) == ([], PEOPLE * TURNS)
    assert (found.answers_lost, found.answers_twice, found.gaps) == (0, 0, 0)
    assert (found.replies_lost, found.repeated, found.unmarked_repeats, found.left_open) == (0, [], 0, 0)


def _close(server: str, url: str, *, closed: bool) -> None:
    """Cut every connection to the database and let none in, or let everybody in again."""
    name = make_url(url).database or ""
    with psycopg.connect(make_url(server).set(drivername="postgresql").render_as_string(False), autocommit=True) as it:
        allowed = SQL("false" if closed else "true")
        it.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(Identifier(name), allowed))
        if closed:
            it.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
