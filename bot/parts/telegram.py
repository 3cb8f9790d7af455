"""Listening to Telegram. aiogram takes seconds to import, so that is done aside, while the other channels go on."""

import asyncio
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from bot.conversation.phrases import say
from bot.conversation.words import menu
from bot.languages import SOURCE, Languages
from bot.parts.house import House
from bot.parts.listening import Handler, Listening

if TYPE_CHECKING:
    from bot.channels.telegram.hearing import Hearing


class TelegramPart(Listening):
    """By webhook where ANTQ_TELEGRAM_WEBHOOK is set, else by long polling."""

    channel = "telegram"
    path = "/telegram/webhook"
    token = "ANTQ_TELEGRAM_TOKEN"  # noqa: S105 - the name of the setting
    _hearing: "Hearing"

    def __init__(self, house: House) -> None:
        super().__init__(house, house.settings.telegram_webhook)

    async def open(self) -> None:
        """Import aiogram and make its bot."""
        house, settings = self.house, self.house.settings
        await asyncio.get_running_loop().run_in_executor(house.readers, import_module, "bot.channels.telegram.polling")
        from bot.channels.telegram.hearing import Hearing, make_bot  # noqa: PLC0415 - imported aside, see above

        bot = make_bot(settings.telegram_token.get_secret_value(), settings.telegram_api, settings.telegram_proxy)
        self._hearing = Hearing(bot, house.take)

    def handler(self) -> Handler:
        """What answers Telegram's deliveries."""
        from bot.channels.telegram.webhook import webhook  # noqa: PLC0415 - as above

        return webhook(self._hearing.hear, self.house.settings.telegram_secret.get_secret_value())

    async def prepare(self) -> str:
        """Settle how updates come, and the commands people are offered."""
        from bot.channels.telegram.setup import Delivering, prepare  # noqa: PLC0415 - as above

        delivering = Delivering(self.webhook, self.house.settings.telegram_secret.get_secret_value())
        return await prepare(self._hearing, delivering, commands(self.house.dispatch.languages), SOURCE)

    async def poll(self) -> None:
        """Long polling."""
        from bot.channels.telegram.polling import poll  # noqa: PLC0415 - as above

        await poll(self._hearing, self.house.announce)

    async def close(self) -> None:
        """Let go of aiogram's connections."""
        await self._hearing.bot.session.close()


def commands(languages: Languages) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The commands of the help, with what they do, in every language."""
    helps = (menu.HELP_HEAD, menu.HELP_REVIEWER, menu.HELP_ALL)
    return {
        code: list(dict(_commands("\n".join(languages[code].speak(say(each)) for each in helps))).items())
        for code in languages.names
    }


def _commands(text: str) -> list[tuple[str, str]]:
    """Lines such as "/tucham – tự chấm điểm" as pairs; an argument in the line is an example and left out."""
    pairs = (line.partition(" – ") for line in text.splitlines() if line.startswith("/"))
    return [(command[1:].split()[0], meaning.strip()) for command, _, meaning in pairs]
