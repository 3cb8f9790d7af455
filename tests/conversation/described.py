"""What a turn stored or sent, each effect in one line of a transcript."""

from bot.conversation import effects
from bot.conversation.effects import Effect
from bot.conversation.questions import told
from bot.conversation.questions.criterion import told as told_criterion
from bot.languages import Language

VIETNAMESE = Language("vi")


def described(effect: Effect) -> str:
    """An effect in one line."""
    match effect:
        case effects.SaveAnswer(_, line, answer, _, author):
            return f"answer {line} = {VIETNAMESE.speak(told(answer))}{f' by {_whom(author)}' if author else ''}"
        case effects.SaveNote(_, line, text):
            return f"note {line} = {text}"
        case effects.SaveProfile(_, profile):
            return "profile " + " ".join(f"{key}={value}" for key, value in profile.to_json().items())
        case effects.OpenCase(case, rubric=rubric, plan=plan):
            return f"case {case} under {rubric}, {plan}"
        case effects.RecordConsent(purpose, given):
            return f"consent {purpose} = {'yes' if given else 'no'}"
        case effects.Review(event=event, state=state, stage=stage):
            what = " ".join(
                str(part)
                for part in (event.kind, event.line, event.outcome, event.number, event.points, event.text)
                if part is not None
            )
            behalf = f" for {event.on_behalf}" if event.on_behalf else ""
            return f"review {what}{behalf} → {state}{f' at {stage}' if stage else ''}"
        case effects.Tell(kind, _, unit):
            return f"tell {kind}{f' of {unit}' if unit else ''}"
        case _:
            return _described(effect)


def _described(effect: Effect) -> str:
    """The same for what is not said of the case itself."""
    match effect:
        case effects.KeepEvidence(_, line, file) | effects.DropEvidence(_, line, file):
            return f"evidence {line} {'+' if isinstance(effect, effects.KeepEvidence) else '-'} {file.name}"
        case effects.SaveCriterion(_, _, criterion, answer):
            return f"criterion {criterion} = {VIETNAMESE.speak(told_criterion(answer))}"
        case effects.Register(unit, year, track, kind, told=said):
            return f"{kind} {unit} {year} {track}" + (f", as told: {said.t1}, {said.t2}" if said else "")
        case _:
            return _setting(effect)


def _setting(effect: Effect) -> str:
    """An effect of one value."""
    match effect:
        case effects.GiveDelegation(office, delegate, first, last, reason):
            return f"delegation of {office} to {delegate}, {first} to {last}: {reason}"
        case effects.RevokeDelegation():
            return "delegation revoked"
        case effects.HandOver(office, last):
            return f"{office} handed over, last day {last}"
        case effects.HandQuestion(line=line, to=to):
            return f"question {line} given to {_whom(to) if to else 'whoever has the code'}"
        case effects.HandedStep(line=line, kind=kind):
            return f"question {line}: {kind}"
        case effects.Notify(person):
            return f"tell {_whom(person)}"
        case effects.Meet() | effects.InviteToMeeting():
            return _in_meeting(effect)
        case effects.SetLanguage(value) | effects.Prefer(value) | effects.IssueCode(value):
            return _SETTINGS[type(effect)].format(value)
        case _:
            return _reminding(effect)


def _in_meeting(effect: effects.Meet | effects.InviteToMeeting) -> str:
    """What is done in a meeting: what it is, about whom, and what was said."""
    if isinstance(effect, effects.InviteToMeeting):
        return f"meeting {effect.number}: code for {effect.group}"
    entry = effect.entry
    votes = None if entry.votes is None else "votes" if entry.votes else "only attends"
    said = (entry.kind, entry.group, entry.count, entry.name, entry.choice, votes, entry.text)
    return f"meeting {effect.number}: " + " ".join(str(part) for part in said if part is not None)


def _reminding(effect: Effect) -> str:
    """An effect on reminders and calendars; what becomes of the tokens of buttons is for tests, not for readers."""
    match effect:
        case effects.SetAside(things, kind, until):
            return f"{kind} {', '.join(things)}" + (f" until {until:%d/%m/%Y %H:%M}" if until else "")
        case effects.SetQuietHours(hours):
            return f"quiet from {hours.starts:%H:%M} to {hours.ends:%H:%M}"
        case effects.Nudge(unit):
            return f"nudge {unit}"
        case effects.NoteCall(unit):
            return f"called {unit}"
        case effects.SendCalendar(items):
            return f"calendar of {len(items)} dates"
        case effects.IssueCalendarLink() | effects.RevokeCalendarLink():
            return _SETTINGS[type(effect)]
        case _:
            return ""


_SETTINGS: dict[type, str] = {
    effects.SetLanguage: "language {}",
    effects.Prefer: "prefer {}",
    effects.IssueCode: "code issued",
    effects.IssueCalendarLink: "calendar link issued",
    effects.RevokeCalendarLink: "calendar link revoked",
}


def _whom(person: str) -> str:
    """A person of the sample by their id; who came with a code has one that says nothing."""
    return "somebody who came with a code" if person.startswith("p-") else person
