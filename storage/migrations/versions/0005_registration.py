"""What units register for in a year, and how they check themselves against the standard."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_APPEND_ONLY = ("registration", "standard_answer")


def upgrade() -> None:
    """Make the new tables, which are only added to."""
    _registration()
    _standard_answer()
    _refuse_changes()


def _text(name: str, *rules: sa.schema.SchemaItem, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, nullable=nullable)


def _reference(name: str, target: str) -> sa.Column[str]:
    return _text(name, sa.ForeignKey(f"{target}.id"))


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite"), nullable=False)


def _numbered() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, sa.Identity(), nullable=False, primary_key=True)


def _registration() -> None:
    op.create_table(
        "registration",
        _numbered(),
        _reference("unit_id", "unit"),
        sa.Column("year", sa.Integer(), nullable=False),
        _text("track", sa.CheckConstraint("track IN ('t1', 't3')", name="track")),
        _text("kind", sa.CheckConstraint("kind IN ('registered', 'withdrawn')", name="kind")),
        _text("told", nullable=True),
        _reference("person_id", "person"),
        _reference("office_id", "office"),
        _moment("at"),
    )
    op.create_index(None, "registration", ["unit_id", "year"])


def _standard_answer() -> None:
    op.create_table(
        "standard_answer",
        _numbered(),
        _reference("case_id", "case_file"),
        _text("standard_id"),
        _text("criterion_id"),
        _text("value"),
        _reference("person_id", "person"),
        _reference("office_id", "office"),
        _moment("at"),
    )
    op.create_index(None, "standard_answer", ["case_id", "id"])


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in _APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        return
    for table in _APPEND_ONLY:
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
