"""The tables, one file each, and the records made of their rows."""

from storage.models.action_token import ActionToken, action_token
from storage.models.answer_log import Entry, answer_log
from storage.models.audit_entry import AuditEntry, ChainHead, NewEntry, audit_entry
from storage.models.audit_head import audit_head
from storage.models.audit_person import audit_person
from storage.models.board import BoardEvent, BoardUnit
from storage.models.bot_account import BotAccount, bot_account
from storage.models.calendar_link import CalendarLink, calendar_link
from storage.models.case_card import case_card
from storage.models.case_file import Case, case_file
from storage.models.catalogue import APPEND_ONLY, metadata
from storage.models.chat import Chat, chat
from storage.models.consent import Consent, consent
from storage.models.conversation import Conversation, conversation
from storage.models.daily_work import daily_work
from storage.models.delegation import Lent, delegation
from storage.models.delivery import DueDelivery, NewDelivery, delivery
from storage.models.due_reminder import DueReminder, NextDue, due_reminder
from storage.models.evidence import EvidenceEntry, evidence
from storage.models.handed_question import HandedRow, handed_question
from storage.models.inbox import inbox
from storage.models.join_code import LinkState, Opens, join_code, link_state
from storage.models.locality import LocalityRow, locality
from storage.models.locality_reminders import locality_reminders
from storage.models.meeting_code import OpensMeeting, meeting_code
from storage.models.meeting_entry import MeetingEntry, PlacedMeeting, meeting_entry
from storage.models.message import Message
from storage.models.moment import Moment
from storage.models.nudge import NudgeRow, nudge
from storage.models.office import CloseBy, HeldOffice, ListedOffice, OfficeRow, Term, office
from storage.models.outbox import outbox
from storage.models.page_view import page_view
from storage.models.person import Person, person
from storage.models.phone_call import phone_call
from storage.models.registration import RegistrationEntry, registration
from storage.models.reminder_choice import ReminderChoice, reminder_choice
from storage.models.reminder_ping import reminder_ping
from storage.models.reminder_step import ReminderStep, reminder_step
from storage.models.review_event import review_event
from storage.models.standard_answer import StandardEntry, standard_answer
from storage.models.stored_file import StoredFile, stored_file
from storage.models.tenure import tenure
from storage.models.unheard import UnheardOfficeRow, UnheardUnitRow
from storage.models.unit import PlacedUnit, RegisteredUnit, UnitRow, unit
from storage.models.web_session import web_session

__all__ = [
    "APPEND_ONLY",
    "ActionToken",
    "AuditEntry",
    "BoardEvent",
    "BoardUnit",
    "BotAccount",
    "CalendarLink",
    "Case",
    "ChainHead",
    "Chat",
    "CloseBy",
    "Consent",
    "Conversation",
    "DueDelivery",
    "DueReminder",
    "Entry",
    "EvidenceEntry",
    "HandedRow",
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
    "NextDue",
    "NudgeRow",
    "OfficeRow",
    "Opens",
    "OpensMeeting",
    "Person",
    "PlacedMeeting",
    "PlacedUnit",
    "RegisteredUnit",
    "RegistrationEntry",
    "ReminderChoice",
    "ReminderStep",
    "StandardEntry",
    "StoredFile",
    "Term",
    "UnheardOfficeRow",
    "UnheardUnitRow",
    "UnitRow",
    "action_token",
    "answer_log",
    "audit_entry",
    "audit_head",
    "audit_person",
    "bot_account",
    "calendar_link",
    "case_card",
    "case_file",
    "chat",
    "consent",
    "conversation",
    "daily_work",
    "delegation",
    "delivery",
    "due_reminder",
    "evidence",
    "handed_question",
    "inbox",
    "join_code",
    "link_state",
    "locality",
    "locality_reminders",
    "meeting_code",
    "meeting_entry",
    "metadata",
    "nudge",
    "office",
    "outbox",
    "page_view",
    "person",
    "phone_call",
    "registration",
    "reminder_choice",
    "reminder_ping",
    "reminder_step",
    "review_event",
    "standard_answer",
    "stored_file",
    "tenure",
    "unit",
    "web_session",
]
