"""One transaction: everything in it is kept, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from storage.errors import Conflict, DatabaseUnavailable
from storage.repositories import (
    Answers,
    BotAccounts,
    Cases,
    Chats,
    Checkup,
    Conversations,
    Deliveries,
    Directory,
    Files,
    Messages,
    People,
    Places,
    Reviews,
    SignIns,
)
from storage.statement import Runner


class Work:
    """The repositories of one transaction; of no use after it has ended."""

    __slots__ = (
        "answers",
        "bots",
        "cases",
        "chats",
        "checkup",
        "conversations",
        "deliveries",
        "directory",
        "files",
        "messages",
        "people",
        "places",
        "reviews",
        "sign_ins",
    )

    def __init__(self, connection: Connection) -> None:
        runner = Runner(connection)
        self.people = People(runner)
        self.sign_ins = SignIns(runner)
        self.places = Places(runner)
        self.conversations = Conversations(runner)
        self.messages = Messages(runner)
        self.cases = Cases(runner)
        self.answers = Answers(runner)
        self.reviews = Reviews(runner)
        self.files = Files(runner)
        self.chats = Chats(runner)
        self.deliveries = Deliveries(runner)
        self.bots = BotAccounts(runner)
        self.directory = Directory(runner)
        self.checkup = Checkup(runner)


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
