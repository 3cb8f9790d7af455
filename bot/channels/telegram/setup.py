"""What Telegram is told at the start: where to deliver, and the commands in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramNotFound, TelegramUnauthorizedError
from aiogram.types import BotCommand

from bot.channels.errors import ChannelUnavailable
from bot.channels.telegram.hearing import Hearing

_TOKEN, _API, _WEBHOOK = "ANTQ_TELEGRAM_TOKEN", "ANTQ_TELEGRAM_API", "ANTQ_TELEGRAM_WEBHOOK"


@dataclass(frozen=True, slots=True)
class Delivering:
    """Where updates go: to the webhook's address with its secret, or, when that is empty, to whoever polls."""

    webhook: str
    secret: str


async def prepare(
    hearing: Hearing, delivering: Delivering, commands: Mapping[str, Sequence[tuple[str, str]]], source: str
) -> str:
    """Settle everything and return the bot's name. `commands` are (command, meaning) by language.

    `source` is the language for everybody else. Raises ChannelUnavailable with the setting to look at.
    """
    bot = hearing.bot
    try:
        me = await bot.get_me()
        if delivering.webhook:
            await bot.set_webhook(
                delivering.webhook, secret_token=delivering.secret, allowed_updates=hearing.kinds, max_connections=40
            )
        else:
            await bot.delete_webhook(drop_pending_updates=False)
        for language, listed in commands.items():
            said = [BotCommand(command=command, description=meaning) for command, meaning in listed]
            await bot.set_my_commands(said, language_code=None if language == source else language)
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise ChannelUnavailable("telegram", _TOKEN, error.message) from None
    except TelegramNetworkError as error:
        raise ChannelUnavailable("telegram", _API, error.message) from None
    except TelegramAPIError as error:
        raise ChannelUnavailable("telegram", _WEBHOOK if delivering.webhook else _TOKEN, error.message) from None
    return me.username or ""
