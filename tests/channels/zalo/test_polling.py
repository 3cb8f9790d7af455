"""Asking for events: one at a time, the turn before the next question, and a clear word when it cannot work."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from bot.channels.errors import ChannelUnavailable
from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.polling import TRIES, Polling
from bot.channels.zalo.setup import prepare
from bot.conversation.events import Said
from bot.ports import Arrival
from storage.errors import Conflict
from tests.channels.zalo.house import SECRET, Resting, Turns, intake_for, served, until
from tests.fakes.zalo_server import Broken, FakeZalo, Refuse, TooMany


@asynccontextmanager
async def polled(
    client: ZaloClient, turns: Turns, may_listen: Callable[[], Awaitable[bool]] | None = None
) -> AsyncIterator[Resting]:
    """The loop running; what it rested."""
    sleep = Resting()
    async with intake_for(turns) as intake:
        polling = Polling(client, intake, sleep=sleep, poll=0)
        if may_listen is not None:
            polling = Polling(client, intake, may_listen, sleep, 0)
        task = asyncio.ensure_future(polling.run())
        try:
            yield sleep
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@pytest.mark.parametrize("shape", ["flat", "wrapped"])
async def test_events_come_one_by_one(fake: FakeZalo, client: ZaloClient, shape: str) -> None:
    """In order, in either body, those left aside passed over; nothing new is no failure."""
    turns = Turns()
    fake.polled_body(shape)  # type: ignore[arg-type]
    phone = fake.person("abc", "Hiền")
    await phone.says("một")
    await fake.garbage()
    await phone.says("hai")
    async with polled(client, turns) as sleep:
        await until(lambda: len(turns.taken) == 2)
        await until(lambda: fake.called("getUpdates")[-1].status == 408)
    assert [each.event for each in turns.taken] == [Said("một"), Said("hai")]
    assert not sleep.rests


async def test_trouble_is_waited_out(fake: FakeZalo, client: ZaloClient) -> None:
    """Longer each time, and from the start again after an answer."""
    turns = Turns()
    for fault in (Broken(), TooMany(), Refuse(500, "Internal Server Error"), Broken()):
        fake.faults.next("getUpdates", fault)
    await fake.person("abc", "Hiền").says("một")
    async with polled(client, turns) as sleep:
        await until(lambda: len(turns.taken) == 1)
        assert sleep.rests == [1, 2, 4, 8]
        fake.faults.next("getUpdates", Broken())
        await until(lambda: len(sleep.rests) == 5)
    assert sleep.rests[-1] == 1


async def test_a_turn_that_failed_is_run_again(fake: FakeZalo, client: ZaloClient) -> None:
    """Zalo does not hand the event out a second time, so it is kept until its turn succeeds."""
    turns = Turns(*[Conflict("busy")] * (TRIES - 1))
    await fake.person("abc", "Hiền").says("một")
    async with polled(client, turns):
        await until(lambda: len(turns.taken) == 1)


async def test_one_event_does_not_end_the_listening(fake: FakeZalo, client: ZaloClient) -> None:
    """A turn that never succeeds is given up, with a line in the log each time."""
    turns = Turns(*[ValueError()] * TRIES)
    phone = fake.person("abc", "Hiền")
    await phone.says("một")
    await phone.says("hai")
    async with polled(client, turns):
        await until(lambda: len(turns.taken) == 1)
    assert turns.taken[0].event == Said("hai")


async def test_pitfall_17_a_webhook_left_set(client: ZaloClient) -> None:
    """One line that names the variable and the address Zalo delivers to."""
    async with served(Turns()) as hook, intake_for(Turns()) as intake:
        await prepare(client, hook.url, SECRET)
        with pytest.raises(ChannelUnavailable, match=r"^zalo: ANTQ_ZALO_WEBHOOK: 400 .*webhook is set") as error:
            await Polling(client, intake, sleep=Resting(), poll=0).run()
        assert hook.url in str(error.value)


async def test_a_token_taken_back_ends_it(fake: FakeZalo, client: ZaloClient) -> None:
    """Asking again would never help."""
    fake.faults.next("getUpdates", Refuse(401, "Unauthorized"))
    async with intake_for(Turns()) as intake:
        with pytest.raises(ChannelUnavailable, match="ANTQ_ZALO_TOKEN"):
            await Polling(client, intake, sleep=Resting(), poll=0).run()


async def test_pitfall_17_only_one_asks(fake: FakeZalo, client: ZaloClient) -> None:
    """Who may not listen waits and looks again, and so does who cannot find out."""
    looks = 0

    async def may_listen() -> bool:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise Conflict("busy")
        return looks > 3

    turns = Turns()
    await fake.person("abc", "Hiền").says("một")
    async with polled(client, turns, may_listen) as sleep:
        await until(lambda: len(turns.taken) == 1)
    assert sleep.rests == [5, 5, 5]


async def test_pitfall_20_a_stop_does_not_lose_the_event_at_hand(fake: FakeZalo, client: ZaloClient) -> None:
    """Its turn is finished before the loop ends."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    class Slow(Turns):
        async def take(self, arrival: Arrival) -> None:
            begun.set()
            await go_on.wait()
            await super().take(arrival)

    turns = Slow()
    await fake.person("abc", "Hiền").says("một")
    async with intake_for(turns) as intake:
        task = asyncio.ensure_future(Polling(client, intake, sleep=Resting(), poll=0).run())
        await begun.wait()
        task.cancel()
        await asyncio.sleep(0)
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert len(turns.taken) == 1


async def test_a_refusal_nobody_explains_is_waited_out(fake: FakeZalo, client: ZaloClient) -> None:
    """Neither the token nor, as far as can be found out, a webhook: asked again later."""
    fake.faults.next("getUpdates", Refuse(400, "Bad Request"), times=2)
    fake.faults.next("getWebhookInfo", Broken())
    turns = Turns()
    await fake.person("abc", "Hiền").says("một")
    async with polled(client, turns) as sleep:
        await until(lambda: len(turns.taken) == 1)
    assert sleep.rests == [1, 2]
