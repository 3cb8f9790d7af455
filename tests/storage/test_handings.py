"""Questions given to somebody else, step by step."""

from datetime import timedelta

import pytest

from storage import Database, LinkRefused
from storage.models import HandedRow, Opens
from storage.unit_of_work import Work
from tests.storage.sample import NOW, TODAY

EXPIRES = NOW + timedelta(days=14)


def _step(work: Work, handing: str, kind: str, *, to: str | None = None, value: str | None = None) -> HandedRow:
    row = HandedRow(handing, "case-1", "2", kind, value, to, "police-1" if to else None, "hoa", "head-1", NOW)
    work.handings.append(row)
    return row


def test_steps_come_back_in_order(furnished: Database) -> None:
    """By case, by handing, and for whoever is asked, from the step on that names them: all steps, oldest first."""
    with furnished.begin() as work:
        first = _step(work, "h1", "handed")
        other = _step(work, "h2", "handed", to="lan")
        taken = _step(work, "h1", "taken", to="minh")
        answered = _step(work, "h1", "answered", value='{"points": "2"}')
    with furnished.read() as work:
        assert work.handings.of_case("case-1") == (first, other, taken, answered)
        assert work.handings.steps("h1") == (first, taken, answered)
        assert work.handings.of_person("minh") == (first, taken, answered)
        assert work.handings.of_person("lan") == (other,)
        assert work.handings.of_person("hoa") == work.handings.of_case("case-2") == ()


def test_a_code_for_one_question_opens_it_until_it_is_cancelled(furnished: Database) -> None:
    """The code says for which question it is; cancelled, it is over at that moment, and others are left alone."""
    with furnished.begin() as work:
        for key, handing in (("one", "h1"), ("two", "h2"), ("three", "h2")):
            work.sign_ins.invite(key, "police-1", NOW, EXPIRES, handing=handing)
        assert work.sign_ins.spend("three", NOW) == Opens(None, "police-1", None, "h2")
        work.sign_ins.cancel("h2", NOW)
        assert work.sign_ins.spend("one", NOW) == Opens(None, "police-1", None, "h1")
        with pytest.raises(LinkRefused) as refused:
            work.sign_ins.spend("two", NOW)
        assert work.sign_ins.look("three", NOW) == "used"
    assert refused.value.state == "expired"


def test_a_code_can_open_an_office_from_a_later_day(furnished: Database) -> None:
    """The day comes with what the code opens."""
    with furnished.begin() as work:
        work.sign_ins.invite("one", "head-1", NOW, EXPIRES, TODAY + timedelta(days=3))
        assert work.sign_ins.spend("one", NOW).starts == TODAY + timedelta(days=3)
