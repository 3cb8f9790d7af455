"""The operator's weekly list of the offices that nobody can be reached in; no person is named."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.conversation.cards.telephone import number, whom
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.unheard import UnheardOffice
from bot.conversation.words import calling as words

MOST = 30
"""Offices named; whoever operates a place with more sees how many more."""


def unreached(offices: Sequence[UnheardOffice]) -> Reply:
    """The list, place by place in the order given; there is at least one."""
    more = (say(words.MORE, count=len(offices) - MOST),) if len(offices) > MOST else ()
    body = (say(words.WEEKLY, count=len(offices)), *_by_place(offices[:MOST]), *more)
    return Reply(body, title=say(words.WEEKLY_TITLE), standing=True)


def _by_place(offices: Sequence[UnheardOffice]) -> Iterator[Words]:
    for place, there in groupby(offices, key=lambda each: each.locality):
        yield Listed((say(words.PLACE, place=Verbatim(place)), *map(_line, there)), "\n")


def _line(each: UnheardOffice) -> Words:
    if each.unit is None:
        return say(words.OFFICE_ALONE, title=Verbatim(each.title))
    return say(words.OFFICE, who=whom(each.unit, each.title), phone=number(each.phone))
