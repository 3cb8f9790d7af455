"""Errors of the conversation.

ConversationError
├── Misunderstood   what the person wrote does not answer the question
└── OutOfPlace      the person stands where they no longer may: an office was handed over, a case is not theirs
"""

from bot.conversation.phrases import Words


class ConversationError(Exception):
    """Base of everything the conversation raises."""


class Misunderstood(ConversationError):
    """The text does not answer the question; `words` is one sentence with a valid example."""

    def __init__(self, words: Words) -> None:
        super().__init__("misunderstood")
        self.words = words


class OutOfPlace(ConversationError):
    """The place needs a seat or a case the person does not have (any more); `advance` leads back to the menu."""
