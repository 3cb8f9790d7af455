"""What an operator reads: the whole lists, and the counts of a check-up."""

from datetime import UTC, date, datetime, timedelta

from storage import Database, open_database
from storage.migrations import HEAD
from storage.migrations.upgrade import known_revisions
from storage.models import ListedOffice, LocalityRow, NewDelivery, PlacedUnit
from tests.storage.sample import NOW, TODAY


def test_the_directory_lists_everything(furnished: Database) -> None:
    """Provinces come before communes; a unit says its commune, an office who holds it."""
    with furnished.begin() as work:
        work.places.add_office("chair-1", "commune_chair", "Chủ tịch UBND xã", "thien-tin")
        work.places.appoint("police-1", "lan", date(2025, 2, 1))
    with furnished.read() as work:
        assert work.directory.localities() == (
            LocalityRow("quang-ngai", "Tỉnh Quảng Ngãi", "province", None, None),
            LocalityRow("thien-tin", "Xã Thiện Tín", "commune", "quang-ngai", "thien-tin-2025"),
        )
        assert work.directory.units() == (
            PlacedUnit("thcs-1", "Trường THCS Hành Thiện", "school", "thcs", None, "thien-tin"),
        )
        assert work.directory.offices(TODAY) == (
            ListedOffice("chair-1", "commune_chair", "Chủ tịch UBND xã", "thien-tin", None, ()),
            ListedOffice("head-1", "head", "Hiệu trưởng", "thien-tin", "thcs-1", ("hoa",)),
            ListedOffice("police-1", "commune_police", "Công an xã", "thien-tin", None, ("minh", "lan")),
            ListedOffice("province-1", "province_police", "Công an tỉnh", "quang-ngai", None, ("lan",)),
        )


def test_a_holder_is_listed_on_the_days_of_the_tenure_once(furnished: Database) -> None:
    """Who left or comes later is not listed; who was appointed twice is listed once."""
    with furnished.begin() as work:
        work.places.appoint("head-1", "lan", date(2025, 1, 1), date(2025, 10, 19))
        work.places.appoint("head-1", "minh", date(2025, 10, 21))
        work.places.appoint("head-1", "hoa", date(2025, 2, 1))
    with furnished.read() as work:
        held = {office.id: office.holders for office in work.directory.offices(TODAY)}
    assert held["head-1"] == ("hoa",)


def test_the_database_tells_its_time(database: Database) -> None:
    """The clock is aware and is that of this machine, where both databases of the tests run."""
    with database.read() as work:
        assert abs(work.checkup.clock() - datetime.now(UTC)) < timedelta(seconds=30)  # noqa: TID251 - it is what is tested


def test_unreachable_chats_are_counted_by_channel(furnished: Database) -> None:
    """A chat counts from the moment it is lost until it is heard from again."""
    with furnished.begin() as work:
        for chat in ("1", "2"):
            work.chats.add("telegram", chat, "hoa", NOW)
            work.chats.lost("telegram", chat, NOW)
        work.chats.add("zalo", "3", "hoa", NOW)
    with furnished.begin() as work:
        assert work.checkup.unreachable() == {"telegram": 2}
        work.chats.heard("telegram", "1", NOW)
        assert work.checkup.unreachable() == {"telegram": 1}


def test_a_database_is_empty_until_it_has_a_table(empty_address: str) -> None:
    """What is to be filled from a backup has nothing in it, not even tables of another program."""
    database = open_database(empty_address)
    assert database.is_empty()
    database.upgrade()
    assert not database.is_empty()
    database.close()


def test_every_revision_up_to_the_newest_is_known() -> None:
    """A backup of any earlier version can be brought up to date."""
    assert {"0001", HEAD} <= known_revisions()


def test_failures_are_counted_since_a_moment(furnished: Database) -> None:
    """What was given up counts by the moment it was, what is uncertain by when it was asked for; the rest does not."""
    with furnished.begin() as work:
        work.chats.add("telegram", "1", "hoa", NOW)
        rows = [NewDelivery("telegram", "1", "hoa", 0, "send", NOW) for _ in range(4)]
        work.deliveries.add(rows, NOW)
        due = work.deliveries.due("telegram", NOW, NOW, 9, (0, 9))
        first = due[0].id
        work.deliveries.finish(first, "dead", "[]", "gone", NOW + timedelta(hours=2))
        work.deliveries.again(first + 1, "uncertain", NOW, "[]", None)
        work.deliveries.finish(first + 2, "sent", "[]", None, NOW)
    with furnished.read() as work:
        assert work.checkup.failures(NOW) == {("telegram", "dead"): 1, ("telegram", "uncertain"): 1}
        assert work.checkup.failures(NOW + timedelta(hours=1)) == {("telegram", "dead"): 1}
        assert work.checkup.failures(NOW + timedelta(hours=3)) == {}
