"""One-shot tokens on the buttons that decide: each is bound to what was shown, for whom, at which stage, until when."""

import hashlib
import re
from dataclasses import replace
from datetime import timedelta

from bot.conversation import batch, chain, commands
from bot.conversation.cards.changes import since
from bot.conversation.cards.scores import superior_card
from bot.conversation.content_code import content_hash
from bot.conversation.effects import Effect, IssueToken, RefuseToken, SpendToken
from bot.conversation.phrases import Words, say
from bot.conversation.state import State
from bot.conversation.token import Bound, Token
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile, World

LIFETIME = timedelta(hours=1)
_CARRIED = re.compile(r"(?:.*:)?([a-z ]+) [0-9a-f]{32}", re.ASCII)
_KINDS = {
    ("deciding", ""): "agree",
    ("reviewing", ""): "agree",
    ("deciding", "approve"): "approve",
    ("deciding", "return"): "return",
    ("recognising", "confirm"): "decide",
    ("withdrawing", ""): "withdraw",
    ("batch", ""): "batch",
}


def issue(state: State, world: World) -> tuple[State, tuple[IssueToken, ...]]:
    """The state with the token that the buttons of its place carry: the one it has while that is good, else a new one.

    A place without such buttons has none.
    """
    bound = _bound(state, world)
    if bound is None:
        return replace(state, token=""), ()
    known = world.token
    if state.token and known and known.bound == bound and known.person == world.person and not _over(world):
        return state, ()
    secret = hashlib.sha256(f"{world.secret}/token".encode()).hexdigest()[:32]
    token = Token(bound, world.person, world.now + LIFETIME)
    return replace(state, token=secret), (IssueToken(secret, token),)


def spend(state: State) -> SpendToken:
    """What uses the token up, in the same transaction as the act."""
    return SpendToken(state.token)


def refused(action: str, effects: tuple[Effect, ...], world: World) -> tuple[RefuseToken, ...]:
    """What is to be noted of a button that carries a token, when what came of it did not use the token up."""
    carried = _CARRIED.fullmatch(action)
    if carried is None or any(isinstance(effect, SpendToken) for effect in effects):
        return ()
    case = commands.case_in(action)
    return (RefuseToken(carried[1], case if case in world.cases else None),)


def refusal(state: State, world: World) -> Words | None:
    """Why the token of this place may not be used now: over, for something else, or the case has changed since."""
    known, bound = world.token, _bound(state, world)
    if known is None or bound is None or known.person != world.person or _over(world):
        return say(words.OVER)
    if known.bound == bound:
        return None
    case = world.cases.get(bound.case or "")
    same = (known.bound.kind, known.bound.case, known.bound.office, known.bound.stage)
    if same != (bound.kind, bound.case, bound.office, bound.stage):
        return say(words.OVER)
    return say(words.CHANGED) if case is None else since(known.bound, case)


def _over(world: World) -> bool:
    known = world.token
    return known is None or known.used_at is not None or known.expires_at <= world.now


def _bound(state: State, world: World) -> Bound | None:
    """What an act at this place would be bound to now; None where there is nothing to decide."""
    kind = _KINDS.get((state.journey, state.stage))
    if kind is None:
        return None
    if kind == "batch":
        return batch.bound_to(world)
    if kind == "withdraw":
        case, seat = world.own, world.head_seat
    else:
        case = world.cases.get(state.case)
        seat = chain.acting_seat(world, case) if case is not None else None
    if case is None or seat is None or (kind == "agree" and _all_judged(case)):
        return None
    return _of_case(kind, case, seat.office.id)


def _all_judged(case: CaseFile) -> bool:
    return all(line.id in case.standing.marks for line in case.rubric.scored)


def _of_case(kind: str, case: CaseFile, office: str) -> Bound:
    card, stage = superior_card(case), case.standing.stage
    return Bound(
        kind,
        case.id,
        office,
        stage.id if stage else "",
        content_hash(case),
        len(case.history),
        card.total,
        card.rules_hash,
    )
