"""Messages to others: handed in, passed on, approved, returned. Their buttons work at any time."""

from antq_rules import Stage
from antq_rules.review import Mark
from bot.conversation.cards import decision
from bot.conversation.cards.scores import both_totals, grade_name, superior_card
from bot.conversation.commands import standing_choice
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import notices as words
from bot.conversation.words import reviewing, withdrawing
from bot.conversation.world import CaseFile, Seat, World


def submitted(case: CaseFile, late: int) -> Reply:
    """To the first reviewer: a case was handed in."""
    card = case.card
    what = say(
        words.SUBMITTED, unit=Verbatim(case.unit.name), year=str(case.year), total=card.total, grade=grade_name(card)
    )
    return Reply((what, say(words.LATE, late=late)) if late else (what,), choices=_open(case), standing=True)


def withdrawn(case: CaseFile) -> Reply:
    """To the office where the case waited: the unit took it back."""
    return Reply((say(withdrawing.NOTICE, unit=Verbatim(case.unit.name), year=str(case.year)),), standing=True)


def opened(case: CaseFile, by: Seat, world: World) -> Reply:
    """To the head: somebody looks at the case now, so that it can no longer be taken back."""
    said = say(words.OPENED, office=Verbatim(by.title), year=str(case.year), time=world.now)
    return Reply((said, say(words.NO_WAY_BACK)), choices=((standing_choice(words.VIEW, "hoso"),),), standing=True)


def passed_on(case: CaseFile, by: Seat) -> Reply:
    """To the next stage: the case is theirs now."""
    what = say(
        words.PASSED_ON,
        office=Verbatim(by.title),
        year=str(case.year),
        unit=Verbatim(case.unit.name),
        own=case.card.total,
        given=superior_card(case).total,
    )
    return Reply((what,), choices=_open(case), standing=True)


def approved(case: CaseFile, by: Seat, world: World, following: Stage | None) -> Reply:
    """To the head: approved, with both scores and every line whose points were changed."""
    said = say(words.APPROVED, office=Verbatim(by.title), year=str(case.year), time=world.now)
    changed = tuple(words_ for line, mark in case.standing.marks.items() for words_ in _changed(case, line, mark))
    body = (said, both_totals(case, words.SCORES), *changed, where_now(following), *decision.never_final(case))
    return Reply(body, choices=((standing_choice(words.VIEW, "hoso"),),), standing=True)


def _changed(case: CaseFile, line: str, mark: Mark) -> tuple[Words, ...]:
    own = case.card.line(line).points
    if mark.points is None or mark.points == own:
        return ()
    if mark.text:
        return (say(words.LINE_CHANGED, line=line, own=own, given=mark.points, reason=Verbatim(mark.text)),)
    return (say(words.LINE_GRANTED, line=line, own=own, given=mark.points),)


def where_now(following: Stage | None) -> Words:
    """Where the case is now."""
    return say(words.NOW_AT, stage=Verbatim(following.name)) if following else say(words.NOW_FINISHED)


def returned(case: CaseFile, by: Seat, world: World, comment: str | None) -> Reply:
    """To the head: returned, with what to mend in each line."""
    said = say(words.RETURNED, office=Verbatim(by.title), year=str(case.year), time=world.now)
    lines = tuple(
        say(words.LINE_RETURNED, line=line, comment=Verbatim(mark.text or ""))
        for line, mark in case.standing.marks.items()
        if mark.verdict == "returned"
    )
    whole: tuple[Words, ...] = (say(words.COMMENT, comment=Verbatim(comment)),) if comment else ()
    only = (say(words.REOPENED),) if lines else ()
    return Reply(
        (said, *whole, *lines, *only),
        choices=((standing_choice(words.MEND, "tucham", style="primary"),),),
        standing=True,
    )


def returned_above(case: CaseFile, by: Seat, world: World) -> Reply:
    """To the offices that had let the case pass: it is back with the unit, and comes to them again."""
    unit, office = Verbatim(case.unit.name), Verbatim(by.title)
    said = say(words.RETURNED_ABOVE, office=office, unit=unit, year=str(case.year), time=world.now)
    return Reply((said, say(words.COMES_AGAIN)), standing=True)


def _open(case: CaseFile) -> tuple[tuple[Choice, ...], ...]:
    return ((standing_choice(reviewing.OPEN, "mo", case.id, style="primary"),),)
