"""Questions given to somebody else, and codes for one of them or for an office from a later day on."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_STEPS = ("handed", "taken", "answered", "noted", "attached", "again", "used", "ended")


def upgrade() -> None:
    """Make the new table, which is only added to, and the columns, which are empty for the codes there are."""
    op.add_column("join_code", sa.Column("starts", sa.Date()))
    op.add_column("join_code", sa.Column("handing", sa.Text()))
    op.create_index(None, "join_code", ["handing"])
    _handed_question()
    _refuse_changes("handed_question")


def _text(name: str, *rules: sa.schema.SchemaItem, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, nullable=nullable)


def _reference(name: str, target: str, *, nullable: bool = False) -> sa.Column[str]:
    return _text(name, sa.ForeignKey(f"{target}.id"), nullable=nullable)


def _handed_question() -> None:
    numbered = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "handed_question",
        sa.Column("id", numbered, sa.Identity(), nullable=False, primary_key=True),
        _text("handing"),
        _reference("case_id", "case_file"),
        _text("line_id"),
        _text("kind", sa.CheckConstraint(f"kind IN ({', '.join(map(repr, _STEPS))})", name="kind")),
        _text("value", nullable=True),
        _reference("to_id", "person", nullable=True),
        _reference("to_office_id", "office", nullable=True),
        _reference("person_id", "person"),
        _reference("office_id", "office"),
        sa.Column("at", sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite"), nullable=False),
    )
    for column in ("handing", "case_id", "to_id"):
        op.create_index(None, "handed_question", [column])


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
