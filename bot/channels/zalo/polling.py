"""Asking Zalo for events, where no webhook can be reached: for development, since Zalo hands each out only once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import NoReturn

from bot.channels.errors import ChannelUnavailable
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.errors import ZaloBusy, ZaloError, ZaloRefused
from bot.channels.zalo.failures import without_words
from bot.channels.zalo.inbound import CHANNEL
from bot.channels.zalo.intake import Intake

POLL = 25  # seconds that Zalo waits for something new
MARGIN = 10.0
LONGEST_REST = 60.0
TRIES = 5  # of one turn
STANDBY = 5.0  # seconds until the next look whether the one who listens is gone

log = logging.getLogger(__name__)


async def always() -> bool:
    """Nobody else listens."""
    return True


@dataclass(frozen=True, slots=True)
class Polling:
    """Asks again when the turn before is committed. `may_listen` renews the lease of the one who may ask."""

    client: ZaloClient
    intake: Intake
    may_listen: Callable[[], Awaitable[bool]] = always
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    poll: int = POLL

    async def run(self) -> NoReturn:
        """Ask until cancelled; an event already handed out is finished first.

        Raises ChannelUnavailable when a webhook is set or the token is not taken any more.
        """
        failures = 0
        while True:
            if not await self._may():
                await self.sleep(STANDBY)
                continue
            try:
                event = await self._ask()
            except ZaloError as error:
                await self._stop_for_good(error)
                log.warning("zalo: getUpdates: %s", error)
                await self.sleep(_rest(failures))
                failures += 1
                continue
            failures = 0
            if event is not None:
                await self._finish(event)

    async def _may(self) -> bool:
        """Whether it is ours to ask; while that cannot be found out, it is not."""
        try:
            return await self.may_listen()
        except Exception as error:  # noqa: BLE001 -- a database that is away for a moment must not end the listening
            log.warning("zalo: who listens is not known: %s", type(error).__name__)
            return False

    async def _ask(self) -> object:
        """One event, or None when nothing came for a while."""
        try:
            event: object = await self.client.call("getUpdates", patience=self.poll + MARGIN, timeout=str(self.poll))
        except ZaloRefused as refused:
            if refused.code == HTTPStatus.REQUEST_TIMEOUT:
                return None
            raise
        return event

    async def _stop_for_good(self, error: ZaloError) -> None:
        """Say what the operator must mend, where asking again would never help."""
        if not isinstance(error, ZaloRefused) or isinstance(error, ZaloBusy):
            return
        if error.code == HTTPStatus.UNAUTHORIZED:
            raise ChannelUnavailable(CHANNEL, "ANTQ_ZALO_TOKEN", str(error))
        try:
            info = await self.client.call("getWebhookInfo")
        except ZaloError:
            return
        if isinstance(info, dict) and info.get("url"):
            raise ChannelUnavailable(CHANNEL, "ANTQ_ZALO_WEBHOOK", f"{error} (webhook: {info['url']})")

    async def _finish(self, event: object) -> None:
        """Run the turn to its end even if we are cancelled: Zalo will not hand the event out again."""
        turn = asyncio.ensure_future(self._take(event))
        try:
            await asyncio.shield(turn)
        except asyncio.CancelledError:
            await turn
            raise

    async def _take(self, event: object) -> None:
        for attempt in range(TRIES):
            try:
                await self.intake.take(event)
            except Exception as error:  # noqa: BLE001 -- one event must not end the listening
                log.error("zalo: a turn failed: %s", without_words(error))  # noqa: TRY400
                await self.sleep(_rest(attempt))
            else:
                return


def _rest(failures: int) -> float:
    """1, 2, 4 … 60 seconds."""
    return min(2.0 ** min(failures, 6), LONGEST_REST)
