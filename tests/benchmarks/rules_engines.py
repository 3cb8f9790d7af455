"""One explained score beside two general engines that are given the same form and the same answers."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import zen
from json_logic import jsonLogic

from antq_rules import Answer, Plan, Profile, Rubric, Scorecard, Shelf, read_answers, score
from antq_rules.rubric import RATINGS, Line
from tests.benchmarks.laps import Lap, Laps, in_turn, lap
from tests.benchmarks.rules_cases import PLAN, RUBRIC, cases
from tests.benchmarks.table import Table, figure

CASES = 50
MICROSECONDS = 1e6
OURS, ZEN, LOGIC = "antq_rules, explained", "zen-engine, with trace", "json-logic"
NOTES = (
    "ours: points, reason and source of every line, what is lost and how it is regained, range, grade; exact decimals",
    "zen-engine: the value of every expression in its trace; json-logic: points and grade alone; both binary fractions",
    f"{CASES} different cases in turn, the same for all; before anything is timed all three must agree on every one",
)

Context = dict[str, dict[str, object]]
Result = tuple[float, str]


def tables(*, quick: bool) -> Iterator[Table]:
    """Ours, ZEN and JSON Logic in turn; aims: 5 and 10 times as fast."""
    shelf, profile = Shelf.builtin(), Profile("school", level="thcs")
    rubric, plan = shelf.rubric(RUBRIC), shelf.plan(PLAN)
    raw = list(cases(rubric, CASES))
    answers = [read_answers(rubric, one, profile, plan) for one in raw]
    contexts = [context_of(rubric, one) for one in raw]
    decision, rules = zen_decision(rubric, plan), logic_rules(rubric)
    bands = logic_grade(plan)
    _agree(rubric, profile, plan, answers, contexts)
    ways: dict[str, Callable[[], Sequence[Lap]]] = {
        OURS: lambda: [lap(partial(score, rubric, one, profile, plan)) for one in answers],
        ZEN: lambda: [lap(partial(decision.evaluate, one, {"trace": True})) for one in contexts],
        LOGIC: lambda: [lap(partial(by_logic, rules, bands, one)) for one in contexts],
    }
    found = in_turn(ways, rounds=4 if quick else 40)
    rows = [_row(name, laps, found[OURS]) for name, laps in found.items()]
    title = f"One score beside general engines · {RUBRIC}, {len(rubric.scored)} lines answered"
    yield Table(title, ("way", "median µs", "p99 µs", "times ours"), rows, NOTES)


def _row(name: str, laps: Laps, ours: Laps) -> tuple[str, str, str, str]:
    return name, figure(laps.median * MICROSECONDS), figure(laps.p99 * MICROSECONDS), figure(laps.median / ours.median)


def _agree(
    rubric: Rubric, profile: Profile, plan: Plan, answers: Sequence[dict[str, Answer]], contexts: Sequence[Context]
) -> None:
    """All three come to the same total and grade in every case."""
    decision, rules, bands = zen_decision(rubric, plan), logic_rules(rubric), logic_grade(plan)
    for given, context in zip(answers, contexts, strict=True):
        ours = _told(score(rubric, given, profile, plan))
        result = decision.evaluate(context, {})["result"]
        theirs = [(float(result["total"]), str(result["grade"])), by_logic(rules, bands, context)]
        if theirs != [ours, ours]:
            raise AssertionError(f"{ours} beside {theirs} for {context}")


def _told(card: Scorecard) -> Result:
    return float(card.total), card.grade.id if card.grade else ""


def context_of(rubric: Rubric, raw: dict[str, dict[str, object]]) -> Context:
    """A case as the engines want it: plain names, plain numbers."""
    numbers = ("points", "percent")
    return {
        f"a{place}": {key: float(str(value)) if key in numbers else value for key, value in raw[line.id].items()}
        for place, line in enumerate(rubric.scored)
    }


def zen_decision(rubric: Rubric, plan: Plan) -> zen.ZenDecision:
    """The form as one decision: an expression a line, the total, the grade."""
    texts = {f"p{place}": _zen_line(line, f"a{place}") for place, line in enumerate(rubric.scored)}
    texts["total"] = " + ".join(f"$.{name}" for name in texts)
    *upper, lowest = plan.thresholds.bands
    texts["grade"] = "".join(f"$.total >= {band.low} ? '{band.id}' : " for band in upper) + f"'{lowest.id}'"
    expressions = [{"id": name, "key": name, "value": text} for name, text in texts.items()]
    nodes = [
        {"id": "in", "type": "inputNode", "content": {}},
        {"id": "form", "type": "expressionNode", "content": {"expressions": expressions}},
        {"id": "out", "type": "outputNode", "content": {}},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "form", "type": "edge"},
        {"id": "2", "sourceId": "form", "targetId": "out", "type": "edge"},
    ]
    nodes = [{**node, "name": node["id"], "position": {"x": 0, "y": 0}} for node in nodes]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def _zen_line(line: Line, name: str) -> str:
    most = line.max
    enough = [rating for rating in RATINGS if RATINGS.index(rating) <= RATINGS.index(line.enough or "good")]
    collective, individual = line.each or (0, 0)
    return {
        "points": f"{name}.points",
        "percent": f"{name}.percent >= {line.threshold} ? {most} : ({name}.claim ?? 0)",
        "met": f"{name}.met ? {most} : 0",
        "happened": f"{name}.happened ? 0 : {most}",
        "rating": f"{name}.rating in {enough} ? {most} : 0",
        "status": f"{name}.status == 'refused' ? 0 : {most}",
        "counts": f"min([{most}, {collective} * {name}.collective + {individual} * {name}.individual])",
    }[line.ask or ""]


def logic_rules(rubric: Rubric) -> list[Any]:
    """The form as JSON Logic: a rule a line."""
    return [_logic_line(line, f"a{place}") for place, line in enumerate(rubric.scored)]


def _logic_line(line: Line, name: str) -> dict[str, Any]:
    most = float(line.max)
    enough = [rating for rating in RATINGS if RATINGS.index(rating) <= RATINGS.index(line.enough or "good")]
    per = [float(points) for points in line.each or (0, 0)]

    def of(key: str) -> dict[str, object]:
        return {"var": f"{name}.{key}"}

    rules: dict[str, dict[str, Any]] = {
        "points": of("points"),
        "percent": {"if": [{">=": [of("percent"), float(line.threshold or 0)]}, most, {"var": [f"{name}.claim", 0]}]},
        "met": {"if": [of("met"), most, 0]},
        "happened": {"if": [of("happened"), 0, most]},
        "rating": {"if": [{"in": [of("rating"), enough]}, most, 0]},
        "status": {"if": [{"==": [of("status"), "refused"]}, 0, most]},
        "counts": {"min": [most, {"+": [{"*": [per[0], of("collective")]}, {"*": [per[1], of("individual")]}]}]},
    }
    return rules[line.ask or ""]


def logic_grade(plan: Plan) -> dict[str, Any]:
    """The grade of a total as JSON Logic."""
    *upper, lowest = plan.thresholds.bands
    tests = [part for band in upper for part in ({">=": [{"var": "total"}, float(band.low)]}, band.id)]
    return {"if": [*tests, lowest.id]}


def by_logic(rules: list[Any], bands: dict[str, Any], context: Context) -> Result:
    """The points of every line, their sum, and its grade."""
    total = float(sum(jsonLogic(rule, context) for rule in rules))
    return total, str(jsonLogic(bands, {"total": total}))
