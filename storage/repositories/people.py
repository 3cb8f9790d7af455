"""People and what they agreed to."""

from datetime import datetime

from sqlalchemy import bindparam, exists, insert, select, update

from storage.errors import UnknownRecord
from storage.models import Consent, Person, consent, conversation, person
from storage.repositories.repository import Repository
from storage.statement import Statement

_ADD = Statement(insert(person), "id", "language", "created_at")
_ADD_CONVERSATION = Statement(insert(conversation), "person_id", "updated_at")
_FIND = Statement(
    select(person.c.id, person.c.language, person.c.preferred, person.c.quiet_from, person.c.quiet_to).where(
        person.c.id == bindparam("person")
    )
)
_SET_LANGUAGE = Statement(
    update(person).where(person.c.id == bindparam("person")).values(language=bindparam("new_language"))
)
_PREFER = Statement(
    update(person).where(person.c.id == bindparam("person")).values(preferred=bindparam("new_preferred"))
)
_QUIET = Statement(
    update(person)
    .where(person.c.id == bindparam("person"))
    .values(quiet_from=bindparam("new_from"), quiet_to=bindparam("new_to"))
)
_RECORD = Statement(insert(consent).inline(), "person_id", "purpose", "given", "text_version", "channel", "at")
_CONSENTS = Statement(
    select(consent.c.purpose, consent.c.given, consent.c.text_version, consent.c.channel, consent.c.at)
    .where(consent.c.person_id == bindparam("person"))
    .order_by(consent.c.id)
)
_LAST = consent.alias("last_decision")
_ASKED = Statement(
    select(consent.c.person_id, consent.c.at)
    .where(
        consent.c.purpose == bindparam("purpose"),
        consent.c.given.is_(True),
        ~exists().where(
            _LAST.c.person_id == consent.c.person_id, _LAST.c.purpose == consent.c.purpose, _LAST.c.id > consent.c.id
        ),
    )
    .order_by(consent.c.at, consent.c.id)
)


class People(Repository):
    """The people who talk with us, their language and their consents."""

    __slots__ = ()

    def add(self, person: str, language: str, at: datetime) -> None:
        """Enter a person and open their conversation."""
        self._run.change(_ADD, {"id": person, "language": language, "created_at": at})
        self._run.change(_ADD_CONVERSATION, {"person_id": person, "updated_at": at})

    def find(self, person: str) -> Person | None:
        """The person with this id."""
        row = self._run.row(_FIND, {"person": person})
        return None if row is None else Person(*row)

    def set_language(self, person: str, language: str) -> None:
        """Change the language of a person; UnknownRecord when there is none."""
        if not self._run.change(_SET_LANGUAGE, {"person": person, "new_language": language}):
            raise UnknownRecord("person", person)

    def prefer(self, person: str, channel: str | None) -> None:
        """Write to the person on this channel first; UnknownRecord when there is no such person."""
        if not self._run.change(_PREFER, {"person": person, "new_preferred": channel}):
            raise UnknownRecord("person", person)

    def set_quiet_hours(self, person: str, first: int, last: int) -> None:
        """Keep quiet from one minute of the day to another, equal: never; UnknownRecord when there is nobody."""
        if not self._run.change(_QUIET, {"person": person, "new_from": first, "new_to": last}):
            raise UnknownRecord("person", person)

    def record_consent(
        self,
        person: str,
        purpose: str,
        given: bool,  # noqa: FBT001 - the answer itself, not a switch
        text_version: str,
        channel: str,
        at: datetime,
    ) -> None:
        """Note that the person gave a consent, or took it back (`given` False)."""
        row = {"person_id": person, "purpose": purpose, "given": given}
        self._run.change(_RECORD, row | {"text_version": text_version, "channel": channel, "at": at})

    def consents(self, person: str) -> dict[str, bool]:
        """The latest decision for each purpose the person was ever asked about."""
        return {entry.purpose: entry.given for entry in self.consent_log(person)}

    def consent_log(self, person: str) -> tuple[Consent, ...]:
        """Every decision of the person, oldest first."""
        return tuple(Consent(*row) for row in self._run.rows(_CONSENTS, {"person": person}))

    def standing(self, purpose: str) -> tuple[tuple[str, datetime], ...]:
        """Everybody whose last decision for a purpose was to give it, and when, the longest ago first."""
        return tuple((str(person), at) for person, at in self._run.rows(_ASKED, {"purpose": purpose}))
