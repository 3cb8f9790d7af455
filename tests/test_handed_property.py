"""Whatever is asked, answered and sent along: nothing of it counts before the head takes it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cases.replay import replay
from bot.cases.stored import stored
from bot.conversation.content_code import content_hash
from bot.conversation.words import files as file_words
from bot.conversation.words import handing as words
from bot.conversation.words import scoring
from tests.conversation.sent import sent
from tests.handing import CASE, begun, walker
from tests.walker import SHELF, Walker

__all__ = ["walker"]

DEPUTY = "Phó Hiệu trưởng Trường THCS Thiện Tín"


def _move_use(walker: Walker) -> None:
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    _try(walker, words.USE)


def _move_again(walker: Walker) -> None:
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    if _try(walker, words.AGAIN):
        walker.says("ghi rõ hơn")


def _move_hand(walker: Walker) -> None:
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    if _try(walker, words.HAND):
        walker.taps(DEPUTY)


def _move_revoke(walker: Walker) -> None:
    walker.person = "head-thcs-1"
    walker.says("/cau 2")
    _try(walker, words.REVOKE)


def _as_deputy(*steps: str) -> Callable[[Walker], None]:
    def move(walker: Walker) -> None:
        walker.person = "pho"
        walker.says("/batdau")
        if _try(walker, "Trả lời câu 2"):
            for step in steps:
                walker.says(step)

    return move


def _attach(walker: Walker) -> None:
    walker.person = "pho"
    walker.says("/batdau")
    if _try(walker, "Trả lời câu 2"):
        walker.says(file_words.EVIDENCE)
        event, content = sent("file anh.jpg")
        walker.send(event, content=content)


def _try(walker: Walker, label: str) -> bool:
    """Press the button if the newest message has it."""
    labels = [choice["label"] for row in walker.messages()[-1]["choices"] for choice in row]
    if label not in labels:
        return False
    walker.taps(label)
    return True


MOVES: dict[str, Callable[[Walker], None]] = {
    "hand": _move_hand,
    "answer": _as_deputy("95"),
    "claim": _as_deputy("85", "1", "mưa lớn"),
    "note": _as_deputy(scoring.NOTE, "có danh sách"),
    "attach": _attach,
    "again": _move_again,
    "revoke": _move_revoke,
    "use": _move_use,
}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(MOVES)), min_size=2, max_size=10))
def test_nothing_counts_before_it_is_taken(tmp_path_factory: pytest.TempPathFactory, moves: list[str]) -> None:
    """Whatever is asked, answered, noted or sent: only taking an answer changes content, score and replay."""
    walker = begun(tmp_path_factory.mktemp("handed"))
    for move in moves:
        before = walker.case()
        MOVES[move](walker)
        after = walker.case()
        if move != "use":
            assert content_hash(after) == content_hash(before)
            assert after.card.total == before.card.total
    with walker.database.read() as work:
        replay(stored(work, CASE), SHELF)
    walker.database.close()


def test_the_property_above_sees_answers_taken(walker: Walker) -> None:
    """The moves really lead somewhere: handed, answered and taken, the line has its points."""
    for move in ("hand", "answer", "note", "attach", "use"):
        MOVES[move](walker)
    case = walker.case()
    assert case.card.line("2").points == case.rubric.line("2").max
    assert set(case.evidence) == {"2"}


def test_every_step_is_in_the_audit_log(walker: Walker) -> None:
    """Each step leaves its own entry, and the words of people are where they can be erased."""
    for move in ("hand", "answer", "note", "attach", "again", "claim", "use"):
        MOVES[move](walker)
    with walker.database.read() as work:
        entries = [each for each in work.audit_log.of_case(CASE) if each.kind.startswith("question_")]
    kinds = [each.kind.removeprefix("question_") for each in entries]
    assert kinds == ["handed", "answered", "noted", "attached", "again", "answered", "used"]
    assert not any("mưa lớn" in each.payload or "danh sách" in each.payload for each in entries)
