"""All the SQL of the house, one class for each thing that is kept."""

from storage.repositories.answers import Answers
from storage.repositories.cases import Cases
from storage.repositories.conversations import Conversations
from storage.repositories.messages import Messages
from storage.repositories.people import People
from storage.repositories.places import Places
from storage.repositories.reviews import Reviews
from storage.repositories.sign_ins import SignIns

__all__ = ["Answers", "Cases", "Conversations", "Messages", "People", "Places", "Reviews", "SignIns"]
