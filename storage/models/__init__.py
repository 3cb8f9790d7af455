"""The tables, one file each, and the records made of their rows."""

from storage.models.answer_log import Entry, answer_log
from storage.models.case_file import Case, case_file
from storage.models.catalogue import APPEND_ONLY, metadata
from storage.models.consent import Consent, consent
from storage.models.conversation import Conversation, conversation
from storage.models.inbox import inbox
from storage.models.locality import locality
from storage.models.message import Message
from storage.models.moment import Moment
from storage.models.office import HeldOffice, office
from storage.models.outbox import outbox
from storage.models.person import Person, person
from storage.models.review_event import review_event
from storage.models.sign_in_link import LinkState, sign_in_link
from storage.models.tenure import tenure
from storage.models.unit import UnitRow, unit
from storage.models.web_session import web_session

__all__ = [
    "APPEND_ONLY",
    "Case",
    "Consent",
    "Conversation",
    "Entry",
    "HeldOffice",
    "LinkState",
    "Message",
    "Moment",
    "Person",
    "UnitRow",
    "answer_log",
    "case_file",
    "consent",
    "conversation",
    "inbox",
    "locality",
    "metadata",
    "office",
    "outbox",
    "person",
    "review_event",
    "sign_in_link",
    "tenure",
    "unit",
    "web_session",
]
