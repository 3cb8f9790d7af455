"""A short audit log in two chains, for the tests of it."""

from datetime import timedelta

from storage import Database
from storage.audit.verify import Checker
from storage.models import NewEntry
from tests.storage.sample import NOW

ENTRIES = (
    NewEntry("case_opened", "case-1", "head-1", "c0", {"year": 2025}, {"person": ("hoa", "hoa")}),
    NewEntry("note", "case-1", "head-1", "c1", {"line": "1"}, {"person": ("hoa", "hoa"), "text": ("hoa", '"vì mưa"')}),
    NewEntry("opened", "case-1", "police-1", "c1", {"number": 1}, {"person": ("minh", "minh")}),
)


def fill(database: Database) -> None:
    """Two chains: three entries of the province, one of no province."""
    with database.begin() as work:
        for number, entry in enumerate(ENTRIES):
            work.audit.append("thien-tin", [entry], NOW + timedelta(days=number), f"secret-{number}")
        work.audit.append(None, [NewEntry("consent", None, None, None, {}, {"person": ("lan", "lan")})], NOW, "other")


def lines(database: Database) -> list[str]:
    """The log as the verifier reads it."""
    with database.read() as work:
        return list(work.audit_log.lines())


def checked(database: Database) -> Checker:
    """What the verifier counts in the database."""
    with database.read() as work:
        return work.audit_log.checked()
