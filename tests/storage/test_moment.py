"""Time columns."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import Database
from tests.storage.sample import NOW

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 - bounds have no zone


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=MOMENTS)
def test_a_moment_comes_back_exactly_and_in_utc(furnished: Database, moment: datetime) -> None:
    """Whatever zone a moment is given in, the same microsecond is read back in UTC."""
    with furnished.begin() as work:
        work.cases.mark("case-1", "draft", None, moment)
    with furnished.read() as work:
        case = work.cases.find("case-1")
    assert case is not None
    assert case.changed_at == moment
    assert case.changed_at.tzinfo is UTC


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=MOMENTS, expires=MOMENTS)
def test_the_database_compares_moments_as_python_does(furnished: Database, moment: datetime, expires: datetime) -> None:
    """A session is open exactly while the moment is before its end, in whatever zones both are given."""
    with furnished.begin() as work:
        work.sign_ins.close_session("digest")
        work.sign_ins.open_session("digest", "hoa", NOW, expires)
        assert (work.sign_ins.session("digest", moment) == "hoa") is (moment < expires)


def test_a_moment_without_zone_is_refused(furnished: Database) -> None:
    """A naive time is a ValueError and leaves nothing behind."""

    def turn() -> None:
        with furnished.begin() as work:
            work.cases.mark("case-1", "waiting", "xa", NOW)
            work.cases.mark("case-1", "draft", None, NOW.replace(tzinfo=None))

    with pytest.raises(ValueError, match="needs a time zone"):
        turn()
    with furnished.read() as work:
        found = work.cases.find("case-1")
        assert found is not None
        assert found.stage is None
