"""What the kinds share that are answered by choosing one of a few words."""

from collections.abc import Mapping

from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded
from bot.conversation.phrases import say
from bot.conversation.replies import Choice


def offered(labels: Mapping[str, str]) -> tuple[tuple[Choice, ...], ...]:
    """One button a row; `labels` gives the sentence for each value that can be chosen."""
    return tuple((Choice(say(label), f"a:{value}"),) for value, label in labels.items())


def chosen(text: str, labels: Mapping[str, str], also: Mapping[str, str], want: str) -> str:
    """The value a text names: itself, its label, or another way to say it; else raises Misunderstood saying `want`."""
    if text in labels:
        return text
    said = folded(text)
    known = {folded(label): value for value, label in labels.items()} | dict(also)
    if said not in known:
        raise Misunderstood(say(want))
    return known[said]
