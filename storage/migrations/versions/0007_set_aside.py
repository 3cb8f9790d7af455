"""What people set aside of their reminders, their quiet hours, and which unit an office nudged on which day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the new tables and columns."""
    op.add_column("person", sa.Column("quiet_from", sa.Integer()))
    op.add_column("person", sa.Column("quiet_to", sa.Integer()))
    op.create_table(
        "reminder_choice",
        _part_of_key("person_id", sa.ForeignKey("person.id")),
        _part_of_key("thing"),
        sa.Column(
            "kind",
            sa.Text(),
            sa.CheckConstraint("kind IN ('snoozed', 'muted', 'acknowledged')", name="kind"),
            nullable=False,
        ),
        _moment("until", nullable=True),
        _moment("at"),
        sa.CheckConstraint("(kind = 'muted') = (until IS NULL)", name="until"),
    )
    op.create_table(
        "nudge",
        _part_of_key("unit_id", sa.ForeignKey("unit.id")),
        sa.Column("day", sa.Date(), primary_key=True, nullable=False),
        sa.Column("office_id", sa.Text(), sa.ForeignKey("office.id"), nullable=False),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
        _moment("at"),
    )


def _part_of_key(name: str, *rules: sa.schema.SchemaItem) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, primary_key=True, nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite"), nullable=nullable)
