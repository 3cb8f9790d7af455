"""The head of a province's audit log at the end of a day, told to the officers of the three levels."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.effects import Tell
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Reply
from bot.conversation.words import audit as words

SHOWN = 32  # hexadecimal signs: 128 bits
IN_COMMUNE = ("commune_police", "commune_chair")
IN_PROVINCE = ("province_police", "province_chair")


def chain_head(day: date, chain: str, seq: int, digest: str) -> Reply:
    """The message; its code is what `antq audit verify --head` takes."""
    code = say(words.CODE, chain=Verbatim(chain), seq=str(seq), code=Verbatim(digest[:SHOWN]))
    return Reply((say(words.HEAD, day=day, count=str(seq)), code, say(words.KEEP)), standing=True)


def tell_heads(province: str, communes: Sequence[str], reply: Reply) -> tuple[Tell, ...]:
    """The message to every officer of the province and its communes, for whoever holds these offices then."""
    there = tuple(Tell(kind, province, None, reply) for kind in IN_PROVINCE)
    here = tuple(Tell(kind, commune, None, reply) for commune in communes for kind in IN_COMMUNE)
    return (*there, *here)
