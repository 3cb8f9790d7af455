"""Made-up cases for the measuring of the rules: many different ones, the same in every run."""

import json
from collections.abc import Iterator

from antq_rules import Rubric

RUBRIC, PLAN = "phong-trao-2025-thien-tin", "thien-tin-2025"
KINDS = ("school", "agency", "enterprise")
RATINGS = ("excellent", "good", "completed", "failed")
STATUSES = ("proposed", "recognised", "proposed", "refused")
# How far apart neighbours in the answers to one line are: primes, so that the answers of a case do not go in step.
STRIDES = (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89)


def answers_to(rubric: Rubric) -> dict[str, list[dict[str, object]]]:
    """For every line the answers that appear, in the order they are gone through."""
    answers: dict[str, list[dict[str, object]]] = {}
    for line in rubric.scored:
        kinds: dict[str | None, list[dict[str, object]]] = {
            "points": [{"points": str(line.step * step)} for step in range(int(line.max / line.step) + 1)],
            "percent": [{"percent": str(share / 4)} for share in range(200, 401)],
            "met": [{"met": True}, {"met": True}, {"met": False}],
            "happened": [{"happened": happened} for happened in (False, False, False, True)],
            "rating": [{"rating": rating} for rating in RATINGS],
            "status": [{"status": status} for status in STATUSES],
            "counts": [{"collective": n % 3, "individual": n % 4} for n in range(12)],
        }
        answers[line.id] = kinds[line.ask]
    return answers


def cases(rubric: Rubric, count: int) -> Iterator[dict[str, dict[str, object]]]:
    """The answers of so many cases, every line answered."""
    answers = answers_to(rubric)
    for number in range(count):
        yield {
            line: known[(number * stride + number // stride) % len(known)]
            for (line, known), stride in zip(answers.items(), STRIDES, strict=True)
        }


def lines_of(rubric: Rubric, count: int) -> Iterator[str]:
    """So many cases as JSON Lines; put together from parts, because a million cases have to be written first."""
    heads = [
        f'{{"profile": {{"kind": "{KINDS[number % 3]}", "subunits": {number % 25}}}, "year": 2025, "answers": {{'
        for number in range(75)
    ]
    parts = [
        ([f'"{line}": {json.dumps(answer)}' for answer in known], stride)
        for (line, known), stride in zip(answers_to(rubric).items(), STRIDES, strict=True)
    ]
    for number in range(count):
        answers = ", ".join([texts[(number * stride + number // stride) % len(texts)] for texts, stride in parts])
        yield f"{heads[number % 75]}{answers}}}}}\n"
