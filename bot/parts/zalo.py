"""Listening to Zalo."""

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.intake import Intake
from bot.channels.zalo.pictures import Pictures
from bot.channels.zalo.polling import Polling
from bot.channels.zalo.setup import prepare
from bot.channels.zalo.webhook import webhook
from bot.files import inspect
from bot.parts.house import House
from bot.parts.listening import Handler, Listening


class ZaloPart(Listening):
    """By webhook where ANTQ_ZALO_WEBHOOK is set, else by asking, which is for development only."""

    channel = "zalo"
    path = "/zalo/webhook"
    token = "ANTQ_ZALO_TOKEN"  # noqa: S105 - the name of the setting
    _client: ZaloClient
    _intake: Intake

    def __init__(self, house: House) -> None:
        super().__init__(house, house.settings.zalo_webhook)

    async def open(self) -> None:
        """Make the client, and what fetches pictures: from this machine only for a server on this machine."""
        settings = self.house.settings
        self._client = ZaloClient(settings.zalo_token.get_secret_value(), settings.zalo_api)
        self._intake = Intake(self.house, Pictures(local=settings.zalo_api.startswith("http://")), inspect)

    def handler(self) -> Handler:
        """What answers Zalo's deliveries."""
        return webhook(self._intake, self.house.settings.zalo_secret.get_secret_value())

    async def prepare(self) -> str:
        """Tell Zalo how events come."""
        return await prepare(self._client, self.webhook, self.house.settings.zalo_secret.get_secret_value())

    async def poll(self) -> None:
        """Ask for one event after the other."""
        await Polling(self._client, self._intake).run()

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.close()
        await self._intake.pictures.close()
