"""What must hold before Zalo can be used, asked at the start and by the operator."""

from collections.abc import Sequence
from http import HTTPStatus

from bot.channels.errors import ChannelUnavailable
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.errors import ZaloError, ZaloRefused
from bot.channels.zalo.inbound import CHANNEL

_NOT_NOW = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
_ITS_OWN = HTTPStatus.INTERNAL_SERVER_ERROR  # codes from here on are failures of Zalo's
_TOKEN, _API, _WEBHOOK = "ANTQ_ZALO_TOKEN", "ANTQ_ZALO_API", "ANTQ_ZALO_WEBHOOK"


async def prepare(client: ZaloClient, webhook: str, secret: str) -> str:
    """Make Zalo deliver to the webhook, or wait to be asked when there is none; returns the bot's name.

    The webhook must be served already: Zalo probes it. Raises ChannelUnavailable.
    """
    name = await _name(client)
    try:
        if webhook:
            await client.call("setWebhook", url=webhook, secret_token=secret)
        else:
            await client.call("deleteWebhook")
    except ZaloError as error:
        raise ChannelUnavailable(CHANNEL, _WEBHOOK if _is_no(error) else _API, str(error)) from error
    return name


async def check(client: ZaloClient, webhook: str) -> Sequence[str]:
    """For the operator: one line each about the token and the webhook, with what to mend."""
    try:
        name = await _name(client)
        info = await client.call("getWebhookInfo")
    except ChannelUnavailable as error:
        return [f"✗ {error}"]
    except ZaloError as error:
        return [f"✗ {CHANNEL}: {_WEBHOOK}: {error}"]
    found = str(info.get("url") or "") if isinstance(info, dict) else ""
    return [f"✓ {CHANNEL}: {_TOKEN}: {name}", _of_webhook(found, webhook)]


def _of_webhook(found: str, wanted: str) -> str:
    if found == wanted:
        return f"✓ {CHANNEL}: {_WEBHOOK}: {found or 'không đặt, bot tự hỏi tin (getUpdates)'}"
    if not found:
        return f"✗ {CHANNEL}: {_WEBHOOK}: chưa đặt trên Zalo; chạy lại: antq run"
    if not wanted:
        return f"✗ {CHANNEL}: {_WEBHOOK}: Zalo đang gửi tới {found}; đặt biến này, hoặc chạy antq run để gỡ"
    return f"✗ {CHANNEL}: {_WEBHOOK}: Zalo đang gửi tới {found}, không phải {wanted}; chạy lại: antq run"


async def _name(client: ZaloClient) -> str:
    try:
        bot = await client.call("getMe")
    except ZaloError as error:
        raise ChannelUnavailable(CHANNEL, _TOKEN if _is_no(error) else _API, str(error)) from error
    found = bot if isinstance(bot, dict) else {}
    return str(found.get("account_name") or found.get("id") or "?")


def _is_no(error: ZaloError) -> bool:
    """Whether Zalo refused what we asked, and not only to be asked now."""
    return isinstance(error, ZaloRefused) and error.code not in _NOT_NOW and error.code < _ITS_OWN
