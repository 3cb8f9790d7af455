"""Messages cut into bubbles and menus numbered: whatever is said, it fits, it is all there, and every choice works."""

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import category, normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.files import FileRef
from bot.conversation.journeys import evidence
from bot.conversation.matching import folded
from bot.languages import Languages
from bot.rendering import render
from bot.rendering.bubbles import Bubble, Piece, cut, with_buttons
from bot.rendering.limits import units
from bot.rendering.numbered import Menu, numbered
from tests.conversation.cases import case_of

SPEAK = Languages()["vi"].speak
WORDS = ("Đạt", "đồng chí", "nghị quyết", "5đ", "“Quý I”", "90%", "😀", "👩🏽‍🏫", "✔️", "https://a.vn/" + "x" * 40)
FILE = {"digest": "d", "name": "sổ họp.pdf", "media_type": "application/pdf", "size": 9}
LINK = "https://antq.example.vn/tep/abc"
STICKING = re.compile("[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")

letters = st.characters(codec="utf-8", exclude_categories=["C", "Z", "M", "Sk"])
words = st.sampled_from(WORDS) | st.text(letters, min_size=1)
texts = st.builds(
    lambda parts, mark, form: normalize(form, mark.join(parts)),
    st.lists(words, min_size=1, max_size=20),
    st.sampled_from([" ", "\n", "\n\n", ", "]),
    st.sampled_from(["NFC", "NFD"]),
)
pieces = st.builds(Piece, st.sampled_from(["plain", "strong", "quote", "table", "note"]), texts)
rooms = st.integers(40, 400)
labels = st.sampled_from(["Đạt", "Để sau", "Không", "Vì sao?", "Về trang đầu"]) | st.text("abcdê ", min_size=1).filter(
    str.strip
)
numbers = st.builds(lambda n: {"label": f"{n}", "action": f"a:{n}", "style": "plain"}, st.integers(0, 100))
others = st.builds(lambda label: {"label": label, "action": f"do {label}", "style": "plain"}, labels)
messages = st.fixed_dictionaries(
    {
        "lead": st.none() | texts,
        "title": st.none() | texts,
        "official": st.lists(texts, max_size=2),
        "body": st.lists(texts, max_size=3),
        "table": st.none() | st.just({"head": ["Câu", "Điểm"], "rows": [["1", "3"], ["2a", "0,5"]]}),
        "choices": st.lists(st.lists(others, min_size=1, max_size=4) | st.lists(numbers, max_size=5), max_size=12),
        "entry": st.sampled_from([None, "text", "decimal"]),
        "files": st.sampled_from([(), (FILE,)]),
        "step": st.sampled_from(["", "7"]),
    }
)  # fmt: skip
spans = st.dictionaries(st.integers(1, 99), messages, min_size=1, max_size=3)


def letters(*parts: str) -> str:
    """The texts without any space."""
    return "".join("".join(parts).split())


def choices(message: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The choices of a message in a row."""
    return [choice for row in message["choices"] for choice in row]


def shown(bubbles: tuple[Bubble, ...]) -> str:
    """All texts of bubbles."""
    return "\n\n".join(bubble.plain for bubble in bubbles)


def menu_of(span: Mapping[int, Mapping[str, Any]], menu: Menu | None = None) -> tuple[str, Menu]:
    """The text and the menu of messages where there is room enough."""
    bubbles, after = numbered(span, menu or {}, 2000, SPEAK, lambda _: LINK)
    return shown(bubbles), after


@given(st.lists(pieces, max_size=8), rooms)
def test_every_bubble_fits_and_nothing_is_lost(parts: list[Piece], room: int) -> None:
    """Counted in UTF-16 units; all letters are there in their order, and no bubble is empty."""
    bubbles = cut(parts, room)
    assert all(0 < units(bubble.plain) <= room for bubble in bubbles)
    assert all(bubble.plain.strip() for bubble in bubbles)
    assert letters(shown(bubbles)) == letters(*(part.text for part in parts))


@given(st.lists(pieces, min_size=1, max_size=4), rooms)
def test_no_letter_is_cut_from_its_marks(parts: list[Piece], room: int) -> None:
    """Neither an accent from its letter nor a picture sign from what completes it."""
    for bubble in cut(parts, room):
        for piece in bubble.pieces:
            assert category(piece.text[0])[0] != "M"
            assert not STICKING.match(piece.text)
            assert not piece.text.endswith("\u200d")


@pytest.mark.parametrize("letter", ["ế", "é̂̃", "👩🏽‍🏫", "✔️"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("room", range(20, 31))
def test_a_long_word_is_cut_between_letters(letter: str, form: str, room: int) -> None:
    """Without a space far and wide, each part still holds whole letters only."""
    whole = normalize(form, letter)
    for bubble in cut([Piece("plain", whole * 40)], room):
        assert not bubble.plain.replace(whole, "")


@pytest.mark.parametrize("blank", [" " * 90, "\n" * 90, "\n" * 50 + "a" + " " * 90])
def test_blanks_make_no_bubble(blank: str) -> None:
    """Not even many of them."""
    assert cut([Piece("plain", f"{blank}b"), Piece("plain", " ")], 40)[-1].plain.endswith("b")
    assert all(bubble.plain.strip() for bubble in cut([Piece("plain", blank)], 40))


def test_a_cut_is_between_paragraphs_where_it_can_be() -> None:
    """Then between lines, then between words, and a bubble is filled before the next begins."""
    parts = [Piece("strong", "a" * 20), Piece("plain", "b" * 18), Piece("plain", "c" * 30 + " " + "d" * 15)]
    assert [bubble.plain for bubble in cut(parts, 40)] == [f"{'a' * 20}\n\n{'b' * 18}", "c" * 30, "d" * 15]


@given(messages, rooms)
def test_with_buttons_the_last_bubble_has_them_all(message: dict[str, Any], room: int) -> None:
    """In their rows, each naming the message and its place."""
    bubbles = with_buttons({**message, "table": None}, 7, room)
    if not bubbles:
        return
    assert not any(bubble.buttons for bubble in bubbles[:-1])
    buttons = [button for row in bubbles[-1].buttons for button in row]
    assert [button.label for button in buttons] == [choice["label"] for choice in choices(message)]
    assert [button.data for button in buttons] == [f"7.{place}" for place in range(len(buttons))]


@settings(max_examples=40)
@given(spans, rooms)
def test_all_of_a_span_is_told(span: dict[int, dict[str, Any]], room: int) -> None:
    """Every text, cell, file and label is somewhere in bubbles that fit."""
    bubbles, _ = numbered(span, {}, room, SPEAK, lambda _: LINK)
    assert all(0 < units(bubble.plain) <= room for bubble in bubbles)
    told = letters(shown(bubbles))
    for message in span.values():
        for text in (message["lead"], message["title"], *message["official"], *message["body"]):
            assert letters(text or "") in told
        for row in message["table"]["rows"] if message["table"] else ():
            assert letters(*row[1:]) in told
        for file in message["files"]:
            assert letters(file["name"], ":", LINK) in told
        for choice in choices(message):
            assert letters(choice["label"]) in told


@settings(max_examples=40)
@given(spans)
def test_every_choice_is_in_the_menu_or_typed_as_it_is(span: dict[int, dict[str, Any]]) -> None:
    """Once each, under a mark of its own that stands before its label."""
    text, menu = menu_of(span)
    wanted = [
        [seq, place]
        for seq, message in span.items()
        for place, choice in enumerate(choices(message))
        if not choice["action"].startswith("a:")
    ]
    assert sorted(menu.values()) == sorted(wanted)
    for mark, (seq, place) in menu.items():
        assert f"\n{mark}. {choices(span[seq])[place]['label']}".rstrip() in text
        assert folded(f"{mark}.") == mark


@settings(max_examples=40)
@given(spans)
def test_a_number_is_never_a_choice_where_it_is_an_answer(span: dict[int, dict[str, Any]]) -> None:
    """In the whole text: a notice above a question would otherwise swallow the answer."""
    _, menu = menu_of(span)
    asked = any(
        message["entry"] == "decimal" or any(choice["action"].startswith("a:") for choice in choices(message))
        for message in span.values()
    )
    assert all(mark.isalpha() if asked else mark.isdecimal() for mark in menu)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])  # two spans at once are much to draw
@given(spans, spans)
def test_earlier_choices_stay_valid(first: dict[int, dict[str, Any]], second: dict[int, dict[str, Any]]) -> None:
    """What comes later takes no mark that was given out, and no number under a question that wants one."""
    _, before = menu_of(first)
    _, after = menu_of({seq + 100: message for seq, message in second.items()}, before)
    assert {mark: place for mark, place in after.items() if mark in before} == before
    if any(mark.isalpha() for mark in before):
        assert all(mark.isalpha() for mark in after)


def test_a_gap_in_the_numbers_is_not_filled() -> None:
    """Numbers go on after the highest one."""
    message = {"lead": None, "title": None, "official": [], "body": ["?"], "table": None, "entry": None}
    choice = {"label": "Đạt", "action": "met", "style": "plain"}
    assert menu_of({9: {**message, "choices": [[choice]]}}, {"2": [1, 0]})[1] == {"2": [1, 0], "3": [9, 0]}


def test_more_choices_than_letters() -> None:
    """After z comes aa."""
    message = {"lead": None, "title": None, "official": [], "body": ["?"], "table": None, "entry": "decimal"}
    many = [[{"label": f"Thôn {n}", "action": f"go {n}", "style": "plain"}] for n in range(30)]
    _, menu = menu_of({9: {**message, "choices": many}})
    assert list(menu)[24:28] == ["y", "z", "aa", "ab"]
    assert len(menu) == 30


@pytest.mark.parametrize(
    ("action", "label"), [("a:95", "95%"), ("a:2.5", "2,5"), ("line:5đ", "5đ"), ("case:thcs-1-2025:points 1.5", "1,5")]
)
def test_own_values_are_typed_as_they_are(action: str, label: str) -> None:
    """They stand as examples, without a mark, and the other choices get letters."""
    message = {"lead": None, "title": None, "official": [], "body": ["?"], "table": None, "entry": None}
    row = [
        {"label": label, "action": action, "style": "plain"},
        {"label": "Để sau", "action": "later", "style": "plain"},
    ]
    text, menu = menu_of({9: {**message, "choices": [row]}})
    assert f"ví dụ: {label}\n" in text
    assert menu == {"a": [9, 1]}


def test_a_link_to_evidence_is_made_for_its_case() -> None:
    """What the reviewer is shown says of which case it is, and so does the address made of it."""
    file = FileRef("d", "sổ họp.pdf", "application/pdf", 9)
    reply = evidence.shown(case_of(evidence={"3": (file,)}), "3")
    message = render(reply, Languages()["vi"], 1)
    bubbles, _ = numbered({1: message}, {}, 2000, SPEAK, lambda each: f"{LINK}/{each['case']}/{each['digest']}")
    assert f"sổ họp.pdf: {LINK}/thcs-1-2025/d" in shown(bubbles)
