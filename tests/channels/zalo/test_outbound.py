"""The way out: what is sent, and what a failure means for the message."""

import unicodedata
from collections.abc import Callable

import pytest

from bot.channels.zalo.client import ZaloClient
from bot.channels.zalo.limits import LIMITS, MOST_TEXT
from bot.channels.zalo.outbound import ZaloOutbound
from bot.conversation.phrases import Verbatim, say
from bot.conversation.words import channels as words
from bot.errors import DeliveryError, Hopeless, NotSent, SlowDown, Uncertain, Unreachable
from bot.languages import Languages
from bot.ports import Outbound, Receipt
from bot.rendering.bubbles import Attachment, Bubble, Piece
from bot.rendering.limits import units
from tests.channels.zalo.house import StillClock
from tests.fakes.zalo_server import Broken, FakeZalo, Group, Person, Refuse, Reset, Timeout, TooMany

HELLO = Bubble((Piece("strong", "Câu 1/20 *quan trọng*"), Piece("quote", "“Có nhiều hình thức _hay_ <b>”")))


@pytest.fixture
def clock() -> StillClock:
    """A clock that stands still."""
    return StillClock()


@pytest.fixture
def outbound(client: ZaloClient, clock: StillClock) -> Outbound:
    """The channel's way out, to the fake."""
    return ZaloOutbound(client, clock)


@pytest.fixture
def phone(fake: FakeZalo) -> Person:
    """Somebody the bot may write to."""
    return fake.person("abc", "Hiền", known=True)


async def test_a_message_arrives_word_for_word(outbound: Outbound, phone: Person) -> None:
    """No sign of the text is taken for markup; the receipt is Zalo's id of the message."""
    receipt = await outbound.send("abc", HELLO)
    assert phone.last.text == "Câu 1/20 *quan trọng*\n\n“Có nhiều hình thức _hay_ <b>”"
    assert receipt == Receipt(phone.last.message_id)


async def test_letters_go_out_composed(outbound: Outbound, phone: Person) -> None:
    """Zalo counts after NFC, so that is what it gets."""
    long = "ế" * MOST_TEXT
    await outbound.send("abc", Bubble((Piece("plain", unicodedata.normalize("NFD", long)),)))
    assert phone.last.text == long


@pytest.mark.parametrize("text", ["😀" * (MOST_TEXT // 2) + "!", " \n", ""])
async def test_what_zalo_would_never_take_is_not_sent(outbound: Outbound, fake: FakeZalo, text: str) -> None:
    """Too long in UTF-16 units, or empty."""
    with pytest.raises(Hopeless):
        await outbound.send("abc", Bubble((Piece("plain", text),)))
    assert not fake.called("sendMessage")


def test_a_full_bubble_has_room_for_the_mark_of_a_second_sending() -> None:
    """In every language there is."""
    languages = Languages()
    for code in languages.names:
        mark = languages[code].speak(say(words.AGAIN, code=Verbatim("#1234567890")))
        assert LIMITS.text + units(f"{mark}\n\n") <= MOST_TEXT


async def test_a_group_is_written_to_by_its_own_id(outbound: Outbound, fake: FakeZalo) -> None:
    """The minus is ours alone."""
    group: Group = fake.group("g1", "Tổ 3")
    await outbound.send("-g1", HELLO)
    assert fake.sent_count(group.chat_id) == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Refuse(403, "Forbidden: bot was blocked by the user"), Unreachable),
        (Refuse(403, "Forbidden"), Unreachable),
        (Refuse(400, "Bad Request: chat not found"), Unreachable),
        (Refuse(400, "Bad Request: text is empty"), Hopeless),
        (Refuse(401, "Unauthorized"), NotSent),
        (Refuse(404, "Not Found"), NotSent),
        (Refuse(408, "Request timeout"), Uncertain),
        (Refuse(500, "Internal Server Error"), Uncertain),
        (Broken(502), Uncertain),
        (Timeout(), Uncertain),
        (Timeout(after_accepting=False), Uncertain),
        (Reset(), Uncertain),
        (TooMany(), SlowDown),
    ],
)
async def test_every_failure_says_what_may_be_done_next(
    outbound: Outbound,
    fake: FakeZalo,
    phone: Person,
    fault: Timeout | Reset | TooMany | Broken | Refuse,
    expected: type[DeliveryError],
) -> None:
    """Nothing of the message or the token is in the words for the operator."""
    fake.faults.next("sendMessage", fault)
    with pytest.raises(DeliveryError) as error:
        await outbound.send(phone.chat_id, HELLO)
    assert type(error.value) is expected
    assert "Câu" not in str(error.value)


async def test_no_connection_is_not_sent(outbound: Outbound, fake: FakeZalo) -> None:
    """It may be sent again without a second thought."""
    await fake.stop()
    with pytest.raises(NotSent):
        await outbound.send("abc", HELLO)


async def _refused(outbound: Outbound, fake: FakeZalo) -> float:
    fake.faults.next("sendMessage", TooMany())
    with pytest.raises(SlowDown) as slow:
        await outbound.send("abc", HELLO)
    return slow.value.seconds


@pytest.mark.usefixtures("phone")
async def test_the_pauses_grow_until_a_message_is_taken(outbound: Outbound, fake: FakeZalo, clock: StillClock) -> None:
    """2, 4, 8 … 60 seconds, and from the start again afterwards."""
    pauses = []
    for _ in range(7):
        pauses.append(await _refused(outbound, fake))
        clock.forward(pauses[-1])
    assert pauses == [2, 4, 8, 16, 32, 60, 60]
    await outbound.send("abc", HELLO)
    assert await _refused(outbound, fake) == 2


@pytest.mark.usefixtures("phone")
async def test_messages_sent_together_begin_one_pause(outbound: Outbound, fake: FakeZalo, clock: StillClock) -> None:
    """Forty refused at once are one "too many", and one of them that was taken does not end the pause."""
    assert await _refused(outbound, fake) == 2
    clock.forward(0.5)
    assert await _refused(outbound, fake) == 1.5
    await outbound.send("abc", HELLO)
    clock.forward(1.5)
    assert await _refused(outbound, fake) == 4


@pytest.mark.parametrize(
    "call",
    [
        lambda outbound: outbound.attach("abc", Attachment("d", "a.pdf", "application/pdf", 1), b"%"),
        lambda outbound: outbound.change("abc", Receipt("1"), HELLO),
        lambda outbound: outbound.answer("q"),
    ],
)
async def test_what_zalo_cannot_do_is_refused(outbound: Outbound, call: Callable[[Outbound], object]) -> None:
    """The limits say so beforehand; whoever asks all the same hears it at once."""
    with pytest.raises(Hopeless):
        await call(outbound)  # type: ignore[misc]


async def test_blocked_and_taken_back(outbound: Outbound, phone: Person) -> None:
    """The person leaves and comes back."""
    await phone.blocks()
    with pytest.raises(Unreachable):
        await outbound.send("abc", HELLO)
    await phone.unblocks()
    assert (await outbound.send("abc", HELLO)).id
