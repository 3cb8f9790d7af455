"""Places to start from: databases in which people have already come so far."""

from collections.abc import Callable

import pytest

from bot.conversation.words import decisions, reviewing
from tests import shortcuts
from tests.conversation.wandering import PEOPLE
from tests.walker import Walker, new_walker


def _begun(walker: Walker) -> None:
    for person in PEOPLE:
        walker.person = person
        shortcuts.agree(walker)
    walker.person = "head-thcs-1"
    shortcuts.fill_profile(walker)


def _answered(walker: Walker) -> None:
    _begun(walker)
    shortcuts.answer_rest(walker, "thcs-1-2025", {"2": "85/1/hai lớp đi thực tập", "6a": "Không áp dụng/chưa có"})


def _submitted(walker: Walker) -> None:
    _answered(walker)
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.take_up(walker)


def _returned(walker: Walker) -> None:
    _submitted(walker)
    shortcuts.give_back(walker, "2", "bổ sung danh sách")
    walker.person = "head-thcs-1"
    walker.says("/tucham")


def _almost_approved(walker: Walker) -> None:
    _submitted(walker)
    for words in (reviewing.AGREE_REST, reviewing.AGREE, reviewing.AGREE, reviewing.APPROVE):
        walker.says(words)


def _almost_decided(walker: Walker) -> None:
    _almost_approved(walker)
    walker.says(reviewing.CONFIRM_APPROVE)
    walker.person = "chair-commune"
    shortcuts.take_up(walker)
    for words in (reviewing.APPROVE, decisions.RECOGNISED, "12/QĐ-UBND", decisions.TODAY):
        walker.says(words)


def _handed_in_whole(walker: Walker) -> None:
    _begun(walker)
    shortcuts.answer_rest(walker, "thcs-1-2025", {})
    shortcuts.note_all(walker, "thcs-1-2025")
    shortcuts.hand_in(walker)


STARTS: dict[str, Callable[[Walker], None]] = {
    "new": lambda walker: None,  # noqa: ARG005 - nothing happened yet
    "begun": _begun,
    "answered": _answered,
    "submitted": _submitted,
    "returned": _returned,
    "almost approved": _almost_approved,
    "almost decided": _almost_decided,
    "handed in whole": _handed_in_whole,
}


@pytest.fixture(scope="package")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walker]:
    """A database for each place to start from, closed, to be copied."""
    prepared = {}
    for name, prepare in STARTS.items():
        walker = new_walker(tmp_path_factory.mktemp(name))
        walker.seat("pho-hieu-truong", "head-thcs-1")
        walker.seat("pho-cong-an-xa", "police-commune")
        walker.seat("pho", "deputy-thcs-1")
        prepare(walker)
        walker.database.close()
        prepared[name] = walker
    return prepared
