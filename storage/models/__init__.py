"""The tables, one file each, and the records made of their rows."""

from storage.models.action_token import ActionToken, action_token
from storage.models.answer_log import Entry, answer_log
from storage.models.audit_entry import AuditEntry, ChainHead, NewEntry, audit_entry
from storage.models.audit_head import audit_head
from storage.models.audit_person import audit_person
from storage.models.bot_account import BotAccount, bot_account
from storage.models.case_card import case_card
from storage.models.case_file import Case, case_file
from storage.models.catalogue import APPEND_ONLY, metadata
from storage.models.chat import Chat, chat
from storage.models.consent import Consent, consent
from storage.models.conversation import Conversation, conversation
from storage.models.delegation import Lent, delegation
from storage.models.delivery import DueDelivery, NewDelivery, delivery
from storage.models.evidence import EvidenceEntry, evidence
from storage.models.inbox import inbox
from storage.models.join_code import LinkState, Opens, join_code
from storage.models.locality import LocalityRow, locality
from storage.models.meeting_code import OpensMeeting, meeting_code
from storage.models.meeting_entry import MeetingEntry, PlacedMeeting, meeting_entry
from storage.models.message import Message
from storage.models.moment import Moment
from storage.models.office import HeldOffice, ListedOffice, office
from storage.models.outbox import outbox
from storage.models.person import Person, person
from storage.models.registration import RegistrationEntry, registration
from storage.models.review_event import review_event
from storage.models.standard_answer import StandardEntry, standard_answer
from storage.models.stored_file import StoredFile, stored_file
from storage.models.tenure import tenure
from storage.models.unit import PlacedUnit, UnitRow, unit
from storage.models.web_session import web_session

__all__ = [
    "APPEND_ONLY",
    "ActionToken",
    "AuditEntry",
    "BotAccount",
    "Case",
    "ChainHead",
    "Chat",
    "Consent",
    "Conversation",
    "DueDelivery",
    "Entry",
    "EvidenceEntry",
    "HeldOffice",
    "Lent",
    "LinkState",
    "ListedOffice",
    "LocalityRow",
    "MeetingEntry",
    "Message",
    "Moment",
    "NewDelivery",
    "NewEntry",
    "Opens",
    "OpensMeeting",
    "Person",
    "PlacedMeeting",
    "PlacedUnit",
    "RegistrationEntry",
    "StandardEntry",
    "StoredFile",
    "UnitRow",
    "action_token",
    "answer_log",
    "audit_entry",
    "audit_head",
    "audit_person",
    "bot_account",
    "case_card",
    "case_file",
    "chat",
    "consent",
    "conversation",
    "delegation",
    "delivery",
    "evidence",
    "inbox",
    "join_code",
    "locality",
    "meeting_code",
    "meeting_entry",
    "metadata",
    "office",
    "outbox",
    "person",
    "registration",
    "review_event",
    "standard_answer",
    "stored_file",
    "tenure",
    "unit",
    "web_session",
]
