"""Files as the conversation knows them: by their digest, never by their content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file: SHA-256 as hexadecimal text, the name people gave it, its type such as image/jpeg, its size in bytes."""

    digest: str
    name: str
    media_type: str
    size: int
