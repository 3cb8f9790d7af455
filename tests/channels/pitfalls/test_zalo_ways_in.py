"""Pitfall 22, the ways in: the webhook, its probe and its secret, and asking for events."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.channels.pitfalls.stage import Stage
from tests.channels.seated import answered, first_question
from tests.fakes.zalo_server import FakeZalo, Rates, Refuse
from tests.town import HASTE, SECRET, town


async def _an_empty_probe(on: Stage) -> None:
    """An empty POST gets 200, as Zalo's probe needs; one with a wrong secret 401 and nothing to read."""
    for headers, status in (({}, 200), ({"X-Bot-Api-Secret-Token": SECRET}, 200), (_wrong(), 401)):
        assert await _posted(on, b"", headers) == (status, b"")


async def _a_forged_event(on: Stage) -> None:
    """Who does not know the secret gets 401 without a body, and changes nothing."""
    body = b'{"event_name": "message.text.received", "message": {"text": "3", "message_id": "x1"}}'
    for headers in ({}, _wrong()):
        assert await _posted(on, body, headers) == (401, b"")
    assert not answered(on.it)


async def _a_body_of_nonsense(on: Stage) -> None:
    """What cannot be read now could not be read later either: it is acknowledged."""
    for body in (b"{", b"[]", b"null", b"x" * 100_000):
        assert await _posted(on, body, {"X-Bot-Api-Secret-Token": SECRET}) == (200, b"")


def _wrong() -> dict[str, str]:
    return {"X-Bot-Api-Secret-Token": "somebody-else-s"}


async def _posted(on: Stage, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    async with (
        aiohttp.ClientSession() as client,
        client.post(f"{on.it.url}/zalo/webhook", data=body, headers=headers) as answer,
    ):
        return answer.status, await answer.read()


LIST: list[Callable[[Stage], Awaitable[None]]] = [_an_empty_probe, _a_forged_event, _a_body_of_nonsense]


@pytest.mark.parametrize("line", LIST, ids=lambda line: line.__name__.strip("_").replace("_", " "))
async def test_22_the_zalo_list_at_the_webhook(
    seated: str, tmp_path: Path, line: Callable[[Stage], Awaitable[None]]
) -> None:
    """Each line about what is posted to the webhook, by Zalo or by somebody else, holds."""
    async with town(seated, tmp_path, webhook=True) as it:
        on = Stage(it, it.on_zalo())
        await first_question(on.head)
        await line(on)


@pytest.mark.parametrize("shape", ["flat", "wrapped"])
async def test_22_asking_for_events(seated: str, tmp_path: Path, shape: str) -> None:
    """Without a webhook events are asked for, one by one, in either shape, and "nothing new" is no failure."""
    rates = Rates(15 * HASTE, 15, HASTE, 5)
    zalo = FakeZalo(rates=rates)
    zalo.polled_body(shape)  # type: ignore[arg-type]
    async with town(seated, tmp_path, zalo=zalo) as it:
        zalo.faults.next("getUpdates", Refuse(408, "Request timeout"))
        head = it.on_zalo()
        await first_question(head)
        await head.says("3")
        await head.sees("Câu 2/21")
        assert not it.said


async def test_22_a_probe_without_the_secret(seated: str, tmp_path: Path) -> None:
    """The probe of setWebhook may come without the secret, and the webhook is set all the same."""
    zalo = FakeZalo(rates=Rates(15 * HASTE, 15, HASTE, 5))
    zalo.unsigned_probe()
    async with town(seated, tmp_path, zalo=zalo, webhook=True) as it:
        head = it.on_zalo()
        await first_question(head)
        assert not it.said
