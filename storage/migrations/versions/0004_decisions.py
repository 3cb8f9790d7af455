"""What decisions carry, delegations, one-shot tokens of buttons that decide, and the cards of each case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns of the history, which are empty for what happened before, and the new tables."""
    _what_acts_carry()
    op.add_column("case_file", sa.Column("flags", sa.Text(), nullable=False, server_default=""))
    _tokens()
    _delegations()
    _cards()


def _text(name: str, *rules: sa.schema.SchemaItem, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, nullable=nullable)


def _reference(name: str, target: str, *, nullable: bool = False) -> sa.Column[str]:
    return _text(name, sa.ForeignKey(target), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    kind = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
    return sa.Column(name, kind, nullable=nullable)


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


def _tokens() -> None:
    op.create_table(
        "action_token",
        sa.Column("digest", sa.Text(), nullable=False, primary_key=True),
        _text("kind"),
        _reference("case_id", "case_file.id", nullable=True),
        _reference("office_id", "office.id"),
        _reference("person_id", "person.id"),
        _text("stage"),
        _text("content"),
        sa.Column("acts", sa.Integer(), nullable=False),
        _text("score"),
        _text("rules_hash"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
    )
    op.create_index(None, "action_token", ["person_id"])


def _delegations() -> None:
    numbered = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "delegation",
        sa.Column("id", numbered, sa.Identity(), nullable=False, primary_key=True),
        _reference("office_id", "office.id"),
        _reference("giver_id", "person.id"),
        _reference("delegate_id", "person.id"),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _text("reason"),
        _moment("at"),
        _moment("revoked_at", nullable=True),
    )
    for column in ("office_id", "giver_id", "delegate_id"):
        op.create_index(None, "delegation", [column])


def _cards() -> None:
    op.create_table(
        "case_card",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False, primary_key=True),
        sa.Column("seq", sa.BigInteger(), nullable=False, primary_key=True, autoincrement=False),
        _reference("case_id", "case_file.id"),
        _text("note", nullable=True),
    )
    op.create_index(None, "case_card", ["case_id"])
