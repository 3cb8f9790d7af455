"""Runs the cells of the matrix: one try each, judged by the table, and undone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from antq_rules import Plan
from bot.conversation.events import Event
from bot.conversation.state import State
from bot.dispatch import Dispatch, Outcome
from bot.languages import Languages
from bot.ports import Arrival
from tests.authority.acts import ACTS, PICTURE, Act, Try, case_of, nothing
from tests.authority.people import UNIT, actors
from tests.authority.stage import Rehearsal, Rows
from tests.authority.states import CaseState, states, write
from tests.authority.table import ELSEWHERE, RULES
from tests.walker import SHELF, SteadyClock

LANGUAGES = Languages()


@dataclass(frozen=True, slots=True)
class Tried:
    """What one try came to: how the turn ended, what the person read, the rows that changed."""

    outcome: Outcome
    read: str
    changed: list[tuple[str, dict[str, object]]]


@dataclass
class Matrix:
    """All cells of one plan; `wrong` are those that came out otherwise than the table says."""

    hall: Rehearsal
    plan: Plan
    wrong: list[str] = field(default_factory=list)
    cells: int = 0

    def __post_init__(self) -> None:
        self.people = tuple(actors(self.plan))
        self.inside = {actor.id for actor in self.people if actor.here}
        self.states = (CaseState("not begun", late=True), *states(self.plan))

    def each(self, use: Callable[[Try, Rows], None], among: Callable[[CaseState], bool] = lambda _: True) -> None:
        """Let every actor stand before the case in every state, or in those chosen."""
        for state in filter(among, self.states):
            with self.hall.undone() as work:
                write(work, self.plan, state)
                before, case = self.hall.rows(), case_of(work)
                for actor in self.people:
                    use(Try(work, state, actor, case), before)

    def judge(self, there: Try, before: Rows, acts: Collection[Act] = ACTS) -> None:
        """Try these acts as the actor, and note every one that comes out otherwise than the table says."""
        for act in acts:
            with self.hall.undone():
                state, event = act.prepare(there)
                if act.first is not nothing:
                    tried = self.take(there, state, event, self.hall.rows())
                else:
                    tried = self.take(there, state, event, before)
                self._compare(act, there, tried)

    def take(self, there: Try, state: State, event: Event, before: Rows, later: timedelta = timedelta()) -> Tried:
        """One turn of the actor, who stands there, through the real dispatch; `later` than the case is tried."""
        self.cells += 1
        work, person, now = there.work, there.actor.id, there.state.now + later
        number = work.conversations.open(person).seq
        work.conversations.save(person, state.to_json(), number, now)
        dispatch = Dispatch(self.hall, SHELF, LANGUAGES, SteadyClock(now), "http://127.0.0.1")  # type: ignore[arg-type]
        outcome = dispatch.take(Arrival(person, "web", "one", event, content=PICTURE))
        read = "\n".join(each.text for each in work.messages.since(person, number, 99) if not each.mine)
        return Tried(outcome, read, self.hall.changes(before))

    def take_back(self, there: Try, state: State, event: Event, before: Rows) -> str:
        """What the actor reads of a turn that is undone; a turn that changes anything is noted as wrong."""
        with self.hall.undone():
            tried = self.take(there, state, event, before)
            if tried.changed:
                self.note(there, str(event), f"changed {tried.changed[:2]}")
            return tried.read

    def note(self, there: Try, what: str, why: str) -> None:
        """Put a cell down as wrong."""
        self.wrong.append(f"{self.plan.id} | {there.state.name} | {there.actor.id} | {what}: {why}")

    def _compare(self, act: Act, there: Try, tried: Tried) -> None:
        allowed, done = RULES[act.name](there.actor, there.state, self.plan), _was_done(act, tried, there.state)
        if allowed != done:
            self.note(there, act.name, f"should be {'allowed' if allowed else 'refused'}; read {tried.read[:300]}")
        touched = any(UNIT in str(row) for row in tried.changed)
        if not allowed and (touched or (tried.changed and act.name not in ELSEWHERE)):
            self.note(there, act.name, f"changed {tried.changed[:2]}")
        strangers = tried.outcome.woken - self.inside - {there.actor.id}
        if strangers and act.name not in ELSEWHERE:
            self.note(there, act.name, f"told {strangers}")


def _was_done(act: Act, tried: Tried, state: CaseState) -> bool:
    if act.shows is not None and act.shows not in tried.read:
        return False
    if act.does is None or (act.fresh and state.sight != "unseen"):
        return True
    table, like = act.does
    return any(name == table and like.items() <= row.items() for name, row in tried.changed)
