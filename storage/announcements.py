"""What one process tells the others at its commits; only PostgreSQL has more than one."""

from collections.abc import AsyncIterator

import psycopg
from sqlalchemy import URL

CHANNEL = "antq"
LONGEST = 7_000  # bytes; PostgreSQL takes 8,000


async def announcements(url: URL) -> AsyncIterator[str]:
    """Everything announced from now on; raises psycopg.Error when the connection is lost."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await psycopg.AsyncConnection.connect(address, autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for each in connection.notifies():
            yield each.payload
