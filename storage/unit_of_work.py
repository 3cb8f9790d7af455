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
    Boards,
    BotAccounts,
    CalendarLinks,
    Cards,
    Cases,
    Chats,
    Checkup,
    Conversations,
    Daily,
    Delegations,
    Deliveries,
    Directory,
    Erasure,
    Files,
    Handings,
    Meetings,
    Messages,
    Nudges,
    People,
    Places,
    Reach,
    Registrations,
    ReminderPlan,
    ReminderQueue,
    Reviews,
    SetAside,
    SignIns,
    StandardAnswers,
    Tokens,
    UnitRegister,
)
from storage.statement import Runner


class Work:
    """The repositories of one transaction; of no use after it has ended."""

    __slots__ = (
        "_runner",
        "answers",
        "audit",
        "audit_log",
        "boards",
        "bots",
        "calendar_links",
        "cards",
        "cases",
        "chats",
        "checkup",
        "conversations",
        "daily",
        "delegations",
        "deliveries",
        "directory",
        "erasure",
        "files",
        "handings",
        "meetings",
        "messages",
        "nudges",
        "people",
        "places",
        "reach",
        "registrations",
        "reminder_plan",
        "reminder_queue",
        "reviews",
        "set_aside",
        "sign_ins",
        "standard_answers",
        "tokens",
        "unit_register",
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
        self.reach = Reach(runner)
        self.registrations = Registrations(runner)
        self.standard_answers = StandardAnswers(runner)
        self.set_aside = SetAside(runner)
        self.nudges = Nudges(runner)
        self.files = Files(runner)
        self.handings = Handings(runner)
        self.chats = Chats(runner)
        self.delegations = Delegations(runner)
        self.deliveries = Deliveries(runner)
        self.boards = Boards(runner)
        self.bots = BotAccounts(runner)
        self.calendar_links = CalendarLinks(runner)
        self.directory = Directory(runner)
        self.unit_register = UnitRegister(runner)
        self.erasure = Erasure(runner)
        self.checkup = Checkup(runner)
        self.reminder_plan = ReminderPlan(runner)
        self.reminder_queue = ReminderQueue(runner)
        self.daily = Daily(runner)
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
