"""Files in memory, by the SHA-256 of their content."""

from hashlib import sha256

from storage.models import StoredFile


class MemoryFiles:
    """Keeps what it is given; asking with anything but a SHA-256 is a ValueError."""

    def __init__(self) -> None:
        self._kept: dict[str, StoredFile] = {}
        self.openings: list[tuple[str, str | None, str | None]] = []

    def keep(self, content: bytes, media_type: str) -> str:
        """Keep a file and return its digest."""
        digest = sha256(content).hexdigest()
        self._kept[digest] = StoredFile(media_type, content)
        return digest

    async def find(self, digest: str) -> StoredFile | None:
        """The file, or None when there is none."""
        if len(bytes.fromhex(digest)) != sha256().digest_size:
            raise ValueError(digest)
        return self._kept.get(digest)

    async def opened(self, digest: str, case: str | None, person: str | None) -> None:
        """Remember who was given which file, and for which case; one that is not there is a KeyError."""
        if digest not in self._kept:
            raise KeyError(digest)
        self.openings.append((digest, case, person))
