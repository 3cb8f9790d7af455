"""What must hold of the case after every step, whatever people did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from antq_rules.review import Event
from bot.cases.replay import replay
from bot.cases.stored import stored
from bot.conversation.cards.scores import superior_card
from bot.conversation.world import CaseFile
from storage.unit_of_work import Work
from tests.chain.town import BOTH, CASE, HEADS
from tests.walker import SHELF, as_text

PASSING = {"approved", "decided"}
JUDGING = {"opened", "agreed", "rescored", "line_returned", "returned", *PASSING}
Content = Mapping[str, Any]


def content_of(case: CaseFile) -> Content:
    """All that a unit can change."""
    return {"profile": case.profile, **{line.id: _line(case, line.id) for line in case.rubric.scored}}


def _line(case: CaseFile, line: str) -> tuple[object, ...]:
    return case.answers.get(line), case.notes.get(line), case.evidence.get(line, ())


@dataclass
class Promises:
    """Looks at the case after each step, and remembers what it must not lose."""

    content: Content
    history: tuple[Event, ...] = ()
    comments: list[tuple[str | None, str]] = field(default_factory=list)
    heads: object = None

    def hold(self, work: Work, case: CaseFile) -> bool:
        """Check everything; whether anything was done to the case since."""
        self._nothing_is_undone(case)
        self._frozen(case)
        moved = case.history != self.history
        if moved or content_of(case) != self.content:
            one_decision_a_stage(case)
            four_eyes(case)
            self._replays(work, case)
        self.history, self.content = case.history, content_of(case)
        heads = work.audit_log.heads()
        if heads != self.heads:
            work.audit_log.checked()
        self.heads = heads
        return moved

    def _nothing_is_undone(self, case: CaseFile) -> None:
        """The history only grows, and every comment of a return is in it."""
        assert case.history[: len(self.history)] == self.history
        fresh = case.history[len(self.history) :]
        self.comments += [(event.line, event.text) for event in fresh if event.kind in RETURNING and event.text]
        known = [(event.line, event.text) for event in case.history if event.kind in RETURNING and event.text]
        assert known == self.comments

    def _frozen(self, case: CaseFile) -> None:
        """Nothing changes but in a draft, and of a returned case only the lines that were returned."""
        before, now = self.content, content_of(case)
        changed = {name for name in now if now[name] != before.get(name)}
        standing = case.standing
        if standing.state in {"waiting", "finished"}:
            assert not changed, changed
        elif standing.state == "returned":
            assert changed <= set(standing.reopened or now), changed

    def _replays(self, work: Work, case: CaseFile) -> None:
        again = replay(stored(work, CASE), SHELF)
        assert (again.own, again.given) == (case.card.total, superior_card(case).total)
        assert again.state == case.standing.state


RETURNING = {"line_returned", "returned"}


def one_decision_a_stage(case: CaseFile) -> None:
    """Each time it is handed in, every level lets the case pass once, in the plan's order, and then it is over."""
    stages, place, over = case.plan.stages, 0, True
    for event in case.history:
        if event.kind == "submitted":
            assert over
            place, over = 0, False
        elif event.kind in {"returned", "withdrawn"}:
            assert not over
            over = True
        elif event.kind in PASSING:
            assert not over, "after the end"
            assert event.office.kind == stages[place].office
            place += 1
            over = place == len(stages) or event.outcome == "refused"
        else:
            assert not over, event.kind
    finished = place == len(stages) or any(event.outcome == "refused" for event in case.history)
    assert not finished or case.standing.state == "finished"


def four_eyes(case: CaseFile) -> None:
    """Nobody judges what they handed in or what is their own, nor lets it pass at two levels, in whatever name."""
    passed: dict[str, set[str]] = {}
    for event in case.history:
        if event.kind == "submitted":
            passed = {}
        if event.kind in JUDGING:
            assert BOTH not in event.people
            assert not event.people & set(HEADS)
        if event.kind in PASSING:
            others = [people for kind, people in passed.items() if kind != event.office.kind]
            assert not any(event.people & people for people in others)
            passed.setdefault(event.office.kind, set()).update(event.people)


def told_why(case: CaseFile, line: str, messages: list[dict[str, Any]]) -> None:
    """The head who comes to a returned line reads the comment it was returned with."""
    mark = case.standing.marks.get(line)
    last = next(event.text for event in reversed(case.history) if event.kind == "returned")
    comment = mark.text if mark is not None and mark.verdict == "returned" else last
    assert comment
    assert any(comment in as_text(message) for message in messages), (line, comment, messages)
