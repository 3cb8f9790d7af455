"""The bots: whether their platform knows the token, and where it sends what people write."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.commands.doctor.findings import Finding, bad, good, note
from bot.settings import Settings

SECONDS = 5.0
MOST_PENDING = 100


class PlatformRefused(Exception):
    """The platform cannot be reached or refuses; the text is one line in its words, without an address."""


@dataclass(frozen=True, slots=True)
class BotState:
    """A bot as its platform tells it: `webhook` is empty without one, `trouble` the last failure of the webhook."""

    name: str
    webhook: str = ""
    pending: int = 0
    trouble: str = ""


Check = Callable[[Settings], Awaitable[BotState]]


def check_channels(settings: Settings, checks: Mapping[str, Check]) -> list[Finding]:
    """The findings for every channel, asked all at once."""

    async def ask() -> list[list[Finding]]:
        return await asyncio.gather(*(_channel(settings, channel, check) for channel, check in checks.items()))

    return [finding for found in asyncio.run(ask()) for finding in found]


async def _channel(settings: Settings, channel: str, check: Check) -> list[Finding]:
    variable = f"ANTQ_{channel.upper()}_TOKEN"
    token: str = getattr(settings, f"{channel}_token").get_secret_value()
    if not token:
        return [note(channel, f"{channel}: chưa dùng", f"đặt {variable} nếu muốn dùng")]
    try:
        async with asyncio.timeout(SECONDS):
            state = await check(settings)
    except TimeoutError:
        return [
            bad(
                channel,
                f"{channel}: không trả lời trong {SECONDS:.0f} giây",
                f"xem lại mạng và ANTQ_{channel.upper()}_API",
            )
        ]
    except PlatformRefused as refused:
        # A platform's words may quote the token.
        return [bad(channel, f"{channel}: {refused}".replace(token, "…"), f"xem lại {variable} và mạng")]
    wanted = str(getattr(settings, f"{channel}_webhook"))
    return [good(channel, f"{channel}: {state.name} trả lời"), *_webhook(channel, state, wanted)]


def _webhook(channel: str, state: BotState, wanted: str) -> Iterator[Finding]:
    check, variable = f"{channel}_webhook", f"ANTQ_{channel.upper()}_WEBHOOK"
    if state.webhook != wanted:
        there = state.webhook or "không có"
        mend = f"khởi động lại antq run để đặt {wanted}" if wanted else f"gỡ webhook, hoặc đặt {variable}"
        yield bad(check, f"webhook {channel}: nền tảng đang giữ {there}", mend)
        return
    if not wanted:
        yield good(check, f"webhook {channel}: không dùng, antq tự hỏi tin mới")
        return
    what = f"webhook {channel}: đúng địa chỉ, {state.pending} tin đang chờ"
    if state.pending > MOST_PENDING:
        yield bad(check, what, "xem antq run có đang chạy và địa chỉ có mở được từ ngoài không")
    else:
        yield good(check, what)
    if state.trouble:
        yield note(check, f"webhook {channel}: lỗi gần nhất: {state.trouble}", "thử mở địa chỉ từ ngoài")
