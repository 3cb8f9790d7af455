"""Who may do what with a case, when: read off the plans and the description of the conversation, not off the code.

The sources, in words: each office acts only while the case waits for it, on what it has opened; a stage either
approves or decides; what a level has decided is not returned; nobody handles an own case or lets one case pass at two
levels, in whatever name; an office of a commune is over that commune, one of a province over its communes; the unit
changes what is with it and, of a returned case, only what was returned; until anyone has opened it, it may take
it back. A steering board looks at what was handed in at its place, and does nothing with it.
"""

from collections.abc import Callable, Mapping

from antq_rules import Plan
from tests.authority.people import HOME, OVER_HOME, UNIT, Actor
from tests.authority.states import CaseState

Rule = Callable[[Actor, CaseState, Plan], bool]
SEEN = {"opened", "judged", "marked"}
WITH_UNIT = {"draft", "draft late", "taken back", "lines returned", "returned whole"}
WITHOUT_DATES = {"cam-ranh-2023", "bac-kan-2023", "quoc-gia"}
"""Plans that set no day for the unit's own report: nothing is late under them."""


def at_stage(actor: Actor, state: CaseState) -> bool:
    """Whether the case waits for an office of this person that is over HOME."""
    return state.stage is not None and any(
        kind == state.stage.office and place in OVER_HOME for kind, place in actor.seats
    )


def reviews(actor: Actor, state: CaseState, plan: Plan) -> bool:
    """Whether the person may handle the case now: their turn, not their own, and not passed by them before."""
    return at_stage(actor, state) and not actor.own and actor.passed not in state.passed_by(plan)


def _reviewer(*sights: str, does: str | None = None) -> Rule:
    def rule(actor: Actor, state: CaseState, plan: Plan) -> bool:
        stage = state.stage
        fits = stage is not None and state.sight in sights and does in (None, stage.does)
        return fits and reviews(actor, state, plan)

    return rule


def _head(*states: str) -> Rule:
    return lambda actor, state, _plan: actor.unit == UNIT and (not states or state.name in states)


def _both(one: Rule, other: Rule) -> Rule:
    return lambda actor, state, plan: one(actor, state, plan) and other(actor, state, plan)


def _at_first_stage(_: Actor, state: CaseState, plan: Plan) -> bool:
    return state.stage == plan.stages[0]


def _undecided(_: Actor, state: CaseState, _plan: Plan) -> bool:
    return not state.decided


def _in_time(_: Actor, state: CaseState, plan: Plan) -> bool:
    return not state.late or plan.id in WITHOUT_DATES


def _own_turn(actor: Actor, state: CaseState, _plan: Plan) -> bool:
    return at_stage(actor, state)


def _begun(_: Actor, state: CaseState, _plan: Plan) -> bool:
    return bool(state.steps)


def _over_home(actor: Actor, _: CaseState, _plan: Plan) -> bool:
    return any(place in OVER_HOME for _kind, place in actor.seats) or actor.watches == HOME


def _watches(actor: Actor, state: CaseState, _plan: Plan) -> bool:
    """A steering board looks at what was handed in at its place, whosever turn it is."""
    return actor.watches == HOME and state.name not in {"not begun", "draft", "draft late", "taken back"}


def _has_office(actor: Actor, _: CaseState, _plan: Plan) -> bool:
    return bool(actor.seats) and not actor.lent


def _anybody(_: Actor, _state: CaseState, _plan: Plan) -> bool:
    return True


def _nobody(_: Actor, _state: CaseState, _plan: Plan) -> bool:
    return False


def _taken_in(_: Actor, state: CaseState, plan: Plan) -> bool:
    return state.stage == plan.stages[0] and state.sight == "unseen"


RULES: Mapping[str, Rule] = {
    "open": _reviewer("unseen", *SEEN),
    "tap open": _reviewer("unseen", *SEEN),
    "agree": _reviewer(*SEEN),
    "rescore": _reviewer(*SEEN),
    "return a line": _both(_reviewer(*SEEN), _undecided),
    "agree to the rest": _both(_reviewer("opened", "marked"), _at_first_stage),
    "approve": _reviewer("judged", does="approve"),
    "recognise": _reviewer("judged", does="decide"),
    "refuse": _reviewer("judged", does="decide"),
    "return": _both(_reviewer(*SEEN), _undecided),
    "approve together": _both(_reviewer("unseen", "opened", "judged"), _in_time),
    "look at files": _reviewer(*SEEN),
    "list": _own_turn,
    "look as the board": _watches,
    "progress": _over_home,
    "answer": _head(*WITH_UNIT),
    "note": _head(*WITH_UNIT),
    "bring a file": _head(*WITH_UNIT),
    "take a file away": _head(*WITH_UNIT),
    "check": _head(*WITH_UNIT - {"lines returned"}),
    "describe": _head("not begun", *WITH_UNIT - {"lines returned"}),
    "hand in": _head(*WITH_UNIT),
    "take back": _both(_head(), _taken_in),
    "own page": _both(_head(), _begun),
    "register": _head(),
    "give up registration": _head("not begun", "draft", "draft late", "taken back"),
    "lend the office": _has_office,
    "end the loan": _anybody,
    "end another's loan": _nobody,
}
ELSEWHERE = {"describe", "register", "give up registration", "lend the office", "end the loan"}
"""What somebody may do for their own unit or office: it changes rows, but none of the case of UNIT."""
