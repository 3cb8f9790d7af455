"""Adds to the audit log, and takes personal fields out of it."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, delete, func, insert, select, text

from storage.audit.verify import FIRST, canonical, commitment, entry_hash
from storage.errors import UnknownRecord
from storage.models import NewEntry, audit_entry, audit_head, audit_person, locality
from storage.repositories.repository import Repository
from storage.statement import Row, Statement

GENERAL = "-"
"""The chain of what belongs to no province."""

_HEAD = select(audit_head.c.chain, audit_head.c.seq, audit_head.c.hash)
_PROVINCE = func.coalesce(locality.c.parent_id, locality.c.id)
_HOLD_HERE = Statement(
    _HEAD.join(locality, audit_head.c.chain == _PROVINCE)
    .where(locality.c.id == bindparam("locality"))
    .with_for_update(of=audit_head)
)
_HOLD = Statement(_HEAD.where(audit_head.c.chain == bindparam("chain")).with_for_update())
# One text for both databases: SQLAlchemy has ON CONFLICT only as two different constructs.
_BEGIN_HERE = Statement(
    text(
        f"INSERT INTO audit_head (chain, seq, hash) SELECT coalesce(parent_id, id), 0, '{FIRST}'"  # noqa: S608 - a constant
        " FROM locality WHERE id = :locality ON CONFLICT DO NOTHING"
    )
)
_BEGIN = Statement(
    text(f"INSERT INTO audit_head (chain, seq, hash) VALUES (:chain, 0, '{FIRST}') ON CONFLICT DO NOTHING")  # noqa: S608 - a constant
)
_APPEND = Statement(insert(audit_entry).inline(), *audit_entry.c.keys())
_KEEP = Statement(insert(audit_person).inline(), *audit_person.c.keys())
_ERASE = Statement(delete(audit_person).where(audit_person.c.person_id == bindparam("person")))


class Audit(Repository):
    """One chain for each province, numbered without gaps; who appends holds the chain until the transaction ends."""

    __slots__ = ()

    def append(self, place: str | None, entries: Sequence[NewEntry], at: datetime, secret: str) -> None:
        """Add to the chain of a locality's province (None: of no province); salts are drawn from the fresh `secret`."""
        self._append(self._hold(place), entries, at, secret)

    def append_to(self, chain: str, entries: Sequence[NewEntry], at: datetime, secret: str) -> None:
        """The same for a chain there is; UnknownRecord for another."""
        held = self._run.row(_HOLD, {"chain": chain})
        if held is None:
            raise UnknownRecord("chain", chain)
        self._append(_head(held), entries, at, secret)

    def _append(self, head: tuple[str, int, str], entries: Sequence[NewEntry], at: datetime, secret: str) -> None:
        chain, seq, previous = head
        rows: list[dict[str, object]] = []
        kept: list[dict[str, object]] = []
        for number, entry in enumerate(entries, seq + 1):
            private = _private(chain, number, entry, secret)
            rows.append(_row(chain, number, at, entry, private, previous))
            previous = str(rows[-1]["hash"])
            kept += private
        self._run.change_many(_APPEND, rows)
        if kept:
            self._run.change_many(_KEEP, kept)

    def erase(self, person: str) -> int:
        """Take every field about a person out of the log, whose chains stay whole; how many there were."""
        return self._run.change(_ERASE, {"person": person})

    def _hold(self, place: str | None) -> tuple[str, int, str]:
        held = self._try_to_hold(place)
        if held is None:
            if place is None:
                self._run.change(_BEGIN, {"chain": GENERAL})
            else:
                self._run.change(_BEGIN_HERE, {"locality": place})
            held = self._try_to_hold(place)
        if held is None:
            raise UnknownRecord("locality", str(place))
        return _head(held)

    def _try_to_hold(self, place: str | None) -> Row | None:
        if place is None:
            return self._run.row(_HOLD, {"chain": GENERAL})
        return self._run.row(_HOLD_HERE, {"locality": place})


def _head(row: Row) -> tuple[str, int, str]:
    chain, seq, digest = row
    return str(chain), int(seq), str(digest)


def _private(chain: str, seq: int, entry: NewEntry, secret: str) -> list[dict[str, object]]:
    return [
        {"chain": chain, "seq": seq, "field": name, "person_id": person, "value": value}
        | {"salt": hmac.digest(secret.encode(), f"{chain}/{seq}/{name}".encode(), hashlib.sha256).hex()[:32]}
        for name, (person, value) in entry.private.items()
    ]


def _row(
    chain: str, seq: int, at: datetime, entry: NewEntry, private: Sequence[dict[str, object]], previous: str
) -> dict[str, object]:
    sealed = {
        str(each["field"]): commitment(str(each["salt"]), str(each["person_id"]), str(each["value"]))
        for each in private
    }
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    fields: dict[str, object] = {"chain": chain, "seq": seq, "at": moment, "kind": entry.kind, "previous": previous}
    fields |= {"content": entry.content}
    whole = fields | {"case": entry.case, "office": entry.office, "payload": dict(entry.payload), "sealed": sealed}
    return fields | {
        "case_id": entry.case,
        "office_id": entry.office,
        "payload": canonical(entry.payload),
        "sealed": canonical(sealed),
        "hash": entry_hash(whole),
    }
