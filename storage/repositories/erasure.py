"""Takes out what is kept about a person, and leaves the records of the offices they held."""

from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, Update, and_, bindparam, delete, or_, select, update

from storage.models import (
    Moment,
    action_token,
    calendar_link,
    case_card,
    chat,
    conversation,
    delegation,
    delivery,
    due_reminder,
    inbox,
    join_code,
    outbox,
    page_view,
    person,
    reminder_choice,
    reminder_ping,
    tenure,
    web_session,
)
from storage.repositories.repository import Repository
from storage.statement import Statement

_WHO: BindParameter[str] = bindparam("person")
_CHATS = select(chat.c.chat_id).where(chat.c.channel == delivery.c.channel, chat.c.person_id == _WHO)
_ORDERED = {
    "deliveries": Statement(
        delete(delivery).where(or_(delivery.c.person_id == _WHO, delivery.c.chat_id.in_(_CHATS.correlate(delivery))))
    ),
    "chats": Statement(delete(chat).where(chat.c.person_id == _WHO)),
    "sessions": Statement(delete(web_session).where(web_session.c.person_id == _WHO)),
    "codes": Statement(delete(join_code).where(join_code.c.person_id == _WHO)),
    "tokens": Statement(delete(action_token).where(action_token.c.person_id == _WHO, action_token.c.used_at.is_(None))),
    "calendars": Statement(delete(calendar_link).where(calendar_link.c.person_id == _WHO)),
    "reminders": Statement(delete(due_reminder).where(due_reminder.c.person_id == _WHO)),
    "pings": Statement(delete(reminder_ping).where(reminder_ping.c.person_id == _WHO)),
    "choices": Statement(delete(reminder_choice).where(reminder_choice.c.person_id == _WHO)),
    "views": Statement(delete(page_view).where(page_view.c.person_id == _WHO)),
    "cards": Statement(delete(case_card).where(case_card.c.person_id == _WHO)),
    "written": Statement(update(inbox).where(inbox.c.person_id == _WHO, inbox.c.shown != "").values(shown="")),
    "read": Statement(update(outbox).where(outbox.c.person_id == _WHO, outbox.c.payload != "").values(payload="")),
}
_FORGET_STATE = Statement(
    update(conversation).where(conversation.c.person_id == _WHO).values(state=None, updated_at=bindparam("now"))
)
_FORGET_CHOICES = Statement(
    update(person).where(person.c.id == _WHO).values(language="vi", preferred=None, quiet_from=None, quiet_to=None)
)
_HELD = and_(tenure.c.person_id == _WHO, or_(tenure.c.ends.is_(None), tenure.c.ends >= bindparam("today")))
_OFFICES = Statement(select(tenure.c.office_id).where(_HELD).order_by(tenure.c.id))
_LEAVE = Statement(update(tenure).where(_HELD).values(ends=bindparam("last_day")))
_LEND: Update = update(delegation).where(
    or_(delegation.c.giver_id == _WHO, delegation.c.delegate_id == _WHO),
    delegation.c.revoked_at.is_(None),
    delegation.c.last_day >= bindparam("today"),
)
_TAKE_BACK = Statement(_LEND.values(revoked_at=bindparam("now", type_=Moment())))


class Erasure(Repository):
    """The key of the person stays as a word without meaning, because records that may only be added to name it."""

    __slots__ = ()

    def offices(self, person: str, today: date) -> tuple[str, ...]:
        """The offices the person holds today or will hold."""
        rows = self._run.rows(_OFFICES, {"person": person, "today": today})
        return tuple(dict.fromkeys(str(key) for (key,) in rows))

    def erase(self, person: str, now: datetime, today: date) -> dict[str, int]:
        """Take everything but the audit log's fields out; how many rows of each sort there were.

        The person holds no office from today on, and what they lent or were lent ends.
        """
        who = {"person": person}
        gone = {name: self._run.change(statement, who) for name, statement in _ORDERED.items()}
        self._run.change(_FORGET_STATE, {**who, "now": now})
        self._run.change(_FORGET_CHOICES, who)
        left = self._run.change(_LEAVE, {**who, "today": today, "last_day": today - timedelta(days=1)})
        lent = self._run.change(_TAKE_BACK, {**who, "today": today, "now": now})
        return {**gone, "offices": left, "delegations": lent}
