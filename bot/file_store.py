"""The kept files, read on worker threads."""

import asyncio
from concurrent.futures import Executor
from dataclasses import dataclass

from storage.engine import Database
from storage.models import StoredFile


@dataclass(frozen=True, slots=True)
class DatabaseFiles:
    """Files in the database, by the SHA-256 of their content."""

    database: Database
    readers: Executor

    async def find(self, digest: str) -> StoredFile | None:
        """The file, or None when there is none."""

        def read() -> StoredFile | None:
            with self.database.read() as work:
                return work.files.find(digest)

        return await asyncio.get_running_loop().run_in_executor(self.readers, read)
