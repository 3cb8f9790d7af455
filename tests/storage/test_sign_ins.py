"""Sign-in links and web sessions."""

from datetime import timedelta

import pytest

from storage import Database, LinkRefused
from storage.models import Opens
from tests.storage.sample import NOW

EXPIRES = NOW + timedelta(hours=1)
JUST_BEFORE = EXPIRES - timedelta(microseconds=1)


def test_a_link_opens_once(furnished: Database) -> None:
    """Spending a link names its person; a second time it is refused as used, even after it has expired."""
    with furnished.begin() as work:
        work.sign_ins.issue("digest", "hoa", NOW, EXPIRES)
        assert work.sign_ins.look("digest", JUST_BEFORE) == "good"
        assert work.sign_ins.spend("digest", JUST_BEFORE) == Opens("hoa", None)
        with pytest.raises(LinkRefused) as refused:
            work.sign_ins.spend("digest", JUST_BEFORE)
        assert work.sign_ins.look("digest", EXPIRES) == "used"
    assert refused.value.state == "used"


@pytest.mark.parametrize(("digest", "state"), [("digest", "expired"), ("other", "unknown")])
def test_a_link_that_is_not_good_is_refused_with_its_state(furnished: Database, digest: str, state: str) -> None:
    """At the moment it expires a link opens nothing any more; one never issued is unknown."""
    with furnished.begin() as work:
        work.sign_ins.issue("digest", "hoa", NOW, EXPIRES)
        assert work.sign_ins.look(digest, EXPIRES) == state
        with pytest.raises(LinkRefused) as refused:
            work.sign_ins.spend(digest, EXPIRES)
    assert refused.value.state == state


def test_looking_does_not_spend(furnished: Database) -> None:
    """A link looked at twice is still good."""
    with furnished.begin() as work:
        work.sign_ins.issue("digest", "hoa", NOW, EXPIRES)
    with furnished.read() as work:
        assert [work.sign_ins.look("digest", NOW) for _ in range(2)] == ["good", "good"]


def test_a_session_lasts_until_it_expires_or_is_closed(furnished: Database) -> None:
    """A session names its person until the moment it expires, and nobody once closed; closing twice is harmless."""
    with furnished.begin() as work:
        work.sign_ins.open_session("one", "hoa", NOW, EXPIRES)
        work.sign_ins.open_session("two", "minh", NOW, EXPIRES)
    with furnished.read() as work:
        assert work.sign_ins.session("one", JUST_BEFORE) == "hoa"
        assert work.sign_ins.session("one", EXPIRES) is None
        assert work.sign_ins.session("three", NOW) is None
    with furnished.begin() as work:
        work.sign_ins.close_session("one")
        work.sign_ins.close_session("one")
        assert work.sign_ins.session("one", NOW) is None
        assert work.sign_ins.session("two", NOW) == "minh"
