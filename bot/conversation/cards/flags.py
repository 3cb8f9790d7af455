"""What about a case asks for a closer look; a case with a flag is not approved together with others."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from bot.conversation.cards.result import ids
from bot.conversation.cards.scores import changed_lines, superior_card, to_consider
from bot.conversation.phrases import Phrase, Words, say
from bot.conversation.words import batch as words
from bot.conversation.words import reviewing
from bot.conversation.world import CaseFile

MOST_JUMP = Decimal(15)
MOST_ABOVE = Decimal(10)
SHORT: Mapping[str, str] = MappingProxyType(
    {
        "unanswered": words.UNANSWERED,
        "consider": words.CONSIDER,
        "evidence": words.NO_EVIDENCE,
        "changed": words.CHANGED,
        "jump": words.JUMP,
        "above": words.ABOVE,
    }
)


def flags_of(case: CaseFile) -> tuple[str, ...]:
    """The flags of what was handed in, in the order they are told; lateness is told apart."""
    found = {
        "unanswered": case.card.unanswered,
        "consider": tuple(line for line in to_consider(case) if line in case.answers),
        "evidence": bare_lines(case),
        "changed": changed_lines(case),
        "jump": _jump(case),
        "above": _above(case),
    }
    return tuple(kind for kind, about in found.items() if about)


def bare_lines(case: CaseFile) -> tuple[str, ...]:
    """The lines that bring points and usually have evidence, with neither a file nor a note beside them."""
    return tuple(
        line.id
        for line in case.rubric.scored
        if line.evidence
        and case.card.line(line.id).points
        and line.id not in case.notes
        and not case.evidence.get(line.id)
    )


def _jump(case: CaseFile) -> tuple[Phrase, ...]:
    """More than MOST_JUMP points up or down from the unit's own score of the year before."""
    before = case.last_year.own if case.last_year else None
    now = case.card.total
    if before is None or abs(now - before) <= MOST_JUMP:
        return ()
    return (say(words.JUMP_POINTS, now=now, before=before, most=MOST_JUMP),)


def _above(case: CaseFile) -> tuple[Phrase, ...]:
    """More than MOST_ABOVE points above what the superior gave the year before."""
    before = case.last_year.given if case.last_year else None
    now = case.card.total
    if before is None or now - before <= MOST_ABOVE:
        return ()
    return (say(words.ABOVE_POINTS, now=now, before=before, most=MOST_ABOVE),)


def told(case: CaseFile) -> tuple[Words, ...]:
    """The flags of an open case with the lines they are about; lines that were judged need no look any more."""
    asked = tuple(line for line in to_consider(case) if line in case.answers)
    about = (
        (reviewing.FLAG_UNANSWERED, _unjudged(case, case.card.unanswered)),
        (reviewing.FLAG_CONSIDER, _unjudged(case, asked)),
        (words.NO_EVIDENCE_LINES, _unjudged(case, bare_lines(case))),
        (reviewing.FLAG_CHANGED, changed_lines(case)),
        (reviewing.PROVISIONAL, superior_card(case).provisional),
    )
    lines = tuple(say(flag, lines=ids(lines)) for flag, lines in about if lines)
    return (*lines, *_jump(case), *_above(case))


def _unjudged(case: CaseFile, lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line not in case.standing.marks)
