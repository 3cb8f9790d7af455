"""What the rules library refuses, as a tree.

RulesError
├── RuleFileError      a rule file is wrong: every problem at once, each with file, line, field and an example
├── UnknownRule        no rubric, plan or line has this id
├── NoRuleInForce      nothing of this kind was in force on this day
├── NoCalendar         the public holidays of this year are not known
├── AnswersRefused     answers that cannot be scored: every problem at once
├── ProfileRefused     a unit's profile that cannot be read
└── ActionRefused      a step of the review that this office may not take now
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from antq_rules.citation import Reason


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a rule file; lines count from 1."""

    file: str
    line: int
    field: str
    message: str
    example: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}, ví dụ: {self.example}"


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """One answer (or profile entry) that was refused: where, what was read, why, and what would be right."""

    line: str
    value: str
    message: str
    example: str

    def __str__(self) -> str:
        return f"{self.line}: {self.value}: {self.message}, ví dụ: {self.example}"


class RulesError(Exception):
    """Everything this library raises on purpose."""


class RuleFileError(RulesError):
    """A rule file that cannot be used, with all of its problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class UnknownRule(RulesError):
    """No rule of this kind ("rubric", "plan", "line") has this id; `known` holds those there are."""

    def __init__(self, kind: str, id: str, known: Iterable[str]) -> None:  # noqa: A002 - the field is called id everywhere
        self.kind = kind
        self.id = id
        self.known = tuple(known)
        super().__init__(kind, id, self.known)

    def __str__(self) -> str:
        return f"{self.kind}: không có {self.id!r}, đang có: {', '.join(self.known)}"


class NoRuleInForce(RulesError):
    """No rule for this kind of unit was in force on this day; `known` holds the ids that were looked at."""

    def __init__(self, kind: str, on: date, known: Iterable[str]) -> None:
        self.kind = kind
        self.on = on
        self.known = tuple(known)
        super().__init__(kind, on, self.known)

    def __str__(self) -> str:
        return (
            f"{self.kind}: không có quy định nào còn hiệu lực ngày {self.on:%d/%m/%Y}, đang có: {', '.join(self.known)}"
        )


class NoCalendar(RulesError):
    """The public holidays of this year are not known; `known` holds the years that are."""

    def __init__(self, year: int, known: Iterable[int]) -> None:
        self.year = year
        self.known = tuple(known)
        super().__init__(year, self.known)

    def __str__(self) -> str:
        return f"chưa có ngày nghỉ lễ năm {self.year}, đang có: {', '.join(map(str, self.known))}"


class _Refused(RulesError):
    """A set of entries that was refused as a whole."""

    def __init__(self, problems: Iterable[AnswerProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class AnswersRefused(_Refused):
    """Answers that cannot be scored; one problem for each."""


class ProfileRefused(_Refused):
    """A profile that cannot be read; `line` of each problem is "profile.<field>"."""


class ActionRefused(RulesError):
    """A step of the review that may not be taken now, with the reason."""

    def __init__(self, action: str, why: Reason) -> None:
        self.action = action
        self.why = why
        super().__init__(action, why)

    def __str__(self) -> str:
        return f"{self.action}: {self.why.text} ({self.why.citation.text})"


def shown(value: object) -> str:
    """A refused value as one short line, whatever it was."""
    text = str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - about one line on a phone
