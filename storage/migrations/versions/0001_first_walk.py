"""The tables of the first walk: places, people, conversations, cases, answers, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPEND_ONLY = ("consent", "answer_log", "review_event")


def upgrade() -> None:
    """Make every table, index and trigger."""
    _places()
    _people()
    _offices()
    _conversations()
    _cases()
    _what_is_only_added_to()
    _refuse_changes()


def _text(name: str, *rules: sa.schema.SchemaItem, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), *rules, nullable=nullable)


def _reference(name: str, target: str, *, nullable: bool = False) -> sa.Column[str]:
    return _text(name, sa.ForeignKey(f"{target}.id"), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    kind = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")
    return sa.Column(name, kind, nullable=nullable)


def _numbered() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("id", kind, sa.Identity(), nullable=False, primary_key=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, primary_key=True)


def _places() -> None:
    op.create_table(
        "locality",
        _key("id"),
        _text("name"),
        _text("level", sa.CheckConstraint("level IN ('province', 'commune')", name="level")),
        _reference("parent_id", "locality", nullable=True),
        _text("plan_id", nullable=True),
    )
    op.create_index(None, "locality", ["parent_id"])
    op.create_table(
        "unit",
        _key("id"),
        _reference("locality_id", "locality"),
        _text("name"),
        _text("address"),
        _text("kind", sa.CheckConstraint("kind IN ('school', 'agency', 'enterprise')", name="kind")),
        _text("level", nullable=True),
        _text("size", nullable=True),
    )
    op.create_index(None, "unit", ["locality_id"])


def _people() -> None:
    op.create_table("person", _key("id"), _text("language"), _moment("created_at"))
    op.create_table(
        "sign_in_link",
        _key("digest"),
        _reference("person_id", "person"),
        _moment("issued_at"),
        _moment("expires_at"),
        _moment("used_at", nullable=True),
    )
    op.create_table(
        "web_session",
        _key("digest"),
        _reference("person_id", "person"),
        _moment("opened_at"),
        _moment("seen_at"),
        _moment("expires_at"),
    )


def _offices() -> None:
    op.create_table(
        "office",
        _key("id"),
        _text("kind"),
        _text("title"),
        _reference("locality_id", "locality"),
        _reference("unit_id", "unit", nullable=True),
    )
    op.create_index(None, "office", ["unit_id"])
    op.create_index(None, "office", ["locality_id", "kind"])
    op.create_table(
        "tenure",
        _numbered(),
        _reference("office_id", "office"),
        _reference("person_id", "person"),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date()),
    )
    op.create_index(None, "tenure", ["office_id"])
    op.create_index(None, "tenure", ["person_id"])


def _conversations() -> None:
    op.create_table(
        "conversation",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False, primary_key=True),
        _text("state", nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=False, server_default="0"),
        _moment("updated_at"),
    )
    op.create_table(
        "inbox",
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), nullable=False, primary_key=True),
        _key("channel"),
        _key("event_key"),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        _text("shown"),
        _moment("at"),
    )
    op.create_index(None, "inbox", ["person_id", "seq"])
    op.create_table(
        "outbox",
        _numbered(),
        _reference("person_id", "person"),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        _text("channel"),
        _text("payload"),
        _moment("at"),
        sa.UniqueConstraint("person_id", "seq"),
    )


def _cases() -> None:
    op.create_table(
        "case_file",
        _key("id"),
        _reference("locality_id", "locality"),
        _reference("unit_id", "unit"),
        sa.Column("year", sa.Integer(), nullable=False),
        _text("rubric_id"),
        _text("plan_id"),
        _moment("opened_at"),
        sa.Column("state", sa.Text(), nullable=False, server_default="draft"),
        _text("stage", nullable=True),
        _moment("changed_at"),
        sa.UniqueConstraint("unit_id", "year"),
    )
    op.create_index(None, "case_file", ["locality_id", "year"])
    op.create_index(None, "case_file", ["locality_id", "stage"])


def _what_is_only_added_to() -> None:
    op.create_table(
        "consent",
        _numbered(),
        _reference("person_id", "person"),
        _text("purpose"),
        sa.Column("given", sa.Boolean(), nullable=False),
        _text("text_version"),
        _text("channel"),
        _moment("at"),
    )
    op.create_index(None, "consent", ["person_id", "id"])
    op.create_table(
        "answer_log",
        _numbered(),
        _reference("case_id", "case_file"),
        _text("line_id"),
        _text("kind", sa.CheckConstraint("kind IN ('answer', 'note', 'profile')", name="kind")),
        _text("value"),
        _reference("person_id", "person"),
        _reference("office_id", "office"),
        _moment("at"),
    )
    op.create_index(None, "answer_log", ["case_id", "id"])
    op.create_table(
        "review_event",
        sa.Column("case_id", sa.Text(), sa.ForeignKey("case_file.id"), nullable=False, primary_key=True),
        sa.Column("seq", sa.Integer(), nullable=False, primary_key=True, autoincrement=False),
        _text("kind"),
        _reference("office_id", "office"),
        _reference("person_id", "person"),
        _text("line_id", nullable=True),
        _text("points", nullable=True),
        _text("text", nullable=True),
        _text("content", nullable=True),
        _moment("at"),
    )


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
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
