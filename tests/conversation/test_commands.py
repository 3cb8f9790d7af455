"""Commands, typed or as buttons, and the case a button is about."""

import pytest

from bot.conversation import commands
from bot.conversation.journeys.result import line_named
from tests.conversation.cases import case_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/tucham", ("tucham", "")),
        ("/TuCham", ("tucham", "")),
        ("/cau 5đ", ("cau", "5đ")),
        ("/cau   5đ ", ("cau", "5đ")),
        ("/tucham@antq_bot", ("tucham", "")),
        ("/cau@antq_bot 4a", ("cau", "4a")),
        ("/ cau", ("cau", "")),
        ("/", ("", "")),
        ("//", ("/", "")),
        ("tucham", None),
        ("", None),
        ("3/5", None),
    ],
)
def test_command_in_a_text(text: str, expected: tuple[str, str] | None) -> None:
    """The first word after the stroke in small letters, and the rest; anything else is no command."""
    assert commands.in_text(text) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [("go:tucham", ("tucham", "")), ("go:mo:a:b", ("mo", "a:b")), ("go:", ("", "")), ("a:3", None), ("", None)],
)
def test_command_in_a_button(action: str, expected: tuple[str, str] | None) -> None:
    """A button that works at any time carries its command and argument."""
    assert commands.in_action(action) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("go:mo:thcs-1-2025", "thcs-1-2025"),
        ("case:thcs-1-2025:confirm approve 1A2B-3C4D/5", "thcs-1-2025"),
        ("go:tucham", None),
        ("a:3", None),
        ("", None),
    ],
)
def test_case_a_button_is_about(action: str, expected: str | None) -> None:
    """The case must be loaded before the button can be judged."""
    assert commands.case_in(action) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5đ", "5đ"),
        ("5Đ", "5đ"),
        ("5dd", "5đ"),
        ("câu 5đ", "5đ"),
        ("cau 5 đ", "5đ"),
        ("5d", "5d"),
        ("5D", "5d"),
        (" 4A ", "4a"),
        ("9", "9"),
        ("5", None),
        ("5h", None),
        ("12", None),
        ("", None),
        ("câu", None),
        ("👍", None),
    ],
)
def test_line_a_person_names(text: str, expected: str | None) -> None:
    """ "5d" and "5đ" are two lines; a group or an unknown number is none."""
    assert line_named(case_of(), text) == expected
