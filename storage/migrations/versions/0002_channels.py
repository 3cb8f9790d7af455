"""Chats on outside channels, what is sent to them, files as evidence, and codes that join a chat to a person."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_OPEN = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    """Make the new tables; codes take the place of sign-in links, of which the good ones go on."""
    op.add_column("person", sa.Column("preferred", sa.Text()))
    _codes()
    _chats()
    _deliveries()
    _files()
    _refuse_changes()


def _text(
    name: str, *rules: sa.schema.SchemaItem, default: str | None = None, nullable: bool = False
) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, nullable=nullable, server_default=default)


def _reference(name: str, target: str, *, nullable: bool = False) -> sa.Column[str]:
    return _text(name, sa.ForeignKey(target), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    kind = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
    return sa.Column(name, kind, nullable=nullable)


def _numbered() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, sa.Identity(), nullable=False, primary_key=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, primary_key=True)


def _codes() -> None:
    op.create_table(
        "join_code",
        _key("digest"),
        _reference("person_id", "person.id", nullable=True),
        _reference("office_id", "office.id", nullable=True),
        _moment("issued_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
        sa.CheckConstraint("(person_id IS NULL) <> (office_id IS NULL)", name="one_of"),
    )
    op.execute(
        "INSERT INTO join_code (digest, person_id, issued_at, expires_at, used_at)"
        " SELECT digest, person_id, issued_at, expires_at, used_at FROM sign_in_link"
    )
    op.drop_table("sign_in_link")


def _chats() -> None:
    op.create_table(
        "chat",
        _key("channel"),
        _key("chat_id"),
        _reference("person_id", "person.id", nullable=True),
        _moment("heard_at"),
        _moment("unreachable_at", nullable=True),
        sa.Column("wrong_codes", sa.Integer(), nullable=False, server_default="0"),
        _moment("locked_until", nullable=True),
        _text("seen", default="[]"),
        _text("shown", default="{}"),
        sa.Column("live_seq", sa.BigInteger()),
        _moment("free_at"),
    )
    op.create_index(None, "chat", ["person_id"])
    op.create_table(
        "bot_account",
        _key("channel"),
        _moment("free_at"),
        _moment("paused_until", nullable=True),
        _text("listener", nullable=True),
        _moment("listens_until", nullable=True),
        _text("name", nullable=True),
    )


def _deliveries() -> None:
    states = "state IN ('queued', 'sending', 'sent', 'retry', 'uncertain', 'dead')"
    op.create_table(
        "delivery",
        _numbered(),
        _text("channel"),
        _text("chat_id"),
        _reference("person_id", "person.id", nullable=True),
        sa.Column("lane", sa.Integer(), nullable=False),
        _text("op"),
        sa.Column("first_seq", sa.BigInteger()),
        sa.Column("last_seq", sa.BigInteger()),
        _text("data", default="{}"),
        _text("state", sa.CheckConstraint(states, name="state"), default="queued"),
        _moment("due_at", nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        _text("receipts", default="[]"),
        _text("why", nullable=True),
        _moment("at"),
        _moment("done_at", nullable=True),
        sa.ForeignKeyConstraint(["channel", "chat_id"], ["chat.channel", "chat.chat_id"], name="fk_delivery_chat"),
    )
    for name, columns in (
        ("ix_delivery_due", ["channel", "lane", "due_at", "id"]),
        ("ix_delivery_order", ["channel", "chat_id", "lane", "id"]),
    ):
        op.create_index(name, "delivery", columns, postgresql_where=_OPEN, sqlite_where=_OPEN)
    op.create_index("ix_delivery_message", "delivery", ["channel", "chat_id", "first_seq"])


def _files() -> None:
    op.create_table(
        "stored_file",
        _key("digest"),
        _text("media_type"),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _moment("at"),
    )
    op.create_table(
        "evidence",
        _numbered(),
        _reference("case_id", "case_file.id"),
        _text("line_id"),
        _text("kind", sa.CheckConstraint("kind IN ('added', 'removed')", name="kind")),
        _reference("digest", "stored_file.digest"),
        _text("name"),
        _reference("person_id", "person.id"),
        _reference("office_id", "office.id"),
        _moment("at"),
    )
    op.create_index(None, "evidence", ["case_id", "id"])


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER evidence_no_{change} BEFORE {change} ON evidence"
            " BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END"
        )
