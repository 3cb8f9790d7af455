"""How each effect is done inside the turn's transaction: one file each. To add one, write its file and name it here."""

from collections.abc import Callable
from typing import Any

from bot.carry_out import (
    drop_evidence,
    give_delegation,
    hand_over,
    hand_question,
    handed_step,
    invite_to_meeting,
    issue_calendar_link,
    issue_code,
    issue_token,
    keep_evidence,
    meet,
    note_call,
    notify,
    nudge,
    open_case,
    prefer,
    record_consent,
    refuse_token,
    register,
    review,
    revoke_calendar_link,
    revoke_delegation,
    save_answer,
    save_criterion,
    save_note,
    save_profile,
    send_calendar,
    set_aside,
    set_language,
    set_quiet_hours,
    spend_token,
    tell,
)
from bot.carry_out.context import Context
from bot.conversation import effects

_WAYS: dict[type, Callable[[Any, Context], None]] = {
    effects.DropEvidence: drop_evidence.carry_out,
    effects.GiveDelegation: give_delegation.carry_out,
    effects.InviteToMeeting: invite_to_meeting.carry_out,
    effects.HandOver: hand_over.carry_out,
    effects.HandQuestion: hand_question.carry_out,
    effects.HandedStep: handed_step.carry_out,
    effects.IssueCalendarLink: issue_calendar_link.carry_out,
    effects.IssueCode: issue_code.carry_out,
    effects.IssueToken: issue_token.carry_out,
    effects.KeepEvidence: keep_evidence.carry_out,
    effects.Meet: meet.carry_out,
    effects.NoteCall: note_call.carry_out,
    effects.Notify: notify.carry_out,
    effects.Nudge: nudge.carry_out,
    effects.OpenCase: open_case.carry_out,
    effects.Prefer: prefer.carry_out,
    effects.RecordConsent: record_consent.carry_out,
    effects.RefuseToken: refuse_token.carry_out,
    effects.Register: register.carry_out,
    effects.Review: review.carry_out,
    effects.RevokeDelegation: revoke_delegation.carry_out,
    effects.RevokeCalendarLink: revoke_calendar_link.carry_out,
    effects.SaveAnswer: save_answer.carry_out,
    effects.SaveCriterion: save_criterion.carry_out,
    effects.SaveNote: save_note.carry_out,
    effects.SaveProfile: save_profile.carry_out,
    effects.SendCalendar: send_calendar.carry_out,
    effects.SetAside: set_aside.carry_out,
    effects.SetLanguage: set_language.carry_out,
    effects.SetQuietHours: set_quiet_hours.carry_out,
    effects.SpendToken: spend_token.carry_out,
    effects.Tell: tell.carry_out,
}


def carry_out(effect: effects.Effect, turn: Context) -> None:
    """Do what the effect says, in the turn's transaction."""
    _WAYS[type(effect)](effect, turn)
