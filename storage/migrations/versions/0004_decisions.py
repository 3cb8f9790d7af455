"""What a decision and a delegation carry, kept with the history of a case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns of the history; what happened before has none of them."""
    _what_acts_carry()


def _what_acts_carry() -> None:
    text, day = sa.Text(), sa.Date()
    for name, kind in (
        ("outcome", text),
        ("number", text),
        ("decided_on", day),
        ("delegate_id", text),
        ("first_day", day),
        ("last_day", day),
        ("on_behalf_id", text),
    ):
        op.add_column("review_event", sa.Column(name, kind))
