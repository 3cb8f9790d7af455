"""The log of answers."""

from datetime import timedelta

import pytest

from storage import Database, Entry, Refused
from tests.storage.sample import NOW


def test_the_log_keeps_every_entry_in_order(furnished: Database) -> None:
    """A changed answer is a second entry; JSON text comes back to the letter."""
    given = [
        ("profile", "profile", '{"kind": "school"}'),
        ("5đ", "answer", '{"points": "2.50"}'),
        ("5đ", "note", '"Xem lại với “công đoàn”"'),
        ("5đ", "answer", '{"points": "2.5"}'),
    ]
    with furnished.begin() as work:
        for number, (line, kind, value) in enumerate(given):
            work.answers.append("case-1", line, kind, value, "hoa", "head-1", NOW + timedelta(seconds=number))
    with furnished.read() as work:
        log = work.answers.log("case-1")
    assert [(entry.line, entry.kind, entry.value) for entry in log] == given
    assert log[3] == Entry("5đ", "answer", '{"points": "2.5"}', "hoa", "head-1", NOW + timedelta(seconds=3))


def test_logs_of_several_cases_come_apart(furnished: Database) -> None:
    """Each case has its own entries, one without entries or unknown an empty log."""
    with furnished.begin() as work:
        work.cases.open("case-2", "thien-tin", "thcs-1", 2026, "r", "p", NOW)
        work.answers.append("case-2", "1", "answer", "2", "hoa", "head-1", NOW)
        work.answers.append("case-1", "1", "answer", "1", "hoa", "head-1", NOW)
        work.answers.append("case-2", "2", "answer", "3", "hoa", "head-1", NOW)
        logs = work.answers.logs(["case-1", "case-2", "none"])
        assert logs["case-1"] == work.answers.log("case-1")
        assert work.answers.logs([]) == {}
    assert {case: [entry.value for entry in log] for case, log in logs.items()} == {
        "case-1": ["1"],
        "case-2": ["2", "3"],
        "none": [],
    }


@pytest.mark.parametrize(
    ("case", "kind", "person", "office"),
    [
        ("none", "answer", "hoa", "head-1"),
        ("case-1", "guess", "hoa", "head-1"),
        ("case-1", "answer", "nobody", "head-1"),
        ("case-1", "answer", "hoa", "none"),
    ],
)
def test_an_entry_must_belong_somewhere(furnished: Database, case: str, kind: str, person: str, office: str) -> None:
    """An entry of an unknown case, kind, person or office is refused and leaves nothing behind."""

    def turn() -> None:
        with furnished.begin() as work:
            work.answers.append("case-1", "1", "answer", "1", "hoa", "head-1", NOW)
            work.answers.append(case, "1", kind, "2", person, office, NOW)

    with pytest.raises(Refused):
        turn()
    with furnished.read() as work:
        assert work.answers.log("case-1") == ()
