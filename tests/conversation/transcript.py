"""Reads, replays and writes transcripts: whole conversations a headmaster could read.

    > text, [button] or (file NAME), (sticker) …
                           the person; what can be sent is listed in tests/conversation/sent.py
    < text [button] …      the bot, one line a message; "…" stands for anything
    * effect               what was stored or sent
    -- 1 day later         time passes; "-- on another device" opens the chat on another device
    -- reminders go out    what is due is said
    == office              another person goes on; "== office by invitation" joins first, "== name by the code"
                           with the code the present person was given to pass on
    setup: consent; profile; answers but 5a, 7; submit
                           what happened before and is not shown, by this person (see `prepared`)
    # note                 for the reader

`>> [button]` presses a button once more exactly as it was pressed last time (an old card, a double tap).
At the top, "also: PERSON in OFFICE" seats one more person in an office, "office: …" says who begins; "plan: …" begins
where this plan is in force and nobody has joined yet.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from tests import shortcuts
from tests.conversation.described import described
from tests.conversation.sent import sent
from tests.walker import ZONE, Walker, as_text, new_walker

MOST = 70  # letters of a paragraph that a written transcript keeps
_CODE = re.compile(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b")  # changes with every word of a rule file
_ONE_TIME = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_LATER = re.compile(r"(\d+) (minute|hour|day)s? later")


@dataclass
class Moment:
    """One thing that happens, and what must follow."""

    number: int
    act: str
    replies: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)


@dataclass
class Transcript:
    """A transcript as read from its file: the lines at the top, the day it begins, the office that begins."""

    head: list[str]
    today: date
    office: str
    moments: list[Moment]
    also: list[tuple[str, str]] = field(default_factory=list)
    plan: str = ""

    @property
    def start(self) -> datetime:
        """The morning of the day."""
        return datetime(self.today.year, self.today.month, self.today.day, 8, 0, tzinfo=ZONE)


def read(text: str) -> Transcript:
    """Parse a transcript; ValueError names the line that is not understood."""
    head: list[str] = []
    moments: list[Moment] = []
    for number, line in enumerate(text.splitlines(), 1):
        if _is_act(line):
            moments.append(Moment(number, line))
        elif line.startswith("< ") and moments:
            moments[-1].replies.append(line[2:])
        elif line.startswith("* ") and moments:
            moments[-1].effects.append(line[2:])
        elif not moments:
            head.append(line)
        elif line.strip() and not line.startswith("#"):
            raise ValueError(f"line {number}: not understood: {line}")
    told = " ".join(line for line in head if not line.startswith("#"))
    settings = dict(re.findall(r"(\w+): (\S+)", told))
    also = re.findall(r"also: (\S+) in (\S+)", told)
    today, plan = date.fromisoformat(settings["today"]), settings.get("plan", "")
    return Transcript(head, today, settings["office"], moments, also, plan)


def _is_act(line: str) -> bool:
    return line.startswith(("> ", ">> ", "-- ", "== ", "setup: ")) or line == "open"


def walker_for(transcript: Transcript, folder: Path) -> Walker:
    """The sample commune on the transcript's day, where nobody has said anything yet."""
    walker = new_walker(folder, transcript.start, transcript.plan)
    seat(transcript, walker)
    return walker


def seat(transcript: Transcript, walker: Walker) -> None:
    """Give out the offices that the transcript names at its top, and let the first person begin."""
    for person, office in transcript.also:
        walker.seat(person, office)
    walker.person = transcript.office


def prepared(walker: Walker, steps: str) -> None:
    """Let the present person do these steps unseen, each a shortcut with what follows it.

    consent; profile [fact, fact …]; answers [but LINE, LINE …]; check [CRITERION=text, …]; notes; submit;
    open; look LINE; approve; decide [outcome, number, day]
    """
    for step in steps.split(";"):
        name, _, rest = step.strip().partition(" ")
        if name not in _SETUPS:
            raise ValueError(f"no such setup: {step}")
        _SETUPS[name](walker, rest)


def _own_case(walker: Walker) -> str:
    return walker.office.removeprefix("head-") + f"-{walker.clock.at.year}"


def _answers_but(walker: Walker, rest: str) -> None:
    shortcuts.answer_rest(walker, _own_case(walker), {}, frozenset(_listed(rest.removeprefix("but"))))


_SETUPS: dict[str, Callable[[Walker, str], None]] = {
    "consent": lambda walker, _: shortcuts.agree(walker),
    "profile": lambda walker, rest: shortcuts.fill_profile(walker, *_listed(rest)),
    "answers": _answers_but,
    "check": lambda walker, rest: shortcuts.check(walker, dict(each.split("=") for each in _listed(rest))),
    "notes": lambda walker, _: shortcuts.note_all(walker, _own_case(walker)),
    "submit": lambda walker, _: shortcuts.hand_in(walker),
    "open": lambda walker, _: shortcuts.take_up(walker),
    "look": shortcuts.look_at,
    "approve": lambda walker, _: shortcuts.approve(walker),
    "decide": lambda walker, rest: shortcuts.decide(walker, *_listed(rest)),
}


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


class Player:
    """Plays the acts of a transcript one after the other."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.pressed: dict[str, tuple[str, str]] = {}
        self.seen: dict[str, int] = {}
        self.device = "phone"

    def play(self, act: str) -> tuple[list[str], list[str]]:
        """What the person then sees, in one line a message, and the effects."""
        walker = self.walker
        kind, _, what = act.partition(" ")
        if kind == "setup:":
            prepared(walker, what)
            self._mark()
            return [], []
        if kind == "==":
            return self._another(*what.split(" by ", 1))
        if kind == "--":
            self._pass_time(what)
            if what == "reminders go out":
                walker.reminds()
                return self._unread(), []
            if "device" in what:
                self.device += "'"
                return self._told(walker.opens(self.device))
            return [], []
        if act == "open":
            return self._told(walker.opens(self.device))
        if kind == ">>":
            label = what[1:-1]
            return self._told(walker.presses(self.pressed[label], label))
        if what.startswith("["):
            label = what[1:-1]
            self.pressed[label] = walker.button(label)
            return self._told(walker.taps(label))
        if what.startswith("("):
            event, content = sent(what[1:-1])
            return self._told(walker.send(event, content=content))
        return self._told(walker.says(what))

    def _another(self, office: str, invited: str = "") -> tuple[list[str], list[str]]:
        """Another person goes on, or joins first with an invitation or the code that was just given."""
        walker = self.walker
        if invited:
            by_code = invited == "the code"
            return self._told(walker.comes(office, self._last_code()) if by_code else walker.joins(office))
        walker.person = walker.joined.get(office, office)
        return self._unread(), []

    def _last_code(self) -> str:
        """The newest one-time code the present person was given to pass on."""
        return _ONE_TIME.findall(" ".join(as_text(message) for message in self.walker.messages()))[-1]

    def _pass_time(self, what: str) -> None:
        if found := _LATER.search(what):
            self.walker.clock.at += timedelta(**{f"{found[2]}s": int(found[1])})

    def _told(self, messages: list[dict[str, object]]) -> tuple[list[str], list[str]]:
        self._mark()
        done = [line for effect in self.walker.outcome.effects if (line := described(effect))]
        return [as_text(message) for message in messages], done

    def _mark(self) -> None:
        with self.walker.database.read() as work:
            self.seen[self.walker.person] = work.messages.last_seq(self.walker.person)

    def _unread(self) -> list[str]:
        messages = self.walker.messages(self.seen.get(self.walker.person, 0))
        self._mark()
        return [as_text(message) for message in messages]


def matches(expected: str, actual: str) -> bool:
    """Whether a line of a transcript fits a message; "…" stands for anything."""
    parts = [re.escape(part.strip()) for part in expected.split("…")]
    return re.fullmatch(r"\s*" + r".*".join(parts) + r"\s*", actual, re.DOTALL) is not None


def shortened(text: str) -> str:
    """A message as written into a transcript: long paragraphs cut, tables and content codes left out."""
    words, _, buttons = _CODE.sub("…", _ONE_TIME.sub("…", text)).partition(" [")
    return " / ".join(_cut(part) for part in _without_rows(words.split(" / "))) + (f" [{buttons}" if buttons else "")


def _without_rows(parts: list[str]) -> Iterator[str]:
    rows = False
    for part in parts:
        if part.count(" | ") >= 2:
            if not rows:
                yield "…"
            rows = True
        else:
            yield part


def _cut(part: str) -> str:
    if len(part) <= MOST:
        return part
    return part[:MOST].rsplit(" ", 1)[0] + " …"


def record(path: Path, folder: Path) -> str:
    """The transcript with what really follows each act: to be read by a person before it is kept."""
    transcript = read(path.read_text(encoding="utf-8"))
    player = Player(walker_for(transcript, folder))
    lines = [*transcript.head]
    for text in _acts_and_notes(path):
        lines.append(text)
        if not text.startswith("#") and text:
            replies, done = player.play(text)
            lines += [f"* {line}" for line in done] + [f"< {shortened(reply)}" for reply in replies]
    return "\n".join(lines) + "\n"


def _acts_and_notes(path: Path) -> Iterator[str]:
    begun = False
    for line in path.read_text(encoding="utf-8").splitlines():
        act = _is_act(line)
        begun = begun or act
        if begun and (act or line.startswith("#") or not line.strip()):
            yield line
