"""Secret links to people's calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "calendar_link",
        sa.Column("digest", sa.Text(), nullable=False, primary_key=True),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
        _moment("issued_at"),
        _moment("revoked_at", nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _moment("changed_at"),
    )
    op.create_index(None, "calendar_link", ["person_id", "issued_at"])


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    kind = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
    return sa.Column(name, kind, nullable=nullable)
