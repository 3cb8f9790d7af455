"""Where the content of files comes from."""

from typing import Protocol

from storage.models import StoredFile


class Files(Protocol):
    """The kept files."""

    async def find(self, digest: str) -> StoredFile | None:
        """The file with this SHA-256, as hexadecimal text, or None when there is none."""
        ...

    async def opened(self, digest: str, case: str | None, person: str | None) -> None:
        """Note that somebody was given the file behind a link, which names the `case` it was given for.

        `case` is None where the link names none, `person` for who is not signed in.
        """
        ...
