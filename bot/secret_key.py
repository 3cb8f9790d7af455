"""The key that signs links: the operator's, or one made once and kept beside the data."""

import os
from pathlib import Path

from bot.ports import Clock
from bot.settings import Settings, WrongSetting

FILE = "secret-key"
SHORTEST = 32  # characters


def secret_key(settings: Settings, clock: Clock) -> bytes:
    """The operator's key; without one, the key kept in the data folder. Raises WrongSetting when that is damaged."""
    given = settings.secret_key.get_secret_value()
    if given:
        return given.encode()
    file = settings.data_dir / FILE
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
