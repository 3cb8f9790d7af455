"""One case on the board: where it stands, both columns with what belongs to each line, and what was done by whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import escape
from itertools import groupby

from antq_rules import Line, grade
from antq_rules.review import Event
from bot.channels.web import wire
from bot.channels.web.board.frame import NOTHING, Pen, table
from bot.channels.web.parts import WebParts
from bot.conversation.cards import check, decision, flags, result
from bot.conversation.cards.scores import both_totals, decided_lines, earlier_round, own_answer, superior_card
from bot.conversation.content_code import content_code
from bot.conversation.files import FileRef
from bot.conversation.journeys.menu import standing_of
from bot.conversation.phrases import Number, Phrase, Verbatim, Words, say
from bot.conversation.watched import page
from bot.conversation.words import checking, reviewing, watching
from bot.conversation.words import workboard as words
from bot.conversation.world import CaseFile
from bot.workboard.dossier import Dossier

COLUMNS = ("", "wide", "figure", "figure", "figure")


def closed(pen: Pen, seen: Dossier) -> str:
    """Why the content is not shown, and what is known without it."""
    if seen.own:
        why = words.OWN
    elif seen.opened_from is not None:
        why = words.OPEN_FIRST
    else:
        why = words.CLOSED
    known = "".join(f"<p>{pen.text(each)}</p>" for each in _known(seen.file))
    return f'{known}<p class="notice">{pen.text(why)}</p>'


def watched(pen: Pen, case: CaseFile) -> str:
    """What a steering board sees: the same page as in the conversation."""
    shown = page(case, pen.world)
    said = "".join(f"<p>{pen.text(each)}</p>" for each in shown.body)
    only = f'<p class="small">{pen.text(watching.ONLY_LOOKING)}</p>'
    if shown.table is None:
        return said + only
    head = [pen.text(each) for each in shown.table.head]
    rows = [[pen.text(cell) for cell in row] for row in shown.table.rows]
    kinds = ("", *["figure"] * (len(head) - 1))
    return f"{said}{only}<h2>{pen.text(words.LINES)}</h2>{table(pen.text(words.LINES), head, rows, kinds, 'narrow')}"


def _known(case: CaseFile) -> tuple[Words, ...]:
    """Where the case stands, and what it was handed in with."""
    submitted = case.standing.submitted
    total = submitted.points if submitted else None
    if total is None:
        return (standing_of(case),)
    name = Verbatim(grade(total, case.plan.thresholds).name)
    return (standing_of(case), say(reviewing.CARD_SCORE, total=total, grade=name))


def summary(pen: Pen, case: CaseFile) -> str:
    """Both totals, the flags, the decisions and the code of the content."""
    code = say(reviewing.CODE, code=Verbatim(content_code(case)))
    said: Iterable[Words] = (both_totals(case), *decision.taken(case), *flags.told(case), code)
    return "".join(f"<p>{pen.text(each)}</p>" for each in said)


def content(pen: Pen, case: CaseFile, parts: WebParts) -> str:
    """All that the unit handed in, beside what was said to it."""
    return lines(pen, case, parts) + self_check(pen, case)


def lines(pen: Pen, case: CaseFile, parts: WebParts) -> str:
    """Every line of the form, with the answer, the note and the files, and both scores."""
    head = [
        pen.text(name)
        for name in (
            reviewing.COLUMN_LINE,
            words.CONTENT,
            reviewing.COLUMN_MAX,
            reviewing.COLUMN_OWN,
            reviewing.COLUMN_GIVEN,
        )
    ]
    rows = (_line(pen, case, line, parts) for line in case.rubric.scored)
    return f"<h2>{pen.text(words.LINES)}</h2>{table(pen.text(words.LINES), head, rows, COLUMNS)}"


def _line(pen: Pen, case: CaseFile, line: Line, parts: WebParts) -> tuple[str, ...]:
    said = (*own_answer(case, line.id), *earlier_round(case, line.id), *_mark(case, line.id))
    told = "".join(f"<p>{pen.text(each)}</p>" for each in said)
    content = f'<p class="official">{escape(line.text)}</p>{told}{_files(pen, case, line.id, parts)}'
    own = pen.points(case.card.line(line.id).points)
    return (escape(line.id), content, pen.points(line.max), own, _given(pen, case, line.id))


def _mark(case: CaseFile, line: str) -> tuple[Words, ...]:
    """What the superior said beside the points."""
    mark = case.standing.marks.get(line)
    if mark is None or not mark.text:
        return ()
    if mark.points is None:
        return (say(reviewing.MARK_RETURNED, comment=Verbatim(mark.text)),)
    return (say(reviewing.MARK_RESCORED, points=mark.points, reason=Verbatim(mark.text)),)


def _given(pen: Pen, case: CaseFile, line: str) -> str:
    mark = case.standing.marks.get(line)
    if line in decided_lines(case):
        return pen.points(superior_card(case).line(line).points)
    if mark is None:
        return NOTHING
    return pen.text(reviewing.RETURNED_CELL) if mark.points is None else pen.text(Number(mark.points))


def _files(pen: Pen, case: CaseFile, line: str, parts: WebParts) -> str:
    found = case.evidence.get(line, ())
    if not found:
        return ""
    label = pen.text(say(words.FILES, line=line))
    return f'<ul class="files" aria-label="{label}">{"".join(_file(each, case.id, parts) for each in found)}</ul>'


def _file(file: FileRef, case: str, parts: WebParts) -> str:
    """A file behind its signed link, pictures as themselves."""
    about = {"name": file.name, "digest": file.digest, "media_type": file.media_type, "size": file.size}
    address, name = escape(str(wire.offered(about, case, parts)["link"])), escape(file.name)
    picture = f'<img src="{address}" alt="" loading="lazy">' if file.media_type.startswith("image/") else ""
    kind = " picture" if picture else ""
    text = f'<span class="about"><span class="name">{name}</span></span>'
    return f'<li><a class="file{kind}" href="{address}" target="_blank" rel="noopener">{picture}{text}</a></li>'


def self_check(pen: Pen, case: CaseFile) -> str:
    """The outcome of the unit's own check against the standard."""
    said = check.short(case) or (say(words.NO_CHECK),)
    body = "".join(f"<p>{pen.text(each)}</p>" for each in said)
    return f"<h2>{pen.text(checking.CHECK)}</h2>{body}"


def history(pen: Pen, case: CaseFile, *, whole: bool) -> str:
    """Who did what and when; without `whole` only what moved the case as a whole, and nothing that was written."""
    moves = (replace(event, text=None) for event in case.history if event.line is None)
    shown = list(case.history if whole else moves)
    rows = "".join(_entry(pen, case, events) for events in _together(shown))
    return f'<h2>{pen.text(words.HISTORY)}</h2><ol class="history">{rows}</ol>' if rows else ""


def _together(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Agreements one after the other by one person are one entry."""
    for (kind, *_), found in groupby(events, key=lambda event: (event.kind, event.person, event.office.id)):
        if kind == "agreed":
            yield list(found)
        else:
            yield from ([each] for each in found)


def _entry(pen: Pen, case: CaseFile, events: list[Event]) -> str:
    last = events[-1]
    office = escape(case.titles.get(last.office.id, last.office.kind))
    lent = f" {pen.text(words.ON_BEHALF)}" if last.on_behalf else ""
    comment = f": {escape(last.text)}" if last.text and last.line is None else ""
    return f"<li>{pen.time(last.at)} {office}{lent} – {pen.text(_did(events))}{comment}</li>"


def _did(events: list[Event]) -> Phrase:
    event, line = events[-1], events[-1].line or ""
    points, reason = Verbatim("–") if event.points is None else Number(event.points), Verbatim(event.text or "–")
    day: date | Verbatim = event.decided_on or Verbatim("–")
    match event.kind:
        case "agreed":
            return say(words.DID_AGREE, lines=result.ids(tuple(each.line or "" for each in events)))
        case "rescored":
            return say(words.DID_RESCORE, line=line, points=points, reason=reason)
        case "line_returned":
            return say(words.DID_RETURN_LINE, line=line, reason=reason)
        case "approved":
            return say(words.DID_APPROVE, points=points)
        case "decided":
            number = Verbatim(event.number or "–")
            return say(words.DID_DECIDE, outcome=decision.outcome_of(event), number=number, day=day)
    plain = {
        "submitted": words.DID_SUBMIT,
        "withdrawn": words.DID_WITHDRAW,
        "opened": words.DID_OPEN,
        "returned": words.DID_RETURN,
        "delegated": words.DID_LEND,
    }
    return say(plain[event.kind])
