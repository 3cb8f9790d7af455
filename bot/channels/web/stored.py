"""Where the content of files comes from."""

from typing import Protocol

from storage.models import StoredFile


class Files(Protocol):
    """The kept files."""

    async def find(self, digest: str) -> StoredFile | None:
        """The file with this SHA-256, as hexadecimal text, or None when there is none."""
        ...
