"""The log of answers to the criteria of the standard."""

from datetime import timedelta

import pytest

from storage import Database, Refused
from storage.models import StandardEntry
from tests.storage.sample import NOW


def test_every_answer_stays(furnished: Database) -> None:
    """A second answer to a criterion is one more entry, and each names the standard it was asked by."""
    later = NOW + timedelta(minutes=1)
    with furnished.begin() as work:
        work.standard_answers.append("case-1", "an-toan-2021", "7.3đ", '{"happened": true}', "hoa", "head-1", NOW)
        work.standard_answers.append("case-1", "an-toan-2021", "7.3đ", '{"happened": false}', "hoa", "head-1", later)
    with furnished.read() as work:
        assert work.standard_answers.log("case-1") == (
            StandardEntry("an-toan-2021", "7.3đ", '{"happened": true}', NOW),
            StandardEntry("an-toan-2021", "7.3đ", '{"happened": false}', later),
        )
        assert work.standard_answers.log("none") == ()


def test_an_answer_belongs_to_a_case(furnished: Database) -> None:
    """Nothing is answered for a case that was not opened."""
    with pytest.raises(Refused), furnished.begin() as work:
        work.standard_answers.append("none", "an-toan-2021", "7.1b", "1", "hoa", "head-1", NOW)
