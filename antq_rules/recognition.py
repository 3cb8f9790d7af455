"""T1's decision in the chain: at which stage it is taken, and what it makes of the answers."""

from collections.abc import Mapping
from types import MappingProxyType

from antq_rules.answer_types import Answer, Status
from antq_rules.plan import Plan, Stage
from antq_rules.rubric import Rubric

TRACK = "t1"
TASK = "recognise"


def recognising_stage(plan: Plan, national: Plan | None = None) -> Stage | None:
    """The stage whose decision recognises a unit for T1; None where neither the plan nor the national dates say it.

    It is the deciding stage of the office that must have recognised by a date; without such a date the only stage
    that decides. A plan that is not for T1 has none.
    """
    if TRACK not in plan.tracks:
        return None
    rules = (*plan.dates, *(national.dates if national else ()))
    named = [rule.who for rule in rules if rule.task == TASK and rule.track in (None, TRACK)]
    deciding = [stage for stage in plan.stages if stage.does == "decide"]
    dated = [stage for office in named for stage in deciding if stage.office == office]
    only = deciding if len(deciding) == 1 else []
    return next(iter([*dated, *only]), None)


def decided_answers(rubric: Rubric, outcome: str) -> Mapping[str, Answer]:
    """What the decision (`recognised` or `refused`) answers by itself: the line that rests on it."""
    return MappingProxyType({line.id: Status(outcome) for line in rubric.scored if line.ask == "status"})
