"""A decision in words: what it is, what it rests on, and what it changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from antq_rules import Stage
from antq_rules.review import Event
from bot.conversation.cards.fate import OUTCOME
from bot.conversation.cards.result import ids
from bot.conversation.cards.scores import decided_lines, grade_name, superior_card
from bot.conversation.commands import standing_choice
from bot.conversation.content_code import content_code
from bot.conversation.phrases import Phrase, Value, Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.words import decisions as words
from bot.conversation.words import notices
from bot.conversation.world import CaseFile, Seat


def outcome_of(event: Event) -> Words:
    """ "Công nhận" or "Không công nhận"; a dash where a decision does not say."""
    return say(OUTCOME[event.outcome]) if event.outcome in OUTCOME else Verbatim("–")


def told(template: str, event: Event, **more: Value) -> Phrase:
    """A sentence on a decision with its outcome, number and day."""
    day: date | Verbatim = event.decided_on or Verbatim("–")
    return say(template, outcome=outcome_of(event), number=Verbatim(event.number or "–"), day=day, **more)


def taken(case: CaseFile) -> tuple[Words, ...]:
    """The decisions taken on the case so far, one sentence each."""
    return tuple(
        told(words.DECIDED_BEFORE, event, office=Verbatim(case.titles.get(event.office.id, event.office.kind)))
        for event in case.standing.decisions
    )


def to_confirm(case: CaseFile, event: Event) -> tuple[Words, ...]:
    """Everything a decision says and rests on, before it is confirmed."""
    given = superior_card(case)
    reason = (say(words.REASON, reason=Verbatim(event.text)),) if event.text else ()
    code = Verbatim(content_code(case))
    rests = say(words.ON_WHAT, given=given.total, grade=grade_name(given), code=code)
    return (told(words.DECISION, event), *reason, rests, *_reach(case, event))


def _reach(case: CaseFile, event: Event) -> tuple[Words, ...]:
    """Which line the decision makes final, or why none; and whether the law behind it is confirmed."""
    stage, lines = case.standing.stage, _status_lines(case)
    if stage is None or not lines:
        return ()
    if case.recognises is None:
        reach = say(words.NOWHERE_FINAL, line=ids(lines))
    elif case.recognises.office == stage.office:
        after = superior_card(replace(case, history=(*case.history, event)))
        points = sum((after.line(line).points for line in lines), Decimal(0))
        reach = say(words.MAKES_FINAL, line=ids(lines), points=points, total=after.total, grade=grade_name(after))
    else:
        reach = say(words.NOT_FINAL_HERE, line=ids(lines), stage=Verbatim(case.recognises.name))
    return (reach, *doubt(stage))


def never_final(case: CaseFile) -> tuple[Words, ...]:
    """That a finished case has lines which stay provisional, because no rule says who recognises."""
    left = superior_card(case).provisional
    if case.standing.state != "finished" or case.recognises is not None or not left:
        return ()
    return (say(words.NOWHERE_FINAL, line=ids(left)),)


def doubt(stage: Stage) -> tuple[Words, ...]:
    """That the law behind a stage's decision is not confirmed, where it is not."""
    if stage.citation.confirmed:
        return ()
    return (say(words.UNCONFIRMED, stage=Verbatim(stage.name), source=Verbatim(stage.citation.text)),)


def _status_lines(case: CaseFile) -> tuple[str, ...]:
    return tuple(line.id for line in case.rubric.scored if line.ask == "status")


def notice(before: CaseFile, after: CaseFile, by: Seat, where: Words, *, to_head: bool) -> Reply:
    """To the unit (with what the decision changes) and to the offices concerned: decided, with number and date."""
    event = after.history[-1]
    unit, office = Verbatim(after.unit.name), Verbatim(by.title)
    what = told(words.NOTICE, event, office=office, unit=unit, year=str(after.year))
    reason = (say(words.REASON, reason=Verbatim(event.text)),) if event.text else ()
    moved = _moved(before, after) if to_head else ()
    choices = ((standing_choice(notices.VIEW, "hoso"),),) if to_head else ()
    return Reply((what, *reason, *moved, where, *never_final(after)), choices=choices, standing=True)


def _moved(before: CaseFile, after: CaseFile) -> tuple[Words, ...]:
    """What a decision changes in points and grade."""
    old, new = superior_card(before), superior_card(after)
    lines = tuple(
        say(words.LINE_FINAL, line=line, before=old.line(line).points, after=new.line(line).points)
        for line in decided_lines(after)
        if line not in decided_lines(before)
    )
    if old.total == new.total:
        return (*lines, say(words.TOTAL_SAME, after=new.total, after_grade=grade_name(new)))
    total = say(
        words.TOTAL_MOVED,
        before=old.total,
        before_grade=grade_name(old),
        after=new.total,
        after_grade=grade_name(new),
        difference=new.total - old.total,
    )
    return (*lines, total)
