"""Where the content of files comes from."""

from typing import Protocol

from storage.models import StoredFile


class Files(Protocol):
    """The kept files."""

    async def find(self, digest: str) -> StoredFile | None:
        """The file with this SHA-256, as hexadecimal text, or None when there is none."""
        ...

    async def opened(self, digest: str, person: str | None) -> None:
        """Note that somebody was given the file behind a link; `person` is None for who is not signed in."""
        ...
