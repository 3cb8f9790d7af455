"""How many ad hoc awards: first of the collective, then of individuals."""

import re

from antq_rules import Answer, Counts
from bot.conversation.errors import Misunderstood
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.replies import Choice, rows_of
from bot.conversation.words import questions as words

_BOTH = re.compile(
    r"(\d{1,2})(?:\s*tập thể|\s*tap the)?\s*(?:[,;/+ ]|và|va)\s*(\d{1,2})(?:\s*cá nhân|\s*ca nhan)?", re.IGNORECASE
)
_UNIT = re.compile(r"(\d{1,2})(?:\s*(?:tập thể|tap the|lần|lan))?", re.IGNORECASE)
_PEOPLE = re.compile(r"(\d{1,2})(?:\s*(?:cá nhân|ca nhan|lần|lan))?", re.IGNORECASE)
_PEOPLE_ONLY = re.compile(r"(\d{1,2})\s*(?:cá nhân|ca nhan)", re.IGNORECASE)


def ask(asked: Asked) -> Prompt:
    """One count after the other."""
    second = "collective" in asked.draft
    buttons = tuple(Choice(Verbatim(str(count)), f"a:{count}") for count in range(4))
    question = say(words.ASK_INDIVIDUAL if second else words.ASK_COLLECTIVE)
    return Prompt(question, rows_of(buttons, 4), None if second else say(words.BOTH_COUNTS))


def read(asked: Asked, text: str) -> Answer | More:
    """One whole number, or at the first question both: "1 tập thể, 2 cá nhân"."""
    said = text.strip()
    if "collective" in asked.draft:
        return Counts(int(asked.draft["collective"]), _count(_PEOPLE, said, example="2"))
    if both := _BOTH.fullmatch(said):
        return Counts(int(both[1]), int(both[2]))
    if people := _PEOPLE_ONLY.fullmatch(said):
        return Counts(0, int(people[1]))
    return More({"collective": str(_count(_UNIT, said, example="1"))})


def _count(pattern: re.Pattern[str], text: str, *, example: str) -> int:
    found = pattern.fullmatch(text)
    if found is None:
        raise Misunderstood(say(words.WANT_COUNT, example=Verbatim(example)))
    return int(found[1])


def tell(answer: Counts) -> Words:
    """Such as "1 tập thể, 2 cá nhân"."""
    return say(words.COUNTS, collective=answer.collective, individual=answer.individual)
