"""The entries of what the operator does on the command line: no code, no link and no person in what stays."""

from collections.abc import Mapping
from datetime import date, datetime

from storage.models import LocalityRow, NewEntry, PlacedUnit


def office_ended(office: str, last: date, person: str) -> NewEntry:
    """A person's time in an office was ended."""
    what = {"last": last.isoformat()}
    return NewEntry("office_ended", office=office, payload=what, private={"person": (person, person)})


def exported(what: str, case: str | None = None) -> NewEntry:
    """A copy was taken: of one case, of the log, or of the units with their telephones."""
    return NewEntry("exported", case, payload={"what": what})


def units_imported(new: int, changed: int) -> NewEntry:
    """A list of units was taken in: how many are new, how many were changed."""
    return NewEntry("units_imported", payload={"new": new, "changed": changed})


def locality_added(row: LocalityRow) -> NewEntry:
    """A province or commune was entered, with the plan in force there."""
    what = {"locality": row.id, "level": row.level, "parent": row.parent_id, "plan": row.plan_id}
    return NewEntry("locality_added", payload=what)


def unit_added(row: PlacedUnit) -> NewEntry:
    """A unit was entered."""
    what = {"unit": row.id, "locality": row.locality_id, "kind": row.kind, "level": row.level, "size": row.size}
    return NewEntry("unit_added", payload=what)


def office_invited(office: str, expires: datetime, starts: date | None, *, new: bool) -> NewEntry:
    """A code into an office was issued, which is `new` if the office was entered for it."""
    what = {"expires": expires.isoformat(), "starts": starts.isoformat() if starts else None, "new_office": new}
    return NewEntry("office_invited", office=office, payload=what)


def offices_invited(locality: str, codes: int, new: int, withdrawn: int) -> NewEntry:
    """Codes for the heads of a commune were issued: how many, new offices among them, and unused ones withdrawn."""
    what = {"locality": locality, "codes": codes, "new_offices": new, "withdrawn": withdrawn}
    return NewEntry("offices_invited", payload=what)


def reminders_changed(locality: str, rhythm: str) -> NewEntry:
    """A locality is reminded in another rhythm from now on."""
    return NewEntry("reminders_changed", payload={"locality": locality, "rhythm": rhythm})


def person_erased(gone: Mapping[str, int]) -> NewEntry:
    """A person was erased, who is not named: how many rows of each sort went."""
    return NewEntry("person_erased", payload={"gone": dict(gone)})
