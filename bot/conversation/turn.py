"""What a journey decides, and what a turn gives back to the shell."""

from dataclasses import dataclass

from bot.conversation.effects import Effect
from bot.conversation.phrases import Words
from bot.conversation.replies import Reply
from bot.conversation.state import State


@dataclass(frozen=True, slots=True)
class Move:
    """A journey's decision: the place to go to and what to do.

    `lead` is one sentence to begin with, `replies` come before the place is shown; `still`: they are enough, the
    place is not shown again.
    """

    state: State
    effects: tuple[Effect, ...] = ()
    lead: Words | None = None
    replies: tuple[Reply, ...] = ()
    still: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one event: the new state, the messages, the effects, and the language the messages are in."""

    state: State
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()
    language: str = ""
