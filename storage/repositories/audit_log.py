"""Reads the audit log."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, exists, literal, select

from storage.audit.verify import Broken, Checker
from storage.errors import DatabaseUnavailable
from storage.models import AuditEntry, ChainHead, audit_entry, audit_head, audit_person
from storage.repositories.repository import Repository
from storage.statement import Statement

PAGE = 500

_ENTRY = select(*audit_entry.c)
_LIMIT = bindparam("limit", type_=audit_entry.c.seq.type)
_PAGE = Statement(
    _ENTRY.where(audit_entry.c.chain == bindparam("chain"), audit_entry.c.seq > bindparam("seq"))
    .order_by(audit_entry.c.seq)
    .limit(_LIMIT)
)
_PRIVATE = Statement(
    select(
        audit_person.c.seq, audit_person.c.field, audit_person.c.salt, audit_person.c.person_id, audit_person.c.value
    ).where(
        audit_person.c.chain == bindparam("chain"),
        audit_person.c.seq >= bindparam("first"),
        audit_person.c.seq <= bindparam("last"),
    )
)
_BELONGS = exists().where(audit_entry.c.chain == audit_person.c.chain, audit_entry.c.seq == audit_person.c.seq)
_ORPHANS = Statement(select(audit_person.c.chain, audit_person.c.seq).where(~_BELONGS).limit(literal(1)))
_OF_CASE = Statement(
    _ENTRY.where(audit_entry.c.case_id == bindparam("case")).order_by(audit_entry.c.chain, audit_entry.c.seq)
)
_HEADS = Statement(select(*audit_head.c).order_by(audit_head.c.chain))
_CHAINS = Statement(select(audit_entry.c.chain).distinct())
_HEAD_BEFORE = Statement(
    select(audit_entry.c.chain, audit_entry.c.seq, audit_entry.c.hash)
    .where(audit_entry.c.chain == bindparam("chain"), audit_entry.c.at < bindparam("moment"))
    .order_by(audit_entry.c.seq.desc())
    .limit(1)
)

Private = dict[int, dict[str, Sequence[str]]]
_NO_TEXT = "Could not decode to UTF-8"


class AuditLog(Repository):
    """The chains as they are kept, also where somebody has tampered with them."""

    __slots__ = ()

    def of_case(self, case: str) -> tuple[AuditEntry, ...]:
        """Every entry about a case, oldest first."""
        return tuple(AuditEntry(*row) for row in self._run.rows(_OF_CASE, {"case": case}))

    def heads(self) -> tuple[ChainHead, ...]:
        """The last entry of each chain."""
        return tuple(ChainHead(*row) for row in self._run.rows(_HEADS, {}))

    def head_before(self, chain: str, moment: datetime) -> ChainHead | None:
        """The last entry of a chain made before this moment, such as the end of a day."""
        text = moment.astimezone(UTC).isoformat(timespec="microseconds")
        row = self._run.row(_HEAD_BEFORE, {"chain": chain, "moment": text})
        return None if row is None else ChainHead(*row)

    def lines(self) -> Iterator[str]:
        """The whole log as the verifier reads it; raises its Broken where a row cannot even be read or has no place."""
        return (line for _, line in self._parts())

    def checked(self, known: Mapping[tuple[str, int], str] | None = None) -> Checker:
        """Check the whole log, also against heads known from before; raises Broken, returns what was counted."""
        checker = Checker(known or {})
        for chain, each in self._parts():
            checker.turn_to(chain)
            checker.take(each)
        checker.finish()
        return checker

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Each line with the chain it is of."""
        try:
            heads, chains = self.heads(), self._run.rows(_CHAINS, {})
            orphans = self._run.rows(_ORPHANS, {})
        except DatabaseUnavailable as error:
            raise _spoilt(error, "?", 0, "không đọc được tên chuỗi") from error
        for chain in sorted({*(head.chain for head in heads), *(str(chain) for (chain,) in chains)}):
            yield from ((chain, each) for each in self._chain(chain))
        for chain, seq in orphans:
            raise Broken(str(chain), int(seq), "dữ liệu cá nhân không thuộc mục nào")
        for head in heads:
            yield head.chain, _json({"chain": head.chain, "hash": head.hash, "head": head.seq})

    def lines_of_case(self, case: str) -> tuple[str, ...]:
        """The entries about a case in the same form."""
        return tuple(
            line(entry, self._private(entry.chain, entry.seq, entry.seq).get(entry.seq, {}))
            for entry in self.of_case(case)
        )

    def _chain(self, chain: str) -> Iterator[str]:
        last = 0
        while page := self._page(chain, last):
            private = self._private(chain, page[0].seq, page[-1].seq)
            yield from (line(entry, private.get(entry.seq, {})) for entry in page)
            last = page[-1].seq

    def _page(self, chain: str, after: int) -> list[AuditEntry]:
        try:
            return self._entries(chain, after, PAGE)
        except DatabaseUnavailable as error:
            # Bytes that are no text spoil the whole page: up to them it is read row by row.
            _spoilt(error, chain, after + 1, "")
            return self._readable(chain, after)

    def _readable(self, chain: str, after: int) -> list[AuditEntry]:
        found: list[AuditEntry] = []
        try:
            while len(found) < PAGE and (row := self._entries(chain, after, 1)):
                found += row
                after = row[0].seq
        except DatabaseUnavailable as error:
            if not found:
                raise _spoilt(error, chain, after + 1, "không đọc được") from error
        return found

    def _entries(self, chain: str, after: int, limit: int) -> list[AuditEntry]:
        rows = self._run.rows(_PAGE, {"chain": chain, "seq": after, "limit": limit})
        return [AuditEntry(*row) for row in rows]

    def _private(self, chain: str, first: int, last: int) -> Private:
        try:
            rows = self._run.rows(_PRIVATE, {"chain": chain, "first": first, "last": last})
        except DatabaseUnavailable as error:
            broken = _spoilt(error, chain, first, "không đọc được dữ liệu cá nhân")
            if first == last:
                raise broken from error
            middle = (first + last) // 2
            return {**self._private(chain, first, middle), **self._private(chain, middle + 1, last)}
        found: Private = {}
        for seq, name, *kept in rows:
            found.setdefault(seq, {})[str(name)] = kept
        return found


def _spoilt(error: DatabaseUnavailable, chain: str, seq: int, why: str) -> Broken:
    """What to say of bytes that are no text, which only SQLite can hold; any other failure is raised again."""
    if _NO_TEXT not in error.why:
        raise error
    return Broken(chain, seq, why)


def line(entry: AuditEntry, private: Mapping[str, Sequence[str]]) -> str:
    """An entry as the verifier reads it; what is kept as JSON goes in as it is, so that no change in it is lost."""
    fields = {
        "at": _json(entry.at),
        "case": _json(entry.case),
        "chain": _json(entry.chain),
        "content": _json(entry.content),
        "hash": _json(entry.hash),
        "kind": _json(entry.kind),
        "office": _json(entry.office),
        "payload": entry.payload,
        "previous": _json(entry.previous),
        "private": _json(private),
        "sealed": entry.sealed,
        "seq": _json(entry.seq),
    }
    return "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"


def _json(value: object) -> str:
    """As canonical, also of what no entry was ever given."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=repr)
