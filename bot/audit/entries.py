"""The entry of each effect, pure: what may be known to everybody, and apart from it what is about a person.

To add an effect, give it an entry here or name it in SILENT with the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from antq_rules import criterion_to_json, to_json
from antq_rules.meeting_json import details_of
from antq_rules.review import Event
from bot.conversation import effects
from bot.conversation.files import FileRef
from storage.audit.verify import canonical
from storage.models import NewEntry

SILENT: Mapping[type, str] = {
    effects.SetLanguage: "how a person reads, not what they did",
    effects.Prefer: "how a person is reached",
    effects.Tell: "follows from what is entered anyway",
    effects.Notify: "follows from what is entered anyway",
    effects.IssueToken: "a button was shown; the act it may lead to is entered",
    effects.SpendToken: "the act itself is entered",
    effects.SetAside: "how a person is reminded",
    effects.SetQuietHours: "how a person is reminded",
    effects.SendCalendar: "a copy of dates that anybody may know",
}
"""Effects without an entry, and why."""

_WORDS = ("why", "not_applicable")  # of an answer: what the person typed
_SAID_IN_MEETING = ("text", "name", "secretary", "voter")
_PEOPLE = ("delegate", "on_behalf")
_OF_EVENT = {"kind", "office", "person", "at", "text", *_PEOPLE}  # what an event says in other places of the entry


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts, and on which channel."""

    person: str
    channel: str


def entry_of(effect: effects.Effect, by: Doer) -> NewEntry | None:
    """The entry of an effect; None for one that leaves none."""
    way = _WAYS.get(type(effect))
    return None if way is None else way(effect, by)


def viewed(case: str, office: str, by: Doer, content: str | None = None) -> NewEntry:
    """An office looked at a case, with the hash of what it saw where that is known already."""
    return NewEntry("viewed", case, office, content, private=_by(by))


def file_opened(case: str | None, lines: Sequence[str], digest: str, person: str | None) -> NewEntry:
    """A file was opened by its link; without a person, by somebody who was not signed in.

    `case` is None where several have the same file and the link, an older one, does not say which was meant.
    """
    what = {"lines": list(lines), "digest": digest, "signed_in": person is not None}
    return NewEntry("file_opened", case, payload=what, private=_by(Doer(person, "web")) if person else {})


def office_taken(office: str, person: str) -> NewEntry:
    """A person took an office with an invitation."""
    return NewEntry("office_taken", office=office, private=_by(Doer(person, "")))


def _by(by: Doer, **words: str | None) -> dict[str, tuple[str, str]]:
    said = {name: (by.person, value) for name, value in words.items() if value}
    return {"person": (by.person, by.person), **said}


def _authored(private: dict[str, tuple[str, str]], author: str | None) -> dict[str, tuple[str, str]]:
    """The same with who gave what the person took as it was."""
    return private | {"author": (author, author)} if author else private


def _consent(effect: effects.RecordConsent, by: Doer) -> NewEntry:
    what = {"purpose": effect.purpose, "given": effect.given, "text_version": effect.text_version}
    return NewEntry("consent", payload={**what, "channel": by.channel}, private=_by(by))


def _code(_: effects.IssueCode, by: Doer) -> NewEntry:
    return NewEntry("code_issued", payload={"channel": by.channel}, private=_by(by))


def _opened(effect: effects.OpenCase, by: Doer) -> NewEntry:
    what = {"unit": effect.unit, "year": effect.year, "rubric": effect.rubric, "plan": effect.plan}
    return NewEntry("case_opened", effect.case, None, payload=what, private=_by(by))


def _profile(effect: effects.SaveProfile, by: Doer) -> NewEntry:
    return NewEntry("profile", effect.case, effect.office, payload=effect.profile.to_json(), private=_by(by))


def _answer(effect: effects.SaveAnswer, by: Doer) -> NewEntry:
    answer = dict(to_json(effect.answer))
    words = {name: answer.pop(name) for name in _WORDS if name in answer}
    what = {"line": effect.line, "answer": answer}
    text = canonical(words) if words else None
    private = _authored(_by(by, text=text), effect.author)
    return NewEntry("answer", effect.case, effect.office, payload=what, private=private)


def _criterion(effect: effects.SaveCriterion, by: Doer) -> NewEntry:
    answer = dict(criterion_to_json(effect.answer))
    words = {name: answer.pop(name) for name in (*_WORDS, "excused") if name in answer}
    what = {"standard": effect.standard, "criterion": effect.criterion, "answer": answer}
    text = canonical(words) if words else None
    return NewEntry("criterion", effect.case, effect.office, payload=what, private=_by(by, text=text))


def _nudge(effect: effects.Nudge, by: Doer) -> NewEntry:
    return NewEntry("nudged", None, effect.office, payload={"unit": effect.unit}, private=_by(by))


def _called(effect: effects.NoteCall, by: Doer) -> NewEntry:
    return NewEntry("unit_called", None, effect.office, payload={"unit": effect.unit}, private=_by(by))


def _register(effect: effects.Register, by: Doer) -> NewEntry:
    told = {"t1": effect.told.t1, "t2": effect.told.t2} if effect.told else None
    what = {"unit": effect.unit, "year": effect.year, "track": effect.track, "told": told}
    private = _by(by)
    if effect.on_behalf:
        private["on_behalf"] = (effect.on_behalf, effect.on_behalf)
    return NewEntry(f"registration_{effect.kind}", None, effect.office, payload=what, private=private)


def _handed_over(effect: effects.HandOver, by: Doer) -> NewEntry:
    what = {"last": effect.last.isoformat()}
    return NewEntry("office_handed_over", None, effect.office, payload=what, private=_by(by))


def _handed(effect: effects.HandQuestion, by: Doer) -> NewEntry:
    what = {"line": effect.line, "handing": effect.handing, "to_office": effect.to_office.id}
    private = _by(by)
    if effect.to:
        private["to"] = (effect.to, effect.to)
    return NewEntry("question_handed", effect.case, effect.office, payload=what, private=private)


def _step(effect: effects.HandedStep, by: Doer) -> NewEntry:
    what: dict[str, object] = {"line": effect.line, "handing": effect.handing}
    given, text, name = effect.given, None, None
    if isinstance(given, FileRef):
        what |= {"digest": given.digest, "size": given.size}
        name = given.name
    elif isinstance(given, str):
        text = given
    elif given is not None:
        answer = dict(to_json(given))
        words = {each: answer.pop(each) for each in _WORDS if each in answer}
        what["answer"] = answer
        text = canonical(words) if words else None
    private = _by(by, text=text, name=name)
    return NewEntry(f"question_{effect.kind}", effect.case, effect.office, payload=what, private=private)


def _refused(effect: effects.RefuseToken, by: Doer) -> NewEntry:
    return NewEntry("token_refused", effect.case, payload={"act": effect.act, "channel": by.channel}, private=_by(by))


def _lent(effect: effects.GiveDelegation, by: Doer) -> NewEntry:
    what = {"first": effect.first.isoformat(), "last": effect.last.isoformat()}
    private = {**_by(by, text=effect.reason), "delegate": (effect.delegate, effect.delegate)}
    return NewEntry("delegation_given", None, effect.office, payload=what, private=private)


def _taken_back(effect: effects.RevokeDelegation, by: Doer) -> NewEntry:
    return NewEntry("delegation_revoked", payload={"number": effect.number}, private=_by(by))


def _calendar_issued(_: effects.IssueCalendarLink, by: Doer) -> NewEntry:
    return NewEntry("calendar_link_issued", payload={"channel": by.channel}, private=_by(by))


def _calendar_revoked(_: effects.RevokeCalendarLink, by: Doer) -> NewEntry:
    return NewEntry("calendar_link_revoked", payload={"channel": by.channel}, private=_by(by))


def _note(effect: effects.SaveNote, by: Doer) -> NewEntry:
    private = _authored(_by(by, text=effect.text), effect.author)
    return NewEntry("note", effect.case, effect.office, payload={"line": effect.line}, private=private)


def _file(kind: str) -> Callable[[Any, Doer], NewEntry]:
    def entry(effect: effects.KeepEvidence | effects.DropEvidence, by: Doer) -> NewEntry:
        what = {"line": effect.line, "digest": effect.file.digest, "size": effect.file.size}
        author = effect.author if isinstance(effect, effects.KeepEvidence) else None
        private = _authored(_by(by, name=effect.file.name), author)
        return NewEntry(kind, effect.case, effect.office, payload=what, private=private)

    return entry


def _review(effect: effects.Review, by: Doer) -> NewEntry:
    event = effect.event
    what = {each.name: _plain(getattr(event, each.name)) for each in fields(Event) if each.name not in _OF_EVENT}
    known = {name: value for name, value in what.items() if value is not None}
    private = _by(Doer(event.person, by.channel), text=event.text)
    for name in _PEOPLE:
        person = getattr(event, name)
        if person:
            private[name] = (person, person)
    place = {"number": effect.number, "state": effect.state, "stage": effect.stage}
    # What a decision calls its own number must not hide which act of the history it is.
    named = {f"decision_{name}" if name == "number" else name: value for name, value in known.items()}
    return NewEntry(event.kind, effect.case, event.office.id, payload={**named, **place}, private=private)


def _met(effect: effects.Meet, by: Doer) -> NewEntry:
    """What was said in words, and for whom it was written down, is kept apart."""
    entry = effect.entry
    what = details_of(entry)
    apart = {name: str(what.pop(name)) for name in _SAID_IN_MEETING if name in what}
    about = {"secretary", "voter"}  # they name people, who may be others than the one who entered it
    private = {**_by(by), **{name: (value if name in about else entry.person, value) for name, value in apart.items()}}
    place = {"meeting": effect.number, "number": effect.seq}
    return NewEntry(f"meeting_{entry.kind}", effect.case, entry.office, payload={**what, **place}, private=private)


def _invited(effect: effects.InviteToMeeting, by: Doer) -> NewEntry:
    what = {"meeting": effect.number, "group": effect.group}
    return NewEntry("meeting_code", effect.case, payload=what, private=_by(by))


def came_to_meeting(case: str, number: int, group: str, person: str) -> NewEntry:
    """A person took part in a meeting with a code."""
    what = {"meeting": number, "group": group}
    return NewEntry("meeting_joined", case, payload=what, private=_by(Doer(person, "")))


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


_WAYS: dict[type, Callable[[Any, Doer], NewEntry]] = {
    effects.RecordConsent: _consent,
    effects.IssueCode: _code,
    effects.OpenCase: _opened,
    effects.SaveProfile: _profile,
    effects.SaveAnswer: _answer,
    effects.SaveCriterion: _criterion,
    effects.Nudge: _nudge,
    effects.NoteCall: _called,
    effects.Register: _register,
    effects.RefuseToken: _refused,
    effects.GiveDelegation: _lent,
    effects.HandOver: _handed_over,
    effects.HandQuestion: _handed,
    effects.HandedStep: _step,
    effects.RevokeDelegation: _taken_back,
    effects.IssueCalendarLink: _calendar_issued,
    effects.RevokeCalendarLink: _calendar_revoked,
    effects.SaveNote: _note,
    effects.KeepEvidence: _file("evidence_added"),
    effects.DropEvidence: _file("evidence_removed"),
    effects.Review: _review,
    effects.Meet: _met,
    effects.InviteToMeeting: _invited,
}
