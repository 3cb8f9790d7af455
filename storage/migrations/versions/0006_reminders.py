"""When to remind whom of which date, the one message a day, and what is done once a day."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the new tables."""
    _reminder_step()
    _due_reminder()
    _reminder_ping()
    op.create_table("locality_reminders", _reference("locality_id", "locality", primary_key=True), _text("rhythm"))
    op.create_table(
        "daily_work", _text("name", primary_key=True), _day("day"), _text("note", server_default=sa.text("''"))
    )


def _text(name: str, *rules: sa.schema.SchemaItem, **options: object) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, nullable=False, **options)  # type: ignore[arg-type]


def _reference(name: str, target: str, **options: object) -> sa.Column[str]:
    return _text(name, sa.ForeignKey(f"{target}.id"), **options)


def _day(name: str, **options: bool) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False, **options)  # type: ignore[arg-type]


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite"), nullable=False)


def _reminder_step() -> None:
    op.create_table(
        "reminder_step",
        *(_text(name, primary_key=True) for name in ("plan_id", "rhythm", "office_kind", "thing")),
        sa.Column("step", sa.Integer(), nullable=False, primary_key=True, autoincrement=False),
        _text("reach", sa.CheckConstraint("reach IN ('own', 'above')", name="reach")),
        _day("last_day"),
        _day("day"),
        _moment("due_at"),
    )


def _due_reminder() -> None:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    states = sa.CheckConstraint("state IN ('open', 'taken', 'said', 'nothing')", name="state")
    op.create_table(
        "due_reminder",
        sa.Column("id", kind, sa.Identity(), nullable=False, primary_key=True),
        _reference("person_id", "person"),
        _reference("office_id", "office"),
        _text("thing"),
        _day("last_day"),
        sa.Column("step", sa.Integer(), nullable=False),
        _day("day"),
        _moment("planned_at"),
        _moment("due_at"),
        _text("state", states, server_default="open"),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.UniqueConstraint("person_id", "thing", "last_day", "step"),
    )
    op.create_index(None, "due_reminder", ["office_id"])
    _partial("ix_due_reminder_due", "due_reminder", ["due_at", "id"], "state = 'open'")


def _reminder_ping() -> None:
    op.create_table(
        "reminder_ping",
        _reference("person_id", "person", primary_key=True),
        _day("day", primary_key=True),
        _text("occasion", sa.CheckConstraint("occasion IN ('daily', 'asked')", name="occasion"), primary_key=True),
        _text("state", sa.CheckConstraint("state IN ('new', 'queued', 'said', 'nothing')", name="state")),
        _moment("at"),
    )
    _partial("ix_reminder_ping_new", "reminder_ping", ["person_id"], "state = 'new'")


def _partial(name: str, table: str, columns: list[str], condition: str) -> None:
    op.create_index(name, table, columns, postgresql_where=sa.text(condition), sqlite_where=sa.text(condition))
