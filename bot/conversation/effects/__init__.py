"""What a turn wants done, as data; `bot/carry_out` has one file for each."""

from bot.conversation.effects.case import (
    DropEvidence,
    HandedStep,
    HandQuestion,
    IssueToken,
    KeepEvidence,
    OpenCase,
    RefuseToken,
    Review,
    SaveAnswer,
    SaveCriterion,
    SaveNote,
    SaveProfile,
    SpendToken,
)
from bot.conversation.effects.meeting import (
    InviteToMeeting,
    Meet,
)
from bot.conversation.effects.office import (
    GiveDelegation,
    HandOver,
    NoteCall,
    Notify,
    Nudge,
    Register,
    RevokeDelegation,
    Tell,
)
from bot.conversation.effects.person import (
    IssueCalendarLink,
    IssueCode,
    Prefer,
    RecordConsent,
    RevokeCalendarLink,
    SendCalendar,
    SetAside,
    SetLanguage,
    SetQuietHours,
)

__all__ = [
    "DropEvidence",
    "Effect",
    "GiveDelegation",
    "HandOver",
    "HandQuestion",
    "HandedStep",
    "InviteToMeeting",
    "IssueCalendarLink",
    "IssueCode",
    "IssueToken",
    "KeepEvidence",
    "Meet",
    "NoteCall",
    "Notify",
    "Nudge",
    "OpenCase",
    "Prefer",
    "RecordConsent",
    "RefuseToken",
    "Register",
    "Review",
    "RevokeCalendarLink",
    "RevokeDelegation",
    "SaveAnswer",
    "SaveCriterion",
    "SaveNote",
    "SaveProfile",
    "SendCalendar",
    "SetAside",
    "SetLanguage",
    "SetQuietHours",
    "SpendToken",
    "Tell",
]

Effect = (
    RecordConsent
    | SetLanguage
    | OpenCase
    | SaveProfile
    | SaveAnswer
    | SaveCriterion
    | SaveNote
    | Review
    | Tell
    | IssueCode
    | Prefer
    | KeepEvidence
    | DropEvidence
    | Register
    | IssueToken
    | SpendToken
    | RefuseToken
    | GiveDelegation
    | RevokeDelegation
    | HandOver
    | HandQuestion
    | HandedStep
    | Notify
    | Meet
    | InviteToMeeting
    | SetAside
    | SetQuietHours
    | Nudge
    | NoteCall
    | IssueCalendarLink
    | RevokeCalendarLink
    | SendCalendar
)
