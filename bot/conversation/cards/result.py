"""How a scorecard is told: total, grade, what is uncertain, and every lost point with its reason."""

from decimal import Decimal

from antq_rules import Scorecard
from bot.conversation.phrases import Listed, Phrase, Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.words import result as words
from bot.conversation.world import CaseFile


def result(case: CaseFile) -> Reply:
    """The whole result of the unit's own score."""
    card = case.card
    return Reply((*doubts(case, card), *_lost(card)), title=_title(card))


def _title(card: Scorecard) -> Phrase:
    if card.grade is None:
        return say(words.TITLE_NO_GRADE, total=card.total, max=card.max)
    return say(words.TITLE, total=card.total, max=card.max, grade=Verbatim(card.grade.name))


def ids(lines: tuple[str, ...]) -> Listed:
    """Line ids in a row."""
    return Listed(tuple(Verbatim(line) for line in lines))


def doubts(case: CaseFile, card: Scorecard) -> tuple[Words, ...]:
    """What is not certain yet: thresholds, provisional points, lines for the reviewer, missing answers."""
    said: list[Words] = []
    if card.grade is not None and not card.thresholds_confirmed:
        bands = tuple(say(words.BAND, grade=Verbatim(band.name), low=band.low) for band in case.plan.thresholds.bands)
        said.append(say(words.THRESHOLDS_UNCONFIRMED, bands=Listed(bands)))
    if card.provisional:
        points = sum((card.line(line).points for line in card.provisional), Decimal(0))
        said.append(say(words.PROVISIONAL, lines=ids(card.provisional), points=points))
        said.append(say(words.WITHOUT_PROVISIONAL, total=card.total - points))
    if card.low != card.high:
        said.append(say(words.RANGE, low=card.low, high=card.high))
    if card.unanswered:
        said.append(say(words.UNANSWERED, lines=ids(card.unanswered)))
    return tuple(said)


def _lost(card: Scorecard) -> tuple[Words, ...]:
    answered = tuple(each for each in card.lost if each.id not in card.unanswered)
    if not card.lost:
        return (say(words.NOTHING_LOST),)
    if not answered:
        return ()
    points = sum((each.points for each in answered), Decimal(0))
    lines = tuple(
        say(
            words.LOST_LINE,
            line=each.id,
            points=each.points,
            text=Verbatim(each.text),
            remedy=Verbatim(each.remedy),
            source=Verbatim(each.citation.text),
        )
        for each in answered
    )
    return (say(words.LOST, points=points), *lines)
