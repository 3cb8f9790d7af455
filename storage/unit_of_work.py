"""One transaction: everything in it is kept, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from storage.announcements import CHANNEL, LONGEST
from storage.errors import Conflict, DatabaseUnavailable
from storage.repositories import (
    Answers,
    Audit,
    AuditLog,
    BotAccounts,
    Cards,
    Cases,
    Chats,
    Checkup,
    Conversations,
    Delegations,
    Deliveries,
    Directory,
    Files,
    Meetings,
    Messages,
    People,
    Places,
    Registrations,
    Reviews,
    SignIns,
    StandardAnswers,
    Tokens,
)
from storage.statement import Runner


class Work:
    """The repositories of one transaction; of no use after it has ended."""

    __slots__ = (
        "_runner",
        "answers",
        "audit",
        "audit_log",
        "bots",
        "cards",
        "cases",
        "chats",
        "checkup",
        "conversations",
        "delegations",
        "deliveries",
        "directory",
        "files",
        "meetings",
        "messages",
        "people",
        "places",
        "registrations",
        "reviews",
        "sign_ins",
        "standard_answers",
        "tokens",
    )

    def __init__(self, connection: Connection) -> None:
        runner = self._runner = Runner(connection)
        self.people = People(runner)
        self.sign_ins = SignIns(runner)
        self.tokens = Tokens(runner)
        self.places = Places(runner)
        self.conversations = Conversations(runner)
        self.messages = Messages(runner)
        self.meetings = Meetings(runner)
        self.cards = Cards(runner)
        self.cases = Cases(runner)
        self.answers = Answers(runner)
        self.reviews = Reviews(runner)
        self.registrations = Registrations(runner)
        self.standard_answers = StandardAnswers(runner)
        self.files = Files(runner)
        self.chats = Chats(runner)
        self.delegations = Delegations(runner)
        self.deliveries = Deliveries(runner)
        self.bots = BotAccounts(runner)
        self.directory = Directory(runner)
        self.checkup = Checkup(runner)
        self.audit = Audit(runner)
        self.audit_log = AuditLog(runner)

    def announce(self, text: str) -> None:
        """Tell the other processes, once this is committed; a text that is too long becomes an empty one."""
        self._runner.announce(CHANNEL, text if len(text.encode()) <= LONGEST else "")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Commit at the end of the block; roll everything back when it, or the commit, raises."""
    try:
        with engine.begin() as connection:
            try:
                yield connection
            except DatabaseUnavailable:
                connection.invalidate()  # rolling back what is lost would hide why it was lost
                raise
    except NoConnectionFree as error:
        raise Conflict("every database connection is busy") from error
