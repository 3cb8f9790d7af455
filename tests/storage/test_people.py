"""People and consents."""

from datetime import timedelta

import pytest

from storage import Conflict, Database, Person, UnknownRecord
from tests.storage.sample import NOW


def test_a_person_is_found_with_their_language(database: Database) -> None:
    """A person comes back as entered, and an unknown one as None."""
    with database.begin() as work:
        work.people.add("hoa", "vi", NOW)
        assert work.people.find("hoa") == Person("hoa", "vi")
        assert work.people.find("nobody") is None


def test_a_new_person_has_a_conversation_at_its_beginning(database: Database) -> None:
    """Entering a person opens their conversation, without state and at number 0."""
    with database.begin() as work:
        work.people.add("hoa", "en", NOW)
        found = work.conversations.open("hoa")
    assert (found.person, found.language, found.state, found.seq) == ("hoa", "en", None, 0)


def test_the_language_can_be_changed(furnished: Database) -> None:
    """The new language is read back; a change for nobody is an error."""
    with furnished.begin() as work:
        work.people.set_language("hoa", "en")
        assert work.conversations.open("hoa").language == "en"
        with pytest.raises(UnknownRecord, match="no person 'nobody'"):
            work.people.set_language("nobody", "en")


def test_a_second_person_with_the_same_id_is_a_conflict(furnished: Database) -> None:
    """The id of a person is theirs alone."""
    with pytest.raises(Conflict), furnished.begin() as work:
        work.people.add("hoa", "vi", NOW)


def test_the_latest_consent_for_each_purpose_counts(furnished: Database) -> None:
    """Taking a consent back is a new entry; the log keeps both with text version, channel and time."""
    later = NOW + timedelta(minutes=5)
    with furnished.begin() as work:
        work.people.record_consent("hoa", "use", True, "2025-09", "web", NOW)
        work.people.record_consent("hoa", "remind", True, "2025-09", "web", NOW)
        work.people.record_consent("hoa", "remind", False, "2025-10", "zalo", later)
        work.people.record_consent("minh", "use", False, "2025-09", "web", NOW)
    with furnished.read() as work:
        assert work.people.consents("hoa") == {"use": True, "remind": False}
        assert work.people.consents("lan") == {}
        log = work.people.consent_log("hoa")
    assert [(entry.purpose, entry.given) for entry in log] == [("use", True), ("remind", True), ("remind", False)]
    assert (log[2].text_version, log[2].channel, log[2].at) == ("2025-10", "zalo", later)
