"""What was done to a case since something was shown of it."""

from bot.conversation.cards.scores import superior_card
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.token import Bound
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile


def since(shown: Bound, case: CaseFile) -> Words:
    """That the case changed, which lines were judged anew, and the total then and now."""
    judged = dict.fromkeys(event.line for event in case.history[shown.acts :] if event.line)
    lines = tuple(_line(case, line) for line in judged if line)
    total = superior_card(case).total
    moved = (say(words.CHANGED_TOTAL, before=shown.score, after=total),) if total != shown.score else ()
    return Listed((say(words.CHANGED), *lines, *moved), between=" ")


def _line(case: CaseFile, line: str) -> Words:
    mark = case.standing.marks[line]
    if mark.verdict == "returned":
        return say(words.CHANGED_RETURNED, line=line, comment=Verbatim(mark.text or ""))
    points = mark.points if mark.points is not None else case.card.line(line).points
    if mark.text:
        return say(words.CHANGED_LINE, line=line, points=points, reason=Verbatim(mark.text))
    return say(words.AGREED_LINE, line=line, points=points)
