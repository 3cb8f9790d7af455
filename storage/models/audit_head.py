"""The last entry of each audit chain: who appends holds this row; kept in step by a trigger of `audit_entry`."""

from sqlalchemy import BigInteger, Column, Table, Text

from storage.models.catalogue import metadata

audit_head = Table(
    "audit_head",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
)
