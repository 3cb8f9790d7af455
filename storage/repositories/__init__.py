"""All the SQL of the house, one class for each thing that is kept."""

from storage.repositories.answers import Answers
from storage.repositories.audit import Audit
from storage.repositories.audit_log import AuditLog
from storage.repositories.bot_accounts import BotAccounts
from storage.repositories.cards import Cards
from storage.repositories.cases import Cases
from storage.repositories.chats import Chats
from storage.repositories.checkup import Checkup
from storage.repositories.conversations import Conversations
from storage.repositories.delegations import Delegations
from storage.repositories.deliveries import Deliveries
from storage.repositories.directory import Directory
from storage.repositories.files import Files
from storage.repositories.meetings import Meetings
from storage.repositories.messages import Messages
from storage.repositories.people import People
from storage.repositories.places import Places
from storage.repositories.registrations import Registrations
from storage.repositories.reviews import Reviews
from storage.repositories.sign_ins import SignIns
from storage.repositories.standard_answers import StandardAnswers
from storage.repositories.tokens import Tokens

__all__ = [
    "Answers",
    "Audit",
    "AuditLog",
    "BotAccounts",
    "Cards",
    "Cases",
    "Chats",
    "Checkup",
    "Conversations",
    "Delegations",
    "Deliveries",
    "Directory",
    "Files",
    "Meetings",
    "Messages",
    "People",
    "Places",
    "Registrations",
    "Reviews",
    "SignIns",
    "StandardAnswers",
    "Tokens",
]
