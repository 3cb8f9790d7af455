"""A sentence of the person's own: a reason, a note, a comment."""

import re

from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded, tidy
from bot.conversation.phrases import Words, say
from bot.conversation.words import questions as words

MOST = 500
_LETTER = re.compile(r"[^\W\d_]")


def sentence_in(text: str, *, example: Words) -> str:
    """The sentence, tidied. Raises Misunderstood when it says nothing or is longer than MOST characters."""
    sentence = tidy(text)
    if not folded(sentence) or len(sentence) > MOST:
        raise Misunderstood(say(words.WANT_SENTENCE, most=MOST, example=example))
    return sentence


def line_in(text: str, *, example: Words) -> str:
    """A reason on one line, as answers keep it; a mere number is none. Raises Misunderstood."""
    sentence = " ".join(sentence_in(text, example=example).split())
    if not _LETTER.search(sentence):
        raise Misunderstood(say(words.WANT_SENTENCE, most=MOST, example=example))
    return sentence
