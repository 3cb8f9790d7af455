"""Links to calendars: one that opens for each person, and what it showed last."""

from datetime import timedelta

from storage import Database
from tests.storage.sample import NOW

LATER = NOW + timedelta(days=1)


def test_a_new_link_closes_the_earlier_one(furnished: Database) -> None:
    """The person's only; a link that was closed is still known, so that it is told from a wrong one."""
    with furnished.begin() as work:
        work.calendar_links.issue("one", "hoa", NOW)
        work.calendar_links.issue("other", "minh", NOW)
        work.calendar_links.issue("two", "hoa", LATER)
        states = {key: work.calendar_links.find(key) for key in ("one", "two", "other", "none")}
    assert states["none"] is None
    assert {key: link and (link.person, link.revoked_at) for key, link in states.items() if key != "none"} == {
        "one": ("hoa", LATER),
        "two": ("hoa", None),
        "other": ("minh", None),
    }


def test_the_last_link_of_a_person_is_the_one_that_opens(furnished: Database) -> None:
    """Even when another was made in the same moment; when all are closed it is the newest, and nobody's is None."""
    with furnished.begin() as work:
        assert work.calendar_links.last_of("hoa") is None
        for key in ("c", "a", "b"):
            work.calendar_links.issue(key, "hoa", NOW)
        opens = work.calendar_links.last_of("hoa")
        assert opens is not None
        assert (opens.digest, opens.revoked_at) == ("b", None)
        work.calendar_links.issue("d", "hoa", LATER)
        assert work.calendar_links.revoke("hoa", LATER)
        assert not work.calendar_links.revoke("hoa", LATER)
        last = work.calendar_links.last_of("hoa")
        assert last is not None
        assert (last.digest, last.issued_at, last.revoked_at) == ("d", LATER, LATER)
        assert work.calendar_links.last_of("minh") is None


def test_a_change_is_counted_once(furnished: Database) -> None:
    """Of two readers who saw the same state the second changes nothing."""
    with furnished.begin() as work:
        work.calendar_links.issue("one", "hoa", NOW)
        assert work.calendar_links.changed("one", 0, "first", LATER)
        assert not work.calendar_links.changed("one", 0, "second", LATER)
        assert not work.calendar_links.changed("none", 0, "first", LATER)
        link = work.calendar_links.find("one")
    assert link is not None
    assert (link.content, link.sequence, link.changed_at) == ("first", 1, LATER)
