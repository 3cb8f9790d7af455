"""How a scorecard is told: total, grade, what is uncertain, and every lost point with its reason."""

from decimal import Decimal

from antq_rules import Scorecard
from antq_rules.review import Event
from bot.conversation.cards.scores import differing
from bot.conversation.phrases import Listed, Phrase, Verbatim, Words, say
from bot.conversation.questions import told
from bot.conversation.replies import Reply
from bot.conversation.words import result as words
from bot.conversation.words import scoring
from bot.conversation.world import CaseFile


def result(case: CaseFile) -> Reply:
    """The whole result of the unit's own score."""
    card = case.card
    return Reply((*_mended(case), *doubts(case, card), *_follows(card), *_lost(card)), title=_title(card))


def _follows(card: Scorecard) -> tuple[Words, ...]:
    """What follows from the grade of a whole form under the plan, with the source of each."""
    reasons = card.grade.follows if card.grade and not card.unanswered else ()
    return tuple(say(words.FOLLOWS, text=Verbatim(each.text), source=Verbatim(each.citation.text)) for each in reasons)


def _mended(case: CaseFile) -> tuple[Words, ...]:
    """In a returned case: the comment on it as a whole, and each line that was returned or changed, before and now."""
    standing = case.standing
    if standing.state != "returned" or not case.submissions:
        return ()
    last = case.returned
    comment = (_comment(case, last),) if last is not None and last.text else ()
    lines = standing.reopened or differing(case, len(case.submissions) - 1)
    told_lines = [told_line for line in lines if line in case.answers for told_line in _mended_line(case, line)]
    return (*comment, say(words.MENDED), *told_lines) if told_lines else comment


def _comment(case: CaseFile, event: Event) -> Words:
    office = Verbatim(case.titles.get(event.office.id, ""))
    return say(scoring.CASE_RETURNED_BECAUSE, office=office, comment=Verbatim(event.text or ""))


def _mended_line(case: CaseFile, line: str) -> tuple[Words, ...]:
    earlier, now = case.submissions[-1].get(line), case.answers[line]
    note = case.notes.get(line)
    noted = (say(words.MENDED_NOTE, note=Verbatim(note)),) if note else ()
    if earlier == now and note == case.submitted_notes[-1].get(line):
        return (say(words.MENDED_SAME, line=line, now=told(now)), *noted)
    if earlier == now:
        return (say(words.MENDED_NOTED, line=line, now=told(now)), *noted)
    before = told(earlier) if earlier is not None else Verbatim("–")
    return (say(words.MENDED_LINE, line=line, before=before, now=told(now)), *noted)


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
            text=Verbatim(each.text),
            remedy=Verbatim(each.remedy),
            source=Verbatim(each.citation.text),
        )
        for each in answered
    )
    return (say(words.LOST, points=points), *lines)
