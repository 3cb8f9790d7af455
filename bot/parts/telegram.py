"""Listening to Telegram as part of a process: by webhook, or by polling in one process at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.errors import ChannelUnavailable
from bot.conversation.phrases import say
from bot.conversation.words import menu
from bot.languages import SOURCE, Languages
from bot.parts.alone import Alone
from bot.parts.house import House

if TYPE_CHECKING:
    from bot.channels.telegram.hearing import Hearing

CHANNEL = "telegram"
TRY_AGAIN = 30.0  # seconds
_TOKEN = "ANTQ_TELEGRAM_TOKEN"  # noqa: S105 - the name of the setting


class TelegramPart:
    """`routes` are to be served before `run` has finished preparing; until then they ask Telegram to come again."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._handler: Callable[[web.Request], Awaitable[web.Response]] | None = None

    @property
    def routes(self) -> list[web.RouteDef]:
        """The webhook's route, where there is one."""
        return [web.post("/telegram/webhook", self._receive)] if self._house.settings.telegram_webhook else []

    async def _receive(self, request: web.Request) -> web.Response:
        return await self._handler(request) if self._handler else web.Response(status=503)

    async def run(self) -> None:
        """Until cancelled; a platform that refuses us is announced in one line and stops nothing else."""
        house, settings = self._house, self._house.settings
        # Importing aiogram takes seconds, in which the other channels go on.
        await asyncio.get_running_loop().run_in_executor(house.readers, import_module, "bot.channels.telegram.polling")
        from bot.channels.telegram.hearing import Hearing, make_bot  # noqa: PLC0415 - see above
        from bot.channels.telegram.polling import poll  # noqa: PLC0415 - see above
        from bot.channels.telegram.webhook import webhook  # noqa: PLC0415 - see above

        bot = make_bot(settings.telegram_token.get_secret_value(), settings.telegram_api, settings.telegram_proxy)
        hearing = Hearing(bot, house.take)
        try:
            if settings.telegram_webhook:
                self._handler = webhook(hearing.hear, settings.telegram_secret.get_secret_value())
            if not await self._prepare(hearing):
                return
            if not settings.telegram_webhook:
                who = house.clock.secret()[:16]
                await Alone(house.database, house.clock, house.writer, CHANNEL, who).run(
                    lambda: poll(hearing, house.announce)
                )
        finally:
            await bot.session.close()

    async def _prepare(self, hearing: "Hearing") -> bool:
        from bot.channels.telegram.setup import Delivering, prepare  # noqa: PLC0415 - imports aiogram

        house, settings = self._house, self._house.settings
        delivering = Delivering(settings.telegram_webhook, settings.telegram_secret.get_secret_value())
        while True:
            try:
                name = await prepare(hearing, delivering, commands(house.dispatch.languages), SOURCE)
            except ChannelUnavailable as error:
                house.announce(str(error))
                if error.variable == _TOKEN:
                    return False
                await asyncio.sleep(TRY_AGAIN)
            else:
                await asyncio.get_running_loop().run_in_executor(house.writer, self._remember, name)
                return True

    def _remember(self, name: str) -> None:
        with self._house.database.begin() as work:
            work.bots.called(CHANNEL, name, self._house.clock.now())


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
