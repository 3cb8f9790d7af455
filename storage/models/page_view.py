"""How far each person has read on the web page: nobody else tells us that a message was looked at."""

from sqlalchemy import BigInteger, Column, ForeignKey, Table, Text

from storage.models.catalogue import metadata
from storage.models.moment import Moment

page_view = Table(
    "page_view",
    metadata,
    Column("person_id", Text, ForeignKey("person.id"), primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)
