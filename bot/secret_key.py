"""The key that signs links: the operator's, or one made once and kept beside the data."""

import os
from pathlib import Path

from bot.ports import Clock

FILE = "secret-key"
SHORTEST = 32  # characters


class DamagedKey(Exception):
    """The kept key is too short to be one; the text is one line that names the file and what to do."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file}: khóa bị hỏng; xóa tệp này rồi khởi động lại, các đường dẫn tệp cũ sẽ hết hiệu lực")
        self.file = file


def secret_key(given: str, folder: Path, clock: Clock) -> bytes:
    """The key given by the operator; when that is empty, the one kept in the folder. Raises DamagedKey."""
    if given:
        return given.encode()
    file = folder / FILE
    if not file.exists():
        _make(file, clock)
    key = file.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < SHORTEST:
        raise DamagedKey(file)
    return key.encode()


def _make(file: Path, clock: Clock) -> None:
    """Write the key beside and link it into place: the first process wins, and nobody ever reads half a key."""
    key = clock.secret()
    draft = file.with_name(f"{FILE}.{clock.secret()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(key)
        opened.flush()
        os.fsync(opened.fileno())
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
