"""The personal fields of audit entries with the salts of their commitments; taken away when a person is erased."""

from sqlalchemy import BigInteger, Column, Table, Text

from storage.models.catalogue import metadata

audit_person = Table(
    "audit_person",
    metadata,
    Column("chain", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("field", Text, primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("salt", Text, nullable=False),
    Column("value", Text, nullable=False),
)
