"""The one catalogue all tables are entered in, and how their constraints are named."""

from sqlalchemy import BigInteger, Column, Identity, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

APPEND_ONLY = (
    "consent",
    "answer_log",
    "review_event",
    "evidence",
    "registration",
    "standard_answer",
    "meeting_entry",
    "handed_question",
    "audit_entry",
)
"""The tables whose rows the database refuses to change or delete."""


def numbered() -> Column[int]:
    """A key the database counts up by itself; 64 bits on both."""
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), Identity(), primary_key=True)
