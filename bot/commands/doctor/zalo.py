"""What Zalo says of the bot."""

from typing import Any

import httpx

from bot.commands.doctor.channels import SECONDS, BotState, PlatformRefused
from bot.settings import Settings

_NO_WEBHOOK = 404


async def ask_zalo(settings: Settings) -> BotState:
    """The bot's name and webhook; raises PlatformRefused."""
    base = f"{settings.zalo_api}/bot{settings.zalo_token.get_secret_value()}"
    async with httpx.AsyncClient(timeout=SECONDS) as client:
        me = await _ask(client, f"{base}/getMe")
        if not me.get("ok"):
            raise PlatformRefused(_words(me))
        hook = await _ask(client, f"{base}/getWebhookInfo")
    if not hook.get("ok") and hook.get("error_code") != _NO_WEBHOOK:
        raise PlatformRefused(_words(hook))
    name = _result(me).get("account_name") or _result(me).get("id") or "bot"
    return BotState(str(name), str(_result(hook).get("url") or ""))


async def _ask(client: httpx.AsyncClient, address: str) -> dict[str, Any]:
    """The whole answer; a refusal comes with status 200 too."""
    try:
        answer = await client.post(address, json={})
        body = answer.json()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PlatformRefused(type(error).__name__) from None  # its own words hold the address, and that the token
    except ValueError:
        raise PlatformRefused(f"HTTP {answer.status_code}, không phải JSON") from None
    if not isinstance(body, dict):
        raise PlatformRefused(f"HTTP {answer.status_code}, không đúng dạng")
    return body


def _result(body: dict[str, Any]) -> dict[str, Any]:
    result = body.get("result")
    return result if isinstance(result, dict) else {}


def _words(body: dict[str, Any]) -> str:
    return f"{body.get('description') or 'từ chối'} ({body.get('error_code', '?')})"
