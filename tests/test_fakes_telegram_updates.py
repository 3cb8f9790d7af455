"""Updates of the fake of Telegram: the queue of getUpdates and the lanes of a webhook."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.fakes.telegram.caller import Caller, calling
from tests.fakes.telegram.receiver import Receiver, receiving
from tests.fakes.telegram_server import FakeTelegram, Lost, Person, Twice

KEYBOARD = {"inline_keyboard": [[{"text": "Để sau", "callback_data": "later"}]]}
SECRET = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    """A Telegram of its own for every test."""
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def api(fake: FakeTelegram) -> AsyncIterator[Caller]:
    """The bot's bare client."""
    async with calling(fake, fake.token) as caller:
        yield caller


@pytest.fixture
async def hook() -> AsyncIterator[Receiver]:
    """The bot's webhook."""
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
def phone(fake: FakeTelegram) -> Person:
    """Hiền's phone, known to the bot."""
    return fake.person(1001, "Hiền", known=True)


def _texts(updates: object) -> list[str]:
    """The words of messages, the data of taps."""
    assert isinstance(updates, list)
    return [
        update["message"]["text"] if "message" in update else update["callback_query"]["data"] for update in updates
    ]


async def test_only_an_offset_confirms(api: Caller, phone: Person) -> None:
    """What was not confirmed comes again; an offset forgets everything below it; a negative one counts from the end."""
    for text in "abcd":
        await phone.says(text)
    updates = await api.result("getUpdates", limit=2)
    assert _texts(updates) == ["a", "b"]
    assert await api.result("getUpdates", limit=2) == updates
    assert _texts(await api.result("getUpdates", offset=updates[1]["update_id"])) == ["b", "c", "d"]
    assert _texts(await api.result("getUpdates", offset=-1)) == ["d"]
    assert _texts(await api.result("getUpdates")) == ["d"]


async def test_a_batch_has_100_updates_at_most(api: Caller, phone: Person) -> None:
    """More wait for the next call, whatever limit is asked for."""
    for number in range(130):
        await phone.says(str(number))
    assert len(await api.result("getUpdates", limit=1000)) == 100


async def test_a_long_poll_ends_when_something_comes(api: Caller, phone: Person) -> None:
    """It answers at once with the update, or with nothing when its time is over."""
    poll = asyncio.create_task(api.result("getUpdates", timeout=50))
    await asyncio.sleep(0.02)
    await phone.says("a")
    assert _texts(await poll) == ["a"]


async def test_the_second_of_two_pollers_wins(api: Caller, phone: Person) -> None:
    """The one who waits gets 409 in the real words, the newcomer gets the updates."""
    first = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await asyncio.sleep(0.02)
    second = asyncio.create_task(api.result("getUpdates", timeout=50))
    assert await first == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    await phone.says("a")
    assert _texts(await second) == ["a"]


async def test_polling_and_a_webhook_exclude_each_other(api: Caller, hook: Receiver) -> None:
    """Setting a webhook ends a poll; polling is refused while it is set; deleting it opens the way again."""
    poll = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await asyncio.sleep(0.02)
    await api.result("setWebhook", url=hook.url)
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    code, words = await api.refused("getUpdates")
    assert code == 409
    assert words == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api.result("deleteWebhook")
    assert await api.result("getUpdates") == []


async def test_allowed_updates_are_remembered(api: Caller, phone: Person) -> None:
    """Kinds the bot did not ask for never come; a call without the list keeps it."""
    await api.result("getUpdates", allowed_updates=["message"])
    await phone.blocks()
    await phone.unblocks()
    number = await phone.says("a")
    await phone.edits(number, "b")
    assert [list(update)[1] for update in await api.result("getUpdates")] == ["message"]
    await api.result("getUpdates", allowed_updates=[])
    await phone.edits(number, "c")
    assert [list(update)[1] for update in await api.result("getUpdates")][1:] == ["edited_message"]


async def test_updates_grow_old(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """An undelivered tap lives 150 seconds, an undelivered message 24 hours."""
    await api.result("sendMessage", chat_id=phone.chat_id, text="x", reply_markup=KEYBOARD)
    await phone.says("a")
    await phone.taps("Để sau")
    fake.clock.forward(151)
    assert _texts(await api.result("getUpdates")) == ["a"]
    fake.clock.forward(24 * 3600)
    assert await api.result("getUpdates") == []


async def test_a_tap_can_come_again(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """Once with the same update_id although it was confirmed, once as a new update with a new query id."""
    await api.result("sendMessage", chat_id=phone.chat_id, text="x", reply_markup=KEYBOARD)
    await phone.taps("Để sau", again="same_id")
    first, same = await api.result("getUpdates")
    assert first == same
    assert await api.result("getUpdates", offset=first["update_id"] + 1) == []
    await phone.taps("Để sau", again="new_id")
    one, other = await api.result("getUpdates")
    assert one["update_id"] < other["update_id"]
    assert one["callback_query"]["id"] != other["callback_query"]["id"]
    assert one["callback_query"]["data"] == other["callback_query"]["data"]
    fake.faults.next("update", Twice())
    await phone.says("a")
    assert _texts(await api.result("getUpdates", offset=other["update_id"] + 1)) == ["a", "a"]


async def test_updates_come_out_of_order(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """What happens inside `reordered` arrives the other way round; the ids follow the arrival."""
    await api.result("sendMessage", chat_id=phone.chat_id, text="x", reply_markup=KEYBOARD)
    async with fake.reordered():
        await phone.taps("Để sau")
        await phone.says("a")
    updates = await api.result("getUpdates")
    assert _texts(updates) == ["a", "later"]
    assert updates[0]["update_id"] < updates[1]["update_id"]


async def test_garbage_comes_within_a_batch(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """An update of an unknown shape stands between two good ones."""
    await phone.says("a")
    await fake.garbage()
    await phone.says("b")
    assert [type(update["message"]) for update in await api.result("getUpdates")] == [dict, str, dict]


async def test_dropping_pending_updates(api: Caller, fake: FakeTelegram, phone: Person) -> None:
    """Deleting a webhook with drop_pending_updates forgets what waits; getWebhookInfo counts it."""
    await phone.says("a")
    assert (await api.result("getWebhookInfo"))["pending_update_count"] == fake.pending == 1
    with pytest.raises(AssertionError, match="1 updates were not taken"):
        await fake.settles(timeout=0.01)
    await api.result("deleteWebhook", drop_pending_updates=True)
    assert await api.result("getUpdates") == []


async def test_a_webhook_gets_what_waited_with_the_secret(api: Caller, hook: Receiver, phone: Person) -> None:
    """Updates from before and after arrive in order with the secret in the header; the info tells the address."""
    await phone.says("a")
    await api.result("setWebhook", url=hook.url, secret_token="s-1_x", allowed_updates=["message"], max_connections=3)
    await phone.says("b")
    assert _texts(await hook.has(2)) == ["a", "b"]
    assert {headers[SECRET] for headers in hook.headers} == {"s-1_x"}
    info = await api.result("getWebhookInfo")
    assert (info["url"], info["max_connections"], info["allowed_updates"]) == (hook.url, 3, ["message"])
    assert await api.status("setWebhook", url=hook.url, secret_token="s-1_x", max_connections=3) == (
        200,
        {"ok": True, "result": True, "description": "Webhook is already set"},
    )


async def test_bad_webhooks_are_refused(api: Caller) -> None:
    """A secret has letters, digits, _ and - only, 256 at most; an address is http or https."""
    odd = await api.refused("setWebhook", url="https://a.vn", secret_token="á")
    assert odd == (400, "Bad Request: secret token contains unallowed characters")
    assert (await api.refused("setWebhook", url="ftp://a.vn"))[0] == 400


async def test_a_failed_delivery_is_repeated_in_order(
    api: Caller, fake: FakeTelegram, hook: Receiver, phone: Person
) -> None:
    """A post that was not answered 2xx comes again before the next one; the info keeps the last error."""
    hook.answers.extend([500, 403, 500])
    await api.result("setWebhook", url=hook.url)
    await phone.says("a")
    await phone.says("b")
    assert _texts(await hook.has(5)) == ["a", "a", "a", "a", "b"]
    await fake.settles()
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["pending_update_count"] == 0


async def test_a_webhook_says_when_to_come_again(api: Caller, hook: Receiver, phone: Person) -> None:
    """A Retry-After header is obeyed, times the pace."""
    hook.answers.append(503)
    hook.retry_after = "10"
    await api.result("setWebhook", url=hook.url)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await phone.says("a")
    await hook.has(2)
    assert loop.time() - begun > 0.09


async def test_messages_and_taps_go_in_two_lanes(api: Caller, hook: Receiver, phone: Person) -> None:
    """While a person's message is being delivered, a tap of the same person arrives beside it; messages wait."""
    await api.result("sendMessage", chat_id=phone.chat_id, text="x", reply_markup=KEYBOARD)
    await api.result("setWebhook", url=hook.url)
    hook.hold = 0.05
    await phone.says("a")
    await phone.says("b")
    await phone.taps("Để sau")
    posts = _texts(await hook.has(3))
    assert hook.most_at_once == 2
    assert posts.index("a") < posts.index("b") == 2


async def test_connections_are_limited(api: Caller, fake: FakeTelegram, hook: Receiver) -> None:
    """Never more posts at once than max_connections, however many chats there are."""
    hook.hold = 0.02
    await api.result("setWebhook", url=hook.url, max_connections=2)
    for number in range(6):
        await fake.person(number + 1, "x").says("a")
    await hook.has(6)
    assert hook.most_at_once == 2


async def test_deliveries_get_lost_and_come_twice(
    api: Caller, fake: FakeTelegram, hook: Receiver, phone: Person
) -> None:
    """A lost post comes once later, one whose answer was lost comes twice, and so does one by the switch."""
    await api.result("setWebhook", url=hook.url)
    fake.faults.next("update", Lost())
    await phone.says("a")
    assert _texts(await hook.has(1)) == ["a"]
    fake.faults.next("update", Lost(arrived=True))
    await phone.says("b")
    assert _texts(await hook.has(3))[1:] == ["b", "b"]
    fake.faults.next("update", Twice())
    await phone.says("c")
    posts = await hook.has(5)
    assert posts[3] == posts[4]
    assert fake.faults.happened == {"update Lost": 2, "update Twice": 1}


async def test_a_platform_that_was_down_goes_on(api: Caller, fake: FakeTelegram, hook: Receiver, phone: Person) -> None:
    """After stop and start the webhook is still set, and what waited is delivered."""
    await api.result("setWebhook", url=hook.url)
    await fake.stop()
    await phone.says("a")
    await fake.start()
    assert _texts(await hook.has(1)) == ["a"]
