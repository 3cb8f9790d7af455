"""A file that is there whole or not at all, and that nobody else on the machine can read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OWNER_ONLY = 0o600


@contextmanager
def draft_of(target: Path, suffix: str) -> Iterator[Path]:
    """An empty file beside `target` to write in; it takes the place of `target` when the block ends well."""
    draft = target.with_name(target.name + suffix)
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
    try:
        yield draft
        sync(draft)
        draft.replace(target)
        sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make sure that a file, or what a folder says of its files, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def unused(path: Path) -> Path:
    """The path, or when something is there the path with the first free number behind it."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
