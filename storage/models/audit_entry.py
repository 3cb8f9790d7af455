"""What was done and looked at, hash-chained; append-only. Nothing here names a person or holds a person's words.

No foreign keys: the chain must stay as it is whatever becomes of the records it speaks of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import BigInteger, Column, Index, Table, Text

from storage.models.catalogue import metadata

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),  # text, because the hash is taken of just these bytes
    Column("kind", Text, nullable=False),
    Column("case_id", Text),
    Column("office_id", Text),
    Column("content", Text),
    Column("payload", Text, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "case_id", "seq"),
    Index(None, "chain", "at"),
)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One entry to be: `payload` without personal data, `content` the hash of the case as it then is.

    `private` has by name of field whom it is about and the value, of which only a commitment enters the chain.
    """

    kind: str
    case: str | None = None
    office: str | None = None
    content: str | None = None
    payload: Mapping[str, object] = field(default_factory=dict)
    private: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry of a chain as it is kept; `payload` and `at` (ISO 8601, UTC) are read, the rest is proof."""

    chain: str
    seq: int
    at: str
    kind: str
    case: str | None
    office: str | None
    content: str | None
    payload: str
    sealed: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last entry of a chain."""

    chain: str
    seq: int
    hash: str
