"""The same form read a second time, from the legal text alone, by an interpreter that shares no code with the library.

It takes the tables straight from the YAML (every value as the text that stands there) and computes in fractions. What
it knows of the form is what the form says: item 2 has its threshold, 8b its 100 %, item 9 counts two for a collective
and one for a person up to the line's maximum, 5g asks two different things, and what does not apply waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

ENOUGH = {"excellent": 3, "good": 2, "completed": 1, "failed": 0}


@dataclass(frozen=True, slots=True)
class Reading:
    """What this reading makes of a case."""

    total: Fraction
    low: Fraction
    high: Fraction
    provisional: list[str]
    unanswered: list[str]
    points: dict[str, Fraction]


def load(file: Path) -> dict[str, Any]:
    """A rule file with every value as text."""
    loaded: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    return loaded


def rows(form: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of the form that are scored, top to bottom."""
    flat: list[Mapping[str, Any]] = []
    for row in form["lines"]:
        flat += row.get("lines", [row])
    return flat


def read(form: Mapping[str, Any], answers: Mapping[str, Mapping[str, Any]]) -> Reading:
    """Go down the form row by row and write the points in the column."""
    points: dict[str, Fraction] = {}
    waiting = Fraction(0)
    provisional: list[str] = []
    unanswered: list[str] = []
    for row in rows(form):
        name, most = row["id"], Fraction(row["max"])
        points[name] = Fraction(0)
        if name not in answers:
            unanswered.append(name)
            continue
        answer = answers[name]
        if "not_applicable" in answer:
            waiting += most
            continue
        points[name] = _points(row, most, answer)
        if answer.get("status") == "proposed":
            provisional.append(name)
    total = sum(points.values(), Fraction(0))
    return Reading(total, total, total + waiting, provisional, unanswered, points)


def _points(row: Mapping[str, Any], most: Fraction, answer: Mapping[str, Any]) -> Fraction:
    if "points" in answer:
        return Fraction(answer["points"])
    if "percent" in answer:
        reached = Fraction(answer["percent"]) >= Fraction(row["threshold"])
        return most if reached else Fraction(answer.get("claim") or 0)
    if "collective" in answer:
        worth = row["each"]
        earned = sum(Fraction(worth[kind]) * int(answer[kind]) for kind in ("collective", "individual"))
        return min(most, earned)
    return most if _good(row, answer) else Fraction(0)


def _good(row: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """Whether an all-or-nothing row is won."""
    if "rating" in answer:
        return ENOUGH[answer["rating"]] >= ENOUGH[row["enough"]]
    if "status" in answer:
        return answer["status"] != "refused"
    yes = {"true": True, "false": False}
    said = {key: yes.get(str(value).lower()) for key, value in answer.items()}
    if "happened" in said:
        return said["happened"] is False
    return said.get("met", said.get("tax_paid")) is True


def graded(plan: Mapping[str, Any], total: Fraction) -> str:
    """The grade under a plan's thresholds: the highest whose first point is reached."""
    reached = [
        (Fraction(band["from"]), band["id"]) for band in plan["thresholds"]["bands"] if total >= Fraction(band["from"])
    ]
    return str(max(reached)[1])
