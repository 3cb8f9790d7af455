"""What a question kind is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from antq_rules import Answer, Line, Plan, Profile
from bot.conversation.phrases import Words
from bot.conversation.replies import Choice


@dataclass(frozen=True, slots=True)
class Asked:
    """A rubric line asked of this unit, with what is half-given already (`draft`)."""

    line: Line
    profile: Profile
    plan: Plan
    draft: Mapping[str, str] = field(default_factory=dict)

    @property
    def step(self) -> Decimal:
        """The smallest part of a point that may be given here."""
        return self.plan.steps.get(self.line.id, self.line.step)


@dataclass(frozen=True, slots=True)
class Prompt:
    """How to ask: a short question (the rule file may put it better), buttons, a hint, and the keyboard that suits."""

    question: Words
    choices: tuple[tuple[Choice, ...], ...] = ()
    hint: Words | None = None
    entry: str = "text"


@dataclass(frozen=True, slots=True)
class More:
    """The answer is not whole yet: what is known so far, as the next draft."""

    draft: Mapping[str, str]


class QuestionKind(Protocol):
    """One kind of question: a module with these two functions and `tell`, which puts an answer into a few words."""

    def ask(self, asked: Asked) -> Prompt:
        """The question and its buttons; a button does `a:TEXT`, which is read like typed text."""
        ...

    def read(self, asked: Asked, text: str) -> Answer | More:
        """The answer in a text, or what is still missing. Raises Misunderstood with a valid example."""
        ...
