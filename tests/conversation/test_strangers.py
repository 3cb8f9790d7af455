"""At the doorstep: counting wrong codes, and what a text must look like to be one."""

from datetime import timedelta

import pytest

from bot.conversation.codes import EXAMPLE, code_from, code_in, spelled
from bot.conversation.replies import Reply
from bot.conversation.strangers import TRIES, WAIT, Doorstep, greeting, locked, refused
from tests.conversation.cases import VIETNAMESE
from tests.walker import MONDAY


def _words(reply: Reply) -> str:
    return "\n".join(VIETNAMESE.speak(each) for each in reply.body)


@pytest.mark.parametrize(
    ("state", "said"), [("unknown", "Mã chưa đúng"), ("used", "Mã này đã được dùng"), ("expired", "Mã này đã hết hạn")]
)
def test_a_refused_code_says_why_and_how_many_tries_are_left(state: str, said: str) -> None:
    """Each reason has its sentence; the count goes down with each try."""
    after, reply = refused(Doorstep(1), state, MONDAY)
    assert after == Doorstep(2)
    assert said in _words(reply)
    assert f"Còn {TRIES - 2} lần thử" in _words(reply)


def test_five_wrong_codes_lock_for_a_quarter_of_an_hour() -> None:
    """The fifth locks, a sixth changes nothing, and after the wait the count begins at one."""
    doorstep = Doorstep()
    for _ in range(TRIES):
        doorstep, reply = refused(doorstep, "unknown", MONDAY)
    assert doorstep == Doorstep(TRIES, MONDAY + WAIT)
    assert "08:15" in _words(reply)
    assert EXAMPLE in _words(reply)
    assert refused(doorstep, "unknown", MONDAY + timedelta(minutes=14))[0] == doorstep
    assert doorstep.locked(MONDAY + timedelta(minutes=14, seconds=59))
    assert not doorstep.locked(MONDAY + WAIT)
    assert refused(doorstep, "unknown", MONDAY + WAIT)[0] == Doorstep(1)
    assert _words(locked(doorstep)) == _words(reply)


def test_a_stranger_is_told_what_is_needed() -> None:
    """A greeting with an example of a code, and who gives one."""
    assert EXAMPLE in _words(greeting())
    assert "Công an xã" in _words(greeting())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (EXAMPLE, "K7QM3XWP9RTA"),
        ("k7qm 3xwp 9rta", "K7QM3XWP9RTA"),
        ("/start K7QM-3XWP-9RTA", "K7QM3XWP9RTA"),
        ("/START k7qm3xwp9rta", "K7QM3XWP9RTA"),
        (" K7QM3XWP9RTA\n", "K7QM3XWP9RTA"),
        ("K7QM3XWP9RTA, ", "K7QM3XWP9RTA"),
        ("OIL1-0000-1111", "011100001111"),
        ("/start", None),
        ("xin chào", None),
        ("3", None),
        ("1 tập thể, 2 cá nhân", None),
        ("", None),
        ("K7QM-3XWP", "K7QM3XWP"),
        ("K7QM-3XWP-9RTA-7", "K7QM3XWP9RTA7"),
    ],
)
def test_a_code_in_a_text(text: str, code: str | None) -> None:
    """A code is known however it is written, also when a stranger lost or added a letter."""
    assert code_in(text) == code


@pytest.mark.parametrize("text", ["2025-10-20", "0912345678", "12345678", "K7QM-3XWP"])
def test_what_is_almost_a_code_is_none_to_somebody_known(text: str) -> None:
    """A date or a telephone number in an answer is no attempt at a code."""
    assert code_in(text) is not None
    assert code_in(text, almost=False) is None


def test_codes_can_be_read_aloud() -> None:
    """Twelve signs of an alphabet without look-alikes; what is spelled is read back."""
    code = code_from("a secret")
    assert code_in(spelled(code), almost=False) == code
    assert not set(code) & set("ILOU")
