"""All the SQL of the house, one class for each thing that is kept."""

from storage.repositories.answers import Answers
from storage.repositories.bot_accounts import BotAccounts
from storage.repositories.cards import Cards
from storage.repositories.cases import Cases
from storage.repositories.chats import Chats
from storage.repositories.conversations import Conversations
from storage.repositories.delegations import Delegations
from storage.repositories.deliveries import Deliveries
from storage.repositories.files import Files
from storage.repositories.messages import Messages
from storage.repositories.people import People
from storage.repositories.places import Places
from storage.repositories.reviews import Reviews
from storage.repositories.sign_ins import SignIns
from storage.repositories.tokens import Tokens

__all__ = [
    "Answers",
    "BotAccounts",
    "Cards",
    "Cases",
    "Chats",
    "Conversations",
    "Delegations",
    "Deliveries",
    "Files",
    "Messages",
    "People",
    "Places",
    "Reviews",
    "SignIns",
    "Tokens",
]
