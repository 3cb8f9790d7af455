"""How far the web page was read, and which units were called."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables; whatever a person did on the page until now, they had the page before them."""
    op.create_table(
        "page_view",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        _moment("at"),
    )
    op.execute(
        "INSERT INTO page_view (person_id, seq, at)"
        " SELECT person_id, MAX(seq), MAX(at) FROM inbox WHERE channel = 'web' GROUP BY person_id"
    )
    op.create_table(
        "phone_call",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), sa.Identity(), primary_key=True),
        sa.Column("unit_id", sa.Text(), sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("office_id", sa.Text(), sa.ForeignKey("office.id"), nullable=False),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
        _moment("at"),
    )
    op.create_index(None, "phone_call", ["unit_id", "at"])


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite"), nullable=False)
