"""All the SQL of the house, one class for each thing that is kept."""

from storage.repositories.answers import Answers
from storage.repositories.audit import Audit
from storage.repositories.audit_log import AuditLog
from storage.repositories.boards import Boards
from storage.repositories.bot_accounts import BotAccounts
from storage.repositories.calendar_links import CalendarLinks
from storage.repositories.cards import Cards
from storage.repositories.cases import Cases
from storage.repositories.chats import Chats
from storage.repositories.checkup import Checkup
from storage.repositories.conversations import Conversations
from storage.repositories.daily import Daily
from storage.repositories.delegations import Delegations
from storage.repositories.deliveries import Deliveries
from storage.repositories.directory import Directory
from storage.repositories.erasure import Erasure
from storage.repositories.files import Files
from storage.repositories.handings import Handings
from storage.repositories.meetings import Meetings
from storage.repositories.messages import Messages
from storage.repositories.nudges import Nudges
from storage.repositories.people import People
from storage.repositories.places import Places
from storage.repositories.reach import Reach
from storage.repositories.registrations import Registrations
from storage.repositories.reminder_plan import ReminderPlan
from storage.repositories.reminder_queue import ReminderQueue
from storage.repositories.reviews import Reviews
from storage.repositories.set_aside import SetAside
from storage.repositories.sign_ins import SignIns
from storage.repositories.standard_answers import StandardAnswers
from storage.repositories.tokens import Tokens
from storage.repositories.unit_register import UnitRegister

__all__ = [
    "Answers",
    "Audit",
    "AuditLog",
    "Boards",
    "BotAccounts",
    "CalendarLinks",
    "Cards",
    "Cases",
    "Chats",
    "Checkup",
    "Conversations",
    "Daily",
    "Delegations",
    "Deliveries",
    "Directory",
    "Erasure",
    "Files",
    "Handings",
    "Meetings",
    "Messages",
    "Nudges",
    "People",
    "Places",
    "Reach",
    "Registrations",
    "ReminderPlan",
    "ReminderQueue",
    "Reviews",
    "SetAside",
    "SignIns",
    "StandardAnswers",
    "Tokens",
    "UnitRegister",
]
