"""The telephone of a unit, as the unit gave it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column, which is empty for the units there are."""
    op.add_column("unit", sa.Column("phone", sa.Text(), nullable=True))
