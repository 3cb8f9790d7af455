"""Everything anybody can do, each as the most dangerous try: standing where it is done, with the right button.

The person's conversation is put at the very place where the act is confirmed, with a token of their own that is bound
to the case as it is, and they press. Whoever may not do it is then stopped by nothing but the check at the tap.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.conversation import chain
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_hash
from bot.conversation.events import Brought, Event, Said, Tapped
from bot.conversation.files import FileRef
from bot.conversation.state import State
from bot.conversation.world import CaseFile
from bot.digests import digest
from bot.loading import case_file
from storage.models import ActionToken
from storage.unit_of_work import Work
from tests.authority.people import SINCE, TODAY, UNIT, Actor, office_id
from tests.authority.states import CASE, DIGEST, LINE, CaseState
from tests.walker import SHELF

STEP, SECRET = 7, "d" * 32
TOKEN_LIVES = timedelta(hours=1)
REASON = "chưa có biên bản"
PICTURE = b"%PDF-1.7 one more"
_DECISION = {"number": "12/QĐ-UBND", "day": TODAY.isoformat()}


@dataclass(frozen=True, slots=True)
class Try:
    """One person, one case, about to do something; `case` is None while the unit has not begun."""

    work: Work
    state: CaseState
    actor: Actor
    case: CaseFile | None

    def at(self, journey: str, stage: str = "", **parts: Any) -> State:
        """The person's conversation, standing there."""
        now = self.state.now.isoformat()
        return State(STEP, journey, stage, case=CASE, device="phone", seen=now, token=SECRET, **parts)

    def office(self) -> str:
        """The office they act from: theirs that has its turn, else the one they claim."""
        turn = self.state.stage.office if self.state.stage else None
        return next((office_id(*seat) for seat in self.actor.seats if seat[0] == turn), self.actor.claims)

    def sent_back(self) -> bool:
        """Whether a line is marked for return, so that returning the case asks for no comment."""
        return self.case is not None and bool(self.case.standing.returned_marks())

    def marks(self) -> int:
        """How many things were done to LINE."""
        return sum(event.line == LINE for event in self.case.history) if self.case else 0


def nothing(_: Try) -> None:
    """Nothing has to be there first."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: where one stands, what one sends, and how it can be told that it was done.

    `does` is a row that appears (its table and some of its columns), or `shows` a part of what the person then reads;
    `token` is the kind of token on the button. What `fresh` acts do they do to a case that nobody has opened yet.
    """

    name: str
    stands: Callable[[Try], State]
    sends: Callable[[Try], Event]
    does: tuple[str, Mapping[str, object]] | None = None
    shows: str | None = None
    token: str | None = None
    first: Callable[[Try], None] = nothing
    fresh: bool = False

    def prepare(self, there: Try) -> tuple[State, Event]:
        """Put everything in its place; what is left is to send the event."""
        self.first(there)
        if self.token is not None:
            _give_token(there, self.token)
        return self.stands(there), self.sends(there)


def _tap(what: str) -> Callable[[Try], Event]:
    return lambda _: Tapped(what.replace("CASE", f"case:{CASE}").replace("TOKEN", SECRET), str(STEP))


def _says(text: str) -> Callable[[Try], Event]:
    return lambda _: Said(text, str(STEP))


def _stands(journey: str, stage: str = "", **parts: Any) -> Callable[[Try], State]:
    return lambda there: there.at(journey, stage, **parts)


def _agrees(there: Try) -> Event:
    rounds = len(there.case.submissions) if there.case else 1
    return Tapped(f"case:{CASE}:agree {rounds} {there.marks()}", str(STEP))


def _rescoring(there: Try) -> State:
    rounds = str(len(there.case.submissions)) if there.case else "1"
    return there.at(
        "reviewing", "reason", line=LINE, draft={"round": rounds, "marks": str(there.marks()), "points": "2"}
    )


def _commenting(there: Try) -> State:
    rounds = str(len(there.case.submissions)) if there.case else "1"
    return there.at("reviewing", "comment", line=LINE, draft={"round": rounds, "marks": str(there.marks())})


def _gives_back(there: Try) -> Event:
    return _tap("CASE:confirm return TOKEN")(there) if there.sent_back() else Said(REASON, str(STEP))


def _deciding(outcome: str) -> Callable[[Try], State]:
    draft = {"outcome": outcome, **_DECISION, **({"reason": REASON} if outcome == "refused" else {})}
    return _stands("recognising", "confirm", draft=draft)


def _together(there: Try) -> State:
    decides = there.state.stage is not None and there.state.stage.does == "decide"
    return there.at("batch", draft=_DECISION if decides else {})


def _handing_in(there: Try) -> State:
    return there.at("submitting", draft=chain.seen(there.case) if there.case else {})


def _lending(there: Try) -> State:
    first = last = there.state.now.date().isoformat()
    draft = {"office": there.actor.claims, "whom": _colleague(there.actor), "first": first, "last": last}
    return there.at("delegating", "confirm", draft={**draft, "reason": REASON})


def _colleague(actor: Actor) -> str:
    """Somebody who works where the office is that the person claims."""
    kind, _, place = actor.claims.partition("@")
    level = "province" if place.startswith("tinh") else "commune"
    return office_id(f"{level}_{'police' if kind.endswith('chair') else 'chair'}", place)


def _has_lent(there: Try) -> None:
    last = there.state.now.date()
    who = there.actor
    there.work.delegations.give(
        who.claims, who.id, _colleague(who) if who.seats else who.id, SINCE, last, REASON, there.state.now
    )


def _takes_back(there: Try) -> Event:
    (given, *_) = reversed(there.work.delegations.by(there.actor.id, there.state.now.date()))
    return Tapped(f"revoke:{given.id}", str(STEP))


def _has_registered(there: Try) -> None:
    unit, head = there.actor.unit or UNIT, f"head@{there.actor.unit or UNIT}"
    there.work.registrations.append(unit, there.state.now.year, "t1", "registered", None, head, head, there.state.now)


def _brings(_: Try) -> Event:
    return Brought(FileRef(hashlib.sha256(PICTURE).hexdigest(), "anh.pdf", "application/pdf", len(PICTURE)))


def _give_token(there: Try, kind: str) -> None:
    """A token of the person's own, bound to the case as it is and to the office they claim."""
    case = there.case
    if case is None:
        return
    content, card = content_hash(case), superior_card(case)
    stage, acts = case.standing.stage, len(case.history)
    if kind == "batch":
        content = hashlib.sha256(f"{case.id} {content} {acts}".encode()).hexdigest()
    office = f"head@{UNIT}" if kind == "withdraw" else there.office()
    bound = (kind, None if kind == "batch" else CASE, office, there.actor.id, stage.id if stage else "")
    until = there.state.now + TOKEN_LIVES
    row = ActionToken(*bound, content, acts, str(card.total), card.rules_hash, until)
    there.work.tokens.issue(digest(SECRET), row)


def _event(kind: str, **other: object) -> tuple[str, Mapping[str, object]]:
    return "review_event", {"case_id": CASE, "kind": kind, **other}


def _entry(kind: str) -> tuple[str, Mapping[str, object]]:
    return "answer_log", {"case_id": CASE, "kind": kind}


_LINE = _stands("reviewing", line=LINE)
_QUESTION = _stands("scoring", line=LINE)
_NAME = f"Trường {UNIT}"
_PROFILE = {"level": "thcs", "party": "yes", "union": "yes", "guards": "no"}
ACTS = (
    Act("open", _stands("menu"), _says(f"/mo {CASE}"), _event("opened"), f"case:{CASE}:", fresh=True),
    Act("tap open", _stands("menu"), _tap(f"go:mo:{CASE}"), _event("opened"), f"case:{CASE}:", fresh=True),
    Act("agree", _LINE, _agrees, _event("agreed")),
    Act("rescore", _rescoring, _says(REASON), _event("rescored", text=REASON)),
    Act("return a line", _commenting, _says(REASON), _event("line_returned", text=REASON)),
    Act("agree to the rest", _stands("deciding"), _tap("CASE:rest TOKEN"), _event("agreed"), token="agree"),
    Act(
        "approve",
        _stands("deciding", "approve"),
        _tap("CASE:confirm approve TOKEN"),
        _event("approved"),
        token="approve",
    ),
    Act("return", _stands("deciding", "return"), _gives_back, _event("returned"), token="return"),
    Act("recognise", _deciding("recognised"), _tap("CASE:confirm TOKEN"), _event("decided"), token="decide"),
    Act("refuse", _deciding("refused"), _tap("CASE:confirm TOKEN"), _event("decided"), token="decide"),
    Act("approve together", _together, _tap("confirm TOKEN"), ("review_event", {"case_id": CASE}), token="batch"),
    Act("look at files", _LINE, _tap("CASE:files"), shows=DIGEST),
    Act("list", _stands("menu"), _says("/choduyet"), shows=_NAME),
    Act("look as the board", _stands("menu"), _says(f"/xem {CASE}"), shows=f"{_NAME} · năm"),
    Act("progress", _stands("menu"), _says("/tiendo"), shows="Trường th-a1"),
    Act("answer", _QUESTION, _says("1"), _entry("answer")),
    Act("note", _stands("scoring", "note", line=LINE), _says(REASON), _entry("note")),
    Act("bring a file", _QUESTION, _brings, ("evidence", {"case_id": CASE, "kind": "added"})),
    Act(
        "take a file away",
        _stands("scoring", "evidence", line=LINE),
        _tap(f"drop:{DIGEST[:16]}"),
        ("evidence", {"case_id": CASE, "kind": "removed"}),
    ),
    Act("check", _stands("checking", line="7.1a"), _tap("a:met"), ("standard_answer", {"case_id": CASE})),
    Act("describe", _stands("profile", "subunits", draft=_PROFILE), _says("6"), _entry("profile")),
    Act("hand in", _handing_in, _tap("confirm"), _event("submitted")),
    Act("take back", _stands("withdrawing"), _tap("confirm TOKEN"), _event("withdrawn"), token="withdraw"),
    Act("own page", _stands("menu"), _says("/hoso"), shows=_NAME),
    Act(
        "register",
        _stands("registering", "confirm", line="t1", page=TODAY.year),
        _tap("confirm"),
        ("registration", {"unit_id": UNIT, "kind": "registered"}),
    ),
    Act(
        "give up registration",
        _stands("registering", "drop", line="t1", page=TODAY.year),
        _tap("confirm"),
        ("registration", {"unit_id": UNIT, "kind": "withdrawn"}),
        first=_has_registered,
    ),
    Act("lend the office", _lending, _tap("confirm"), ("delegation", {"reason": REASON})),
    Act("end the loan", _stands("delegating"), _takes_back, ("delegation", {"reason": REASON}), first=_has_lent),
    Act("end another's loan", _stands("delegating"), _tap("revoke:1"), ("delegation", {"id": 1})),
)


def case_of(work: Work) -> CaseFile | None:
    """The case as it is, None before it is begun."""
    row = work.cases.find(CASE)
    return None if row is None else case_file(work, row, SHELF)
