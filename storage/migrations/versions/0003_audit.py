"""The audit log: hash-chained entries, the head of each chain, and personal fields that can be erased."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; the database itself refuses a change, a gap and a fork."""
    op.create_table("audit_head", _key("chain"), _number("seq"), _text("hash"))
    op.create_table(
        "audit_entry",
        _key("chain"),
        _number("seq", key=True),
        _text("at"),
        _text("kind"),
        _text("case_id", nullable=True),
        _text("office_id", nullable=True),
        _text("content", nullable=True),
        _text("payload"),
        _text("sealed"),
        _text("previous"),
        _text("hash"),
    )
    op.create_index(None, "audit_entry", ["case_id", "seq"])
    op.create_index(None, "audit_entry", ["chain", "at"])
    op.create_table(
        "audit_person",
        _key("chain"),
        _number("seq", key=True),
        _key("field"),
        _text("person_id"),
        _text("salt"),
        _text("value"),
    )
    op.create_index(None, "audit_person", ["person_id"])
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgres()
    else:
        _guard_sqlite()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, primary_key=True)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, primary_key=key, autoincrement=False)


def _guard_postgres() -> None:
    op.execute(
        "CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        "CREATE FUNCTION follow_head() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash"
        " WHERE chain = NEW.chain AND seq = NEW.seq - 1 AND hash = NEW.previous;"
        " IF NOT FOUND THEN RAISE EXCEPTION 'audit_entry does not follow its chain'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION follow_head()"
    )


def _guard_sqlite() -> None:
    for change in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER audit_entry_no_{change} BEFORE {change} ON audit_entry"
            " BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry BEGIN"
        " SELECT RAISE(ABORT, 'audit_entry does not follow its chain') WHERE NOT EXISTS (SELECT 1 FROM audit_head"
        " WHERE chain = NEW.chain AND seq = NEW.seq - 1 AND hash = NEW.previous);"
        " UPDATE audit_head SET seq = NEW.seq, hash = NEW.hash WHERE chain = NEW.chain; END"
    )
