"""What Telegram says of the bot, asked with the client that sends."""

from bot.commands.doctor.channels import SECONDS, BotState, PlatformRefused
from bot.settings import Settings


async def ask_telegram(settings: Settings) -> BotState:
    """The bot's name and webhook; raises PlatformRefused."""
    from telegram import Bot  # noqa: PLC0415 - it takes long to import, and only the doctor with a token asks
    from telegram.error import TelegramError  # noqa: PLC0415 - as above
    from telegram.request import HTTPXRequest  # noqa: PLC0415 - as above

    def request() -> HTTPXRequest:
        return HTTPXRequest(
            read_timeout=SECONDS,
            write_timeout=SECONDS,
            connect_timeout=SECONDS,
            pool_timeout=SECONDS,
            proxy=settings.telegram_proxy or None,
        )

    token = settings.telegram_token.get_secret_value()
    try:
        bot = Bot(token, base_url=f"{settings.telegram_api}/bot", request=request(), get_updates_request=request())
        async with bot:
            info = await bot.get_webhook_info()
            return BotState(f"@{bot.username}", info.url, info.pending_update_count, info.last_error_message or "")
    except TelegramError as error:
        raise PlatformRefused(error.message) from None
    except (LookupError, TypeError):  # the library takes it for granted that a result is in the answer
        raise PlatformRefused("không phải câu trả lời của Telegram") from None
    except (RuntimeError, ValueError) as error:
        raise PlatformRefused(f"ANTQ_TELEGRAM_PROXY: {error}") from None
