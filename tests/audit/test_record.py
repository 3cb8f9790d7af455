"""What a turn leaves in the audit log: every change and look once, with nothing personal in what stays for ever."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from bot.audit import entries
from bot.conversation import effects
from bot.conversation.content_code import content_hash
from bot.conversation.events import Said
from bot.conversation.words import reviewing
from storage.models import AuditEntry
from tests import shortcuts
from tests.walker import Walker, new_walker

CASE = "thcs-1-2025"
SECRET = "ông Nguyễn Văn Bí Mật"


@pytest.fixture
def walker(tmp_path: Path) -> Iterator[Walker]:
    """The sample commune, where the head of the THCS school has agreed and given the profile."""
    walker = new_walker(tmp_path)
    shortcuts.agree(walker)
    shortcuts.fill_profile(walker)
    yield walker
    walker.database.close()


def _log(walker: Walker) -> list[AuditEntry]:
    with walker.database.read() as work:
        work.audit_log.checked()
        return [*work.audit_log.of_case(CASE)]


def _kinds(walker: Walker) -> list[str]:
    return [entry.kind for entry in _log(walker)]


def test_every_effect_has_an_entry_or_a_reason_for_none() -> None:
    """Whoever adds an effect decides here whether it is a change that must be provable."""
    known = entries._WAYS.keys() | entries.SILENT.keys()
    assert known == set(get_args(effects.Effect))
    assert not entries._WAYS.keys() & entries.SILENT.keys()


def test_a_case_from_its_opening(walker: Walker) -> None:
    """Opening, profile and each answer are entered, with the content of the case as it then is."""
    walker.says("3")
    found = _log(walker)
    assert [entry.kind for entry in found] == ["case_opened", "profile", "answer"]
    assert {entry.chain for entry in found} == {"tinh-mau"}
    assert found[-1].content == content_hash(walker.case())
    assert found[-1].office == "head-thcs-1"
    assert json.loads(found[-1].payload) == {"line": "1", "answer": {"points": "3"}}


def test_what_changes_nothing_leaves_nothing(walker: Walker) -> None:
    """Help, a wrong answer and a repeated event add no entry."""
    before = _kinds(walker)
    walker.says("/trogiup")
    walker.says("ba mươi")
    for _ in range(2):
        walker.send(Said("3"), key="once", shown="3")
    assert _kinds(walker) == [*before, "answer"]


def test_consents_are_entered(walker: Walker) -> None:
    """Each consent is in the chain of the person's province, its words and moment provable, the person sealed."""
    with walker.database.read() as work:
        lines = [json.loads(line) for line in work.audit_log.lines()]
    consents = [line for line in lines if line.get("kind") == "consent"]
    assert [line["payload"]["purpose"] for line in consents] == ["account", "reminders"]
    assert all("head-thcs-1" not in json.dumps({**line, "private": {}}) for line in consents)


def test_no_words_of_a_person_stay_for_ever(walker: Walker) -> None:
    """Reasons, notes and comments are in the erasable part alone, and go with the person."""
    for words in ("3", "85", "1", SECRET, "/cau 1", "Ghi chú", SECRET):
        walker.says(words)
    kept = _log(walker)
    assert not any("Nguy" in entry.payload for entry in kept)
    with walker.database.begin() as work:
        assert any("Nguy" in line for line in work.audit_log.lines())
        work.audit.erase("head-thcs-1")
        assert not any("Nguy" in line or '"head-thcs-1","head-thcs-1"' in line for line in work.audit_log.lines())
    assert _log(walker) == kept


def test_every_look_of_an_office_is_entered(walker: Walker) -> None:
    """Opening says so by itself; coming back to the case, or going on elsewhere, is a look; looking on is not."""
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.take_up(walker)
    assert _kinds(walker)[-1] == "opened"
    walker.says(reviewing.ITEMS)
    walker.says(reviewing.LATER)
    assert _kinds(walker)[-1] == "opened"
    walker.says("/choduyet")
    shortcuts.take_up(walker)
    assert _kinds(walker)[-2:] == ["opened", "viewed"]
    walker.clock.at += timedelta(hours=3)
    walker.opens("another phone")
    last = _log(walker)[-1]
    assert (last.kind, last.office, last.content) == ("viewed", "police-commune", content_hash(walker.case()))
    assert _kinds(walker).count("viewed") == 2


def test_agreeing_to_the_rest_is_an_entry_for_each_line(walker: Walker) -> None:
    """Many acts of one turn are entered one by one, in their order."""
    shortcuts.answer_rest(walker, CASE, {})
    shortcuts.hand_in(walker)
    walker.person = "police-commune"
    shortcuts.agree(walker)
    shortcuts.approve(walker)
    acts = [json.loads(entry.payload) for entry in _log(walker) if "number" in json.loads(entry.payload)]
    assert [act["number"] for act in acts] == list(range(1, len(walker.case().history) + 1))
    assert (acts[-1]["state"], acts[-1]["content"]) == ("waiting", walker.case().history[-1].content)
