"""How one rubric line looks to the unit: heading, official wording, what is known of it so far, and why it is asked."""

from antq_rules import Line
from antq_rules.review import Event
from bot.conversation import walk
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions import told
from bot.conversation.questions.asked import Asked
from bot.conversation.replies import Reply
from bot.conversation.words import files as file_words
from bot.conversation.words import scoring as words
from bot.conversation.world import CaseFile, World


def question(case: CaseFile, line: Line) -> Reply:
    """The line as asked: official wording, the reviewer's comment, and the answer and note so far."""
    lines = walk.asked_lines(case)
    number = next((place for place, each in enumerate(lines, 1) if each.id == line.id), 0)
    return Reply(
        (*_comments(case, line), *_so_far(case, line)),
        title=heading(line, number, len(lines)),
        official=wording(case, line),
        progress=(number, len(lines)),
    )


def heading(line: Line, number: int, count: int) -> Phrase:
    """Such as "Câu 5/20 · 4b · tối đa 1 điểm"."""
    return say(words.HEADING, number=number, count=count, line=line.id, max=line.max)


def wording(case: CaseFile, line: Line) -> tuple[Words, ...]:
    """The official wording, under the heading of its group where it has one."""
    group = (Verbatim(case.rubric.line(line.parent).text),) if line.parent else ()
    return (*group, Verbatim(line.text))


def asked_in_words(asked: Asked, world: World) -> Verbatim | None:
    """The rule file's own question: it has it in Vietnamese only, and for the usual way of asking."""
    usual = world.language == "vi" and asked.line.ask_for(asked.profile) != "not_applicable"
    return Verbatim(asked.line.asks) if usual and asked.line.asks else None


def _comments(case: CaseFile, line: Line) -> tuple[Words, ...]:
    standing = case.standing
    if standing.state != "returned":
        return ()
    before = case.submissions[-1].get(line.id) if case.submissions else None
    earlier = (say(words.BEFORE, answer=told(before)),) if before is not None else ()
    mark = standing.marks.get(line.id)
    if mark is not None and mark.verdict == "returned":
        return (_said(words.RETURNED_BECAUSE, case, mark.event), *earlier)
    last = case.returned
    return (_said(words.CASE_RETURNED_BECAUSE, case, last), *earlier) if last and last.text else earlier


def _said(template: str, case: CaseFile, event: Event) -> Phrase:
    office = Verbatim(case.titles.get(event.office.id, ""))
    return say(template, office=office, comment=Verbatim(event.text or ""))


def _so_far(case: CaseFile, line: Line) -> tuple[Words, ...]:
    answer = case.answers.get(line.id)
    note = case.notes.get(line.id)
    now = (say(words.CURRENT, answer=told(answer)),) if answer is not None else ()
    noted = (say(words.NOTE_NOW, note=Verbatim(note)),) if note else ()
    return (*now, *noted, *kept_files(case, line.id))


def kept_files(case: CaseFile, line: str) -> tuple[Words, ...]:
    """The files beside a line in one sentence, if there are any."""
    files = case.evidence.get(line, ())
    names = Verbatim(", ".join(file.name for file in files))
    return (say(file_words.KEPT, count=len(files), names=names),) if files else ()


def explained(line: Line) -> Reply:
    """The rule behind a line, what usually proves it, and what the text leaves open."""
    source: tuple[Words, ...] = (say(words.WHY_SOURCE, source=Verbatim(line.citation.text)),)
    doubt = () if line.citation.confirmed else (say(words.UNCONFIRMED),)
    helps = (say(words.WHY_EVIDENCE, evidence=Verbatim(line.evidence)),) if line.evidence else ()
    open_points = tuple(say(words.WHY_OPEN, note=Verbatim(note)) for note in line.notes)
    return Reply((*source, *doubt, *helps, *open_points), title=say(words.WHY_TITLE, line=line.id))
