"""Pictures are fetched at once and looked at; whatever goes wrong is one event for the conversation."""

import json
from collections.abc import Sequence

import pytest
from aiohttp import web

from bot.channels.zalo.inbound import translate
from bot.channels.zalo.pictures import LARGEST, Pictures
from bot.conversation.events import Brought, Unfit
from tests.channels.zalo.house import JPEG, Resting, Turns, intake_for
from tests.fakes.zalo_server import FakeZalo


async def _taken(fake: FakeZalo) -> Turns:
    """What the turns were given of the oldest event that waits."""
    turns = Turns()
    async with intake_for(turns) as intake:
        await intake.take(json.loads(fake.state.events.take() or b"null"))
    return turns


@pytest.mark.parametrize("field", ["photo", "photo_url"])
async def test_a_picture_comes_with_its_content(fake: FakeZalo, field: str) -> None:
    """Named by us, of the type it really is, its bytes beside it."""
    fake.photo_field(field)  # type: ignore[arg-type]
    message_id = await fake.person("abc", "Hiền").sends_photo(JPEG, content_type="text/html")
    (arrival,) = (await _taken(fake)).taken
    assert isinstance(arrival.event, Brought)
    assert arrival.event.file.media_type == "image/jpeg"
    assert arrival.event.file.name == f"anh-zalo-{message_id[-6:]}.jpg"
    assert arrival.content == JPEG


@pytest.mark.parametrize(
    ("data", "size", "expired", "why"),
    [
        (JPEG, None, True, "lost"),
        (b"", None, False, "lost"),
        (b"<html>", None, False, "type"),
        (JPEG, LARGEST + 1, False, "big"),
    ],
)
async def test_a_picture_that_cannot_be_kept(
    fake: FakeZalo, data: bytes, size: int | None, why: str, *, expired: bool
) -> None:
    """Gone, empty, no picture at all, or too big: the conversation is told which."""
    await fake.person("abc", "Hiền").sends_photo(data, size=size, expired=expired)
    (arrival,) = (await _taken(fake)).taken
    assert (arrival.event, arrival.content) == (Unfit(why), b"")


async def test_a_picture_of_exactly_the_limit_is_taken(fake: FakeZalo) -> None:
    """The limit itself still fits."""
    await fake.person("abc", "Hiền").sends_photo(JPEG, size=LARGEST)
    (arrival,) = (await _taken(fake)).taken
    assert len(arrival.content) == LARGEST


class Web:
    """A small web that answers each path with what it is given, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: list[web.Response] = []
        self.url = ""

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """The next answer; a redirect without end when there are none left."""
        self.asked.append(request.path)
        return self.answers.pop(0) if self.answers else web.Response(status=302, headers={"Location": self.url})

    async def __aenter__(self) -> "Web":
        self._runner = web.ServerRunner(web.Server(self.handle))
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/a.jpg"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


async def test_one_more_try_after_trouble() -> None:
    """A server in trouble is asked once more; a picture that is not there is not."""
    sleep = Resting()
    pictures = Pictures(local=True, sleep=sleep)
    async with Web() as there:
        there.answers = [web.Response(status=503), web.Response(body=JPEG)]
        assert await pictures.fetch(there.url) == JPEG
        assert len(sleep.rests) == 1
        there.answers = [web.Response(status=503), web.Response(status=503)]
        assert await pictures.fetch(there.url) == Unfit("lost")
        there.answers = [web.Response(status=404), web.Response(body=JPEG)]
        assert await pictures.fetch(there.url) == Unfit("lost")
        assert len(there.asked) == 5
    await pictures.close()


async def test_redirects_are_followed_three_times() -> None:
    """Not for ever."""
    pictures = Pictures(local=True, sleep=Resting())
    async with Web() as there:
        assert await pictures.fetch(there.url) == Unfit("lost")
        assert len(there.asked) == 4
    await pictures.close()


async def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    """The patience is for both tries together."""
    pictures = Pictures(local=True, patience=0.05)
    async with Web() as there:
        there.answers = [web.Response(status=503)]
        assert await pictures.fetch(there.url) == Unfit("lost")  # the breath between two tries is longer than that
    await pictures.close()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://photo.example/1.jpg", ["203.0.114.1"]),
        ("https://photo.example/1.jpg", ["127.0.0.1"]),
        ("https://photo.example/1.jpg", ["8.8.8.8", "10.0.0.5"]),
        ("https://photo.example/1.jpg", ["169.254.169.254"]),
        ("https://photo.example/1.jpg", ["fe80::1%eth0"]),
        ("https://photo.example/1.jpg", []),
        ("file:///etc/passwd", ["8.8.8.8"]),
        ("https://", ["8.8.8.8"]),
        ("không phải địa chỉ", ["8.8.8.8"]),
    ],
)
async def test_only_the_public_web_is_asked(address: str, found: Sequence[str]) -> None:
    """Whoever could forge an event still could not make us look into our own network."""

    async def resolve(_host: str) -> Sequence[str]:
        return found

    pictures = Pictures(resolve=resolve, sleep=Resting())
    assert await pictures.fetch(address) == Unfit("lost")
    await pictures.close()


async def test_this_machine_is_not_the_public_web() -> None:
    """The machine's own resolver is asked where nothing else is given."""
    pictures = Pictures(sleep=Resting())
    assert await pictures.fetch("https://localhost:1/1.jpg") == Unfit("lost")
    await pictures.close()


def test_a_picture_is_not_fetched_for_a_group() -> None:
    """What is said in a group is none of ours."""
    body = {
        "event_name": "message.image.received",
        "message": {
            "chat": {"id": "g", "chat_type": "GROUP"},
            "message_id": "1",
            "photo": "https://photo.example/1.jpg",
        },
    }
    assert getattr(translate(body), "picture", None) == ""
