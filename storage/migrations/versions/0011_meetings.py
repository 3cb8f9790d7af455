"""The meetings at which units assess themselves, and the codes into them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the log, which is only added to, and the table of codes."""
    op.create_table(
        "meeting_entry",
        sa.Column("case_id", sa.Text(), sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("meeting", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("office_id", sa.Text(), sa.ForeignKey("office.id")),
        sa.Column("details", sa.Text(), nullable=False),
        _moment("at", nullable=False),
    )
    op.create_index(None, "meeting_entry", ["person_id"])
    op.create_table(
        "meeting_code",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("case_id", sa.Text(), sa.ForeignKey("case_file.id"), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        _moment("issued_at", nullable=False),
        _moment("expires_at", nullable=False),
        _moment("used_at", nullable=True),
    )
    _refuse_changes("meeting_entry")


def _moment(name: str, *, nullable: bool) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite"), nullable=nullable)


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
