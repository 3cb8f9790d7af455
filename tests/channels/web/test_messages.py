"""What the page asks for, what it sends, and what it gets back."""

import json
from collections.abc import Mapping

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.errors import Refusal
from bot.channels.web.intake import FIELDS, intake
from bot.conversation.events import Event, Opened, Said, Tapped
from bot.ports import Arrival
from tests.channels.web.house import HEAD, MORNING, OFFICER, PEOPLE, House
from tests.channels.web.written import AGAIN, AGREED, MENU, QUESTION_3, WELCOME

Json = dict[str, object]
AGREE = {"action": "agree", "step": "consent", "label": "Đồng ý"}


async def post(client: aiohttp.ClientSession, **body: object) -> tuple[int, Json]:
    """Send one thing as the page does."""
    async with client.post("/chat/messages", json=body) as answer:
        return answer.status, await answer.json()


async def test_history_has_what_the_page_needs(web_chat: House, head: aiohttp.ClientSession) -> None:
    """Heading, language and every message in the protocol's shape; no demo bar outside the demonstration."""
    web_chat.mailbox.put(HEAD, MORNING, text="Xin chào")
    web_chat.mailbox.put(HEAD, MORNING, payload=WELCOME)
    async with head.get("/chat/messages?after=0") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        body = await answer.json()
    at = "2025-10-20T08:00:00+07:00"
    assert body.pop("who")
    assert body == {
        "heading": PEOPLE[HEAD],
        "language": "vi",
        "last": 2,
        "demo": None,
        "board": False,
        "messages": [
            {"seq": 1, "mine": True, "at": at, "text": "Xin chào"},
            {"seq": 2, "mine": False, "at": at, **WELCOME},
        ],
    }
    async with head.get("/chat/messages?after=2") as answer:
        body = await answer.json()
    assert (body["messages"], body["last"]) == ([], 2)


async def test_only_a_page_in_sight_has_been_looked_at(web_chat: House, head: aiohttp.ClientSession) -> None:
    """What a hidden page fetched is unread; a page in sight shows what it gets, and what it says it has."""
    for _ in range(2):
        web_chat.mailbox.put(HEAD, MORNING, payload=WELCOME)
    seen = []
    for asked in ("after=0", "after=1&looking=1", "after=2", "after=99&looking=1"):
        async with head.get(f"/chat/messages?{asked}") as answer:
            assert answer.status == 200
        seen.append(web_chat.mailbox.seen.get(HEAD))
        if asked == "after=1&looking=1":
            web_chat.mailbox.put(HEAD, MORNING, payload=WELCOME)
    assert seen == [None, 2, 2, 3]


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "²", "9" * 40])
async def test_a_wrong_number_is_refused(head: aiohttp.ClientSession, after: str) -> None:
    """The message number of an address is a whole number from 0 on."""
    async with head.get("/chat/messages", params={"after": after}) as answer:
        assert answer.status == 400
        assert "after" in (await answer.json())["error"]


@pytest.mark.parametrize(
    ("sent", "event", "shown", "replies"),
    [
        ({"text": "ba"}, Said("ba"), "ba", [AGAIN, QUESTION_3]),
        ({"text": "ba", "step": "7"}, Said("ba", "7"), "ba", [AGAIN, QUESTION_3]),
        ({"tap": AGREE}, Tapped("agree", "consent"), "Đồng ý", [AGREED, MENU]),
        ({"opened": "d1"}, Opened("d1"), "", [WELCOME]),
    ],
)
async def test_each_kind_of_event_gets_its_reply_at_once(
    web_chat: House,
    head: aiohttp.ClientSession,
    sent: Json,
    event: Event,
    shown: str,
    replies: list[Mapping[str, object]],
) -> None:
    """One request is one turn: the inside sees the event, the page gets own words and replies in the same answer."""
    status, body = await post(head, id="a1", after=0, **sent)
    assert status == 200
    assert web_chat.turns.taken == [Arrival(HEAD, "web", "a1", event, shown)]
    own = [shown] if shown else []
    messages = body["messages"]
    assert isinstance(messages, list)
    assert [message["text"] for message in messages if message["mine"]] == own
    assert [message["body"] for message in messages if not message["mine"]] == [reply["body"] for reply in replies]
    assert body["last"] == len(own) + len(replies)


async def test_a_repeated_id_changes_nothing(web_chat: House, head: aiohttp.ClientSession) -> None:
    """When the answer was lost the page sends the same thing again, and gets the same answer."""
    first = await post(head, id="a1", after=0, tap=AGREE)
    second = await post(head, id="a1", after=0, tap=AGREE)
    assert first == second
    assert len(web_chat.turns.taken) == 1
    assert [arrival.key for arrival in web_chat.turns.repeated] == ["a1"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"id": None}, "id"),
        ({"id": ""}, "id"),
        ({"id": "a b"}, "id"),
        ({"id": "x" * 65}, "id"),
        ({"after": None}, "after"),
        ({"after": -1}, "after"),
        ({"after": True}, "after"),
        ({"after": "0"}, "after"),
        ({"after": 1.5}, "after"),
        ({"who": 3}, "who"),
        ({"text": None}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "\ud800"}, "text"),
        ({"opened": "d1"}, "text, tap hoặc opened"),
        ({"colour": "red"}, "colour"),
    ],
)
async def test_a_wrong_field_is_named(web_chat: House, head: aiohttp.ClientSession, change: Json, named: str) -> None:
    """Every field is checked before the inside sees anything, and the sentence says which one is wrong."""
    status, body = await post(head, **{"id": "a1", "after": 0, "text": "ba", **change})
    assert status == 400
    assert f"Trường {named}" in str(body["error"])
    assert web_chat.turns.taken == []


@pytest.mark.parametrize(
    ("tap", "named"),
    [
        ("agree", "tap"),
        ({"step": "s", "label": "l"}, "tap.action"),
        ({"action": "a", "label": "l"}, "tap.step"),
        ({"action": "a", "step": "s", "label": 3}, "tap.label"),
        ({"action": "a" * 301, "step": "s", "label": "l"}, "tap.action"),
    ],
)
async def test_a_wrong_tap_is_named(head: aiohttp.ClientSession, tap: object, named: str) -> None:
    """A tap is an action, the step it was shown for and its label."""
    status, body = await post(head, id="a1", after=0, tap=tap)
    assert status == 400
    assert f"Trường {named} " in str(body["error"])


@pytest.mark.parametrize(
    ("body", "kind", "status", "words"),
    [
        (b"{", "application/json", 400, "JSON"),
        (b"\xff", "application/json", 400, "JSON"),
        (b"[]", "application/json", 400, "đối tượng JSON"),
        (b"{}", "text/plain", 403, "trang trò chuyện"),
        (b"id=a1", "application/x-www-form-urlencoded", 403, "trang trò chuyện"),
        (b'{"text":"' + b"a" * 16_384 + b'"}', "application/json", 413, "16 kB"),
    ],
)
async def test_a_wrong_body_gets_a_sentence(
    head: aiohttp.ClientSession, body: bytes, kind: str, status: int, words: str
) -> None:
    """Broken, foreign and oversize bodies are answered with a status and one sentence."""
    async with head.post("/chat/messages", data=body, headers={"Content-Type": kind}) as answer:
        assert answer.status == status
        assert words in (await answer.json())["error"]


@pytest.mark.parametrize(("length", "status"), [(4_000, 200), (4_001, 400)])
async def test_the_longest_text(head: aiohttp.ClientSession, length: int, status: int) -> None:
    """4,000 letters with diacritics fit into a message and, as a browser writes them, into the size of a request."""
    body = json.dumps({"id": "a1", "after": 0, "text": "ệ" * length}, ensure_ascii=False).encode()
    async with head.post("/chat/messages", data=body, headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == status
        assert status == 200 or "4.000" in (await answer.json())["error"]


async def test_without_a_session_nothing_is_told(stranger: aiohttp.ClientSession) -> None:
    """History, sending and the stream all ask for a session first."""
    for method, path in (("GET", "/chat/messages"), ("POST", "/chat/messages"), ("GET", "/chat/stream")):
        async with stranger.request(method, path, json={} if method == "POST" else None) as answer:
            assert answer.status == 401
            assert "đường dẫn mới" in (await answer.json())["error"]


async def test_a_page_of_somebody_else_is_refused(web_chat: House, head: aiohttp.ClientSession) -> None:
    """When the cookie changed in another window, the old page's words are not put into the new person's mouth."""
    async with head.get("/chat/messages") as answer:
        mine = (await answer.json())["who"]
    assert (await post(head, id="a1", after=0, text="ba", who=mine))[0] == 200
    head.cookie_jar.update_cookies({"antq": web_chat.doors.open(OFFICER)})
    assert (await post(head, id="a2", after=0, text="ba", who=mine))[0] == 409
    async with head.get("/chat/stream", params={"who": mine}) as answer:
        assert answer.status == 204
    assert [arrival.person for arrival in web_chat.turns.taken] == [HEAD]


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)) | st.text(max_size=5), values))
def test_any_object_is_read_or_refused(body: Json) -> None:
    """Whatever JSON arrives, it becomes one event or a refusal with a sentence, never another error."""
    got: Event | Refusal
    try:
        got = intake(body).event
    except Refusal as refusal:
        got = refusal
    assert isinstance(got, Said | Tapped | Opened) or (got.status == 400 and got.sentence.endswith("."))
