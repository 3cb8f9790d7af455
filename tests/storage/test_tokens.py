"""One-shot tokens in the database."""

from datetime import timedelta

from storage import Database
from storage.models import ActionToken
from tests.storage.sample import NOW

LATER = NOW + timedelta(hours=1)
TOKEN = ActionToken("approve", "case-1", "police-1", "minh", "xa", "c" * 64, 3, "97.5", "r" * 64, LATER)


def test_a_token_is_used_once(furnished: Database) -> None:
    """By its person, before it is over; afterwards it stays with the moment of its use."""
    with furnished.begin() as work:
        work.tokens.issue("digest", TOKEN)
        assert work.tokens.find("digest") == TOKEN
        assert not work.tokens.spend("digest", "lan", NOW)
        assert not work.tokens.spend("digest", "minh", LATER)
        assert work.tokens.spend("digest", "minh", NOW)
        assert not work.tokens.spend("digest", "minh", NOW)
        assert work.tokens.find("digest") == TOKEN._replace(used_at=NOW)
        assert work.tokens.find("none") is None


def test_a_new_token_takes_the_place_of_the_unused_one(furnished: Database) -> None:
    """Of the same person only; what was used stays."""
    with furnished.begin() as work:
        work.tokens.issue("used", TOKEN)
        work.tokens.spend("used", "minh", NOW)
        work.tokens.issue("other", TOKEN._replace(person="lan"))
        for digest in ("first", "second"):
            work.tokens.issue(digest, TOKEN._replace(case=None, kind="batch"))
        found = {name: work.tokens.find(name) is not None for name in ("used", "other", "first", "second")}
    assert found == {"used": True, "other": True, "first": False, "second": True}
