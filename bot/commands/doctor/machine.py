"""The machine and its settings: clock, disk, secret key, public address."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from bot.commands.doctor.findings import Finding, bad, good, note
from bot.secret_key import FILE
from bot.settings import Settings

FIRST_YEAR = 2025
COUNTRY = timedelta(hours=7)
CHANNELS = ("telegram", "zalo")
_GIGABYTE = 1_000_000_000
_SMALLEST_SHARE = 0.1


class Space(NamedTuple):
    """The room on a disk, in bytes."""

    total: int
    free: int


def space_at(folder: Path) -> Space:
    """The room on the disk of a folder, or of the nearest one above it that is there."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    usage = shutil.disk_usage(there)
    return Space(usage.total, usage.free)


def check_space(space: Space) -> Finding:
    """Under 1 GB is too little; under a tenth is worth a look."""
    free = f"{space.free / _GIGABYTE:.1f}".replace(".", ",")
    what = f"đĩa: còn trống {free} GB ({100 * space.free // max(space.total, 1)} %)"
    if space.free < _GIGABYTE:
        return bad("disk", what, "dọn bớt hoặc chuyển ANTQ_DATA_DIR sang đĩa khác")
    if space.free < _SMALLEST_SHARE * space.total:
        return note("disk", what, "nên dọn bớt")
    return good("disk", what)


def check_clock(now: datetime) -> Finding:
    """The year can be one the program was there in, and the time zone is the country's."""
    what = f"đồng hồ: {now:%H:%M:%S %d/%m/%Y} ({now.tzname()})"
    if now.year < FIRST_YEAR:
        return bad("clock", what, "đặt lại đồng hồ của máy, ví dụ timedatectl set-ntp true")
    if now.utcoffset() != COUNTRY:
        return note("clock", what, "giờ Việt Nam là ANTQ_TIMEZONE=Asia/Ho_Chi_Minh")
    return good("clock", what)


def check_key(settings: Settings) -> Finding:
    """Set, or kept beside the data, which is enough for one machine."""
    if settings.secret_key.get_secret_value():
        return good("secret_key", "khóa bí mật: đã đặt ANTQ_SECRET_KEY")
    advice = "nếu chạy trên nhiều máy, đặt cùng một ANTQ_SECRET_KEY (openssl rand -hex 32)"
    kept = settings.data_dir / FILE
    what = f"khóa bí mật: giữ trong {kept}" if kept.exists() else f"khóa bí mật: sẽ được tạo trong {kept}"
    return good("secret_key", what) if settings.database.startswith("sqlite") else note("secret_key", what, advice)


def check_addresses(settings: Settings) -> Iterator[Finding]:
    """A webhook needs a public address with https: the platforms call no other, and links in chats lead there."""
    hooks = {channel: str(getattr(settings, f"{channel}_webhook")) for channel in CHANNELS}
    example = "ví dụ https://antq.example.vn"
    for channel, hook in hooks.items():
        if hook and not hook.startswith("https://"):
            yield bad("address", f"địa chỉ: ANTQ_{channel.upper()}_WEBHOOK không phải https", f"đặt lại, {example}/…")
    if any(hooks.values()) and not settings.public_url.startswith("https://"):
        yield bad(
            "address", "địa chỉ: có webhook mà ANTQ_PUBLIC_URL không phải https", f"đặt ANTQ_PUBLIC_URL, {example}"
        )
    elif not settings.public_url:
        yield note(
            "address", f"địa chỉ: {settings.address}, chỉ mở được trên máy này", f"đặt ANTQ_PUBLIC_URL, {example}"
        )
    else:
        yield good("address", f"địa chỉ: {settings.public_url}")
