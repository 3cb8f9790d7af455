"""Which messages to people have buttons about a case, so that they can be brought up to date."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata

case_card = Table(
    "case_card",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", ForeignKey("case_file.id"), nullable=False, index=True),
    Column("note", Text),
)
