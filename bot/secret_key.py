"""The key that signs links: the operator's, or one made once and kept beside the data."""

import os
from pathlib import Path

from bot.ports import Clock
from bot.settings import WrongSetting

FILE = "secret-key"
SHORTEST = 32  # characters


def secret_key(given: str, folder: Path, clock: Clock) -> bytes:
    """The key given by the operator; when that is empty, the one kept in the folder.

    Raises WrongSetting when that is damaged.
    """
    if given:
        return given.encode()
    file = folder / FILE
    if not file.exists():
        _make(file, clock)
    key = file.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < SHORTEST:
        raise WrongSetting(f"ANTQ_SECRET_KEY: tệp {file} bị hỏng; hãy xóa tệp này rồi khởi động lại")
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
