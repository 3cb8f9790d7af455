"""How the self-check against the standard looks: a criterion, why it is asked, and the outcome."""

import antq_rules
from antq_rules import Criterion, CriterionResult, Excused, NotApplicable, StandardResult
from antq_rules.judge_standard import MET, NOT_MET
from antq_rules.scope import STATUS_LINE
from bot.conversation import check
from bot.conversation.cards.registration import because
from bot.conversation.cards.result import ids
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions.criterion import told
from bot.conversation.replies import Reply
from bot.conversation.words import checking as words
from bot.conversation.words import scoring
from bot.conversation.world import CaseFile


def intro(case: CaseFile) -> Reply:
    """What the self-check is, and whether the standard binds this unit."""
    standard = case.standard
    assert standard is not None  # noqa: S101 - asked only where there is one
    article = standard.checklist(case.known_profile).citation
    said = say(words.INTRO, title=Verbatim(standard.title), source=Verbatim(article.text))
    return Reply((said, *scope(case)), standing=True)


def scope(case: CaseFile) -> tuple[Words, ...]:
    """That the unit is outside the mandatory scope and on what ground it takes part; nothing where it is bound."""
    if case.standard is None:
        return ()
    found = antq_rules.check_scope(case.standard, case.known_profile, case.plan)
    return () if found.bound else tuple(map(because, found.because))


def question(case: CaseFile, criterion: Criterion) -> Reply:
    """The criterion as asked: the wording, where it is asked, and the answer so far."""
    every = check.asked(case)
    number = every.index(criterion) + 1
    where = (say(words.WHERE, where=Verbatim(criterion.where.says)),) if criterion.where else ()
    answer = case.criteria.get(criterion.id)
    now = (say(scoring.CURRENT, answer=told(answer)),) if answer is not None else ()
    return Reply(
        (*where, *now),
        title=say(words.HEADING, number=number, count=len(every), criterion=criterion.id),
        official=(Verbatim(criterion.text),),
        progress=(number, len(every)),
    )


def explained(criterion: Criterion) -> Reply:
    """The rule behind a criterion, its exception, and what the text leaves open."""
    source = (say(scoring.WHY_SOURCE, source=Verbatim(criterion.citation.text)),)
    doubt = () if criterion.citation.confirmed else (say(scoring.UNCONFIRMED),)
    excuse = (say(words.WHY_EXCUSE, excuse=Verbatim(criterion.excuse)),) if criterion.excuse else ()
    open_points = tuple(say(scoring.WHY_OPEN, note=Verbatim(note)) for note in criterion.notes)
    return Reply(
        (*source, *doubt, *excuse, *open_points), title=say(words.WHY_TITLE, criterion=criterion.id), standing=True
    )


def outcome(case: CaseFile, result: StandardResult) -> Reply:
    """The verdict with every criterion that does not hold, what it means for 8c, and what others will look at."""
    failed = tuple(_failed(case, each) for each in result.failed)
    left = tuple(each.id for each in result.unanswered)
    missing = (say(words.UNANSWERED, count=len(left), criteria=ids(left)),) if left else ()
    look = tuple(
        each.id for each in check.asked(case) if isinstance(case.criteria.get(each.id), Excused | NotApplicable)
    )
    considered = (say(words.TO_LOOK_AT, criteria=ids(look)),) if look else ()
    means = Verbatim(antq_rules.feed_8c(result, case.standing.outcome).because.text)
    body = (means, *failed, *missing, *considered, *scope(case), say(words.NOT_A_DECISION))
    return Reply(body, title=say(words.RESULT, verdict=Verbatim(result.name)))


def _failed(case: CaseFile, result: CriterionResult) -> Phrase:
    return say(
        words.FAILED,
        criterion=result.id,
        text=_text(case, result),
        what=Verbatim(result.because.text),
        remedy=Verbatim(result.remedy or ""),
        source=Verbatim(result.because.citation.text),
    )


def _text(case: CaseFile, result: CriterionResult) -> Verbatim:
    return Verbatim(check.criterion(case, result.id).text)


def short(case: CaseFile, failed: str = words.NOT_PASSED) -> tuple[Words, ...]:
    """The outcome in a sentence and the criteria that do not hold; nothing before the first answer, or once decided."""
    result = case.checked
    if result is None or not case.criteria or (case.recognition is not None and case.recognition.outcome):
        return ()
    if result.verdict == MET:
        return (say(words.PASSED),)
    if result.verdict != NOT_MET:
        return (say(words.INCOMPLETE, count=len(result.unanswered)),)
    lines = tuple(
        say(words.NOT_PASSED_LINE, criterion=each.id, text=_text(case, each), what=Verbatim(each.because.text))
        for each in result.failed
    )
    return (say(failed), *lines)


def failing(case: CaseFile, failed: str = words.NOT_PASSED) -> tuple[Words, ...]:
    """The same only where the unit does not pass: whoever hands in or decides is to know it first."""
    return short(case, failed) if case.checked is not None and case.checked.verdict == NOT_MET else ()


def for_reviewer(case: CaseFile, line: str) -> tuple[Words, ...]:
    """The unit's self-check beside the line it is for."""
    return short(case, words.FAILED_CHECK) if line == STATUS_LINE else ()
