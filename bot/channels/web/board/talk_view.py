"""Where a case is reviewed on its page: the same message as in the conversation, its buttons as forms."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from bot.channels.web import wire
from bot.channels.web.board.addresses import case_address
from bot.channels.web.board.frame import Pen
from bot.conversation import commands
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.workboard.dossier import Dossier, Said


def show(pen: Pen, seen: Dossier) -> str:
    """What the conversation said last about the case, and what can be done; nothing where that is nothing."""
    talk = "".join(_message(pen, seen, each) for each in seen.talk)
    offer = "" if any(each.live for each in seen.talk) else _offer(pen, seen)
    if not talk and not offer:
        return ""
    heading = f'<h2>{pen.text(words.REVIEW)}</h2><p class="small">{pen.text(words.SAME)}</p>'
    return f'<section id="xet" class="talk">{heading}{talk}{offer}</section>'


def _offer(pen: Pen, seen: Dossier) -> str:
    """The button that opens the case, or comes back to it."""
    if seen.opened_from is None:
        return ""
    label = pen.plain(words.GO_ON if seen.file.standing.opened else reviewing.OPEN)
    choice = {"action": f"{commands.PREFIX}mo:{seen.row.id}", "label": label, "style": "primary"}
    return _button(pen, seen, choice, "")


def _message(pen: Pen, seen: Dossier, said: Said) -> str:
    message: Mapping[str, Any] = said.message
    lead = f'<p class="lead" role="status">{escape(message["lead"])}</p>' if message["lead"] else ""
    if not said.live:
        return lead and f'<div class="message bot">{lead}</div>'
    title = f'<h3 class="title">{escape(message["title"])}</h3>' if message["title"] else ""
    official = "".join(f"<p>{escape(each)}</p>" for each in message["official"])
    quoted = f'<blockquote class="official">{official}</blockquote>' if official else ""
    body = "".join(f'<p class="text">{escape(each)}</p>' for each in message["body"])
    rows = "".join(_row(pen, seen, row, message["step"]) for row in message["choices"])
    field = _field(pen, seen, message["step"]) if message["entry"] in {"text", "decimal"} else ""
    return f'<div class="message bot full">{lead}{title}{quoted}{body}{field}<div class="choices">{rows}</div></div>'


def _row(pen: Pen, seen: Dossier, row: Sequence[Mapping[str, str]], step: str) -> str:
    """The buttons that are about this case; those that lead elsewhere are for the conversation."""
    elsewhere = f"case:{seen.row.id}:list"
    here = [each for each in row if commands.case_in(each["action"]) == seen.row.id and each["action"] != elsewhere]
    return f'<div class="row">{"".join(_button(pen, seen, choice, step) for choice in here)}</div>' if here else ""


def _button(pen: Pen, seen: Dossier, choice: Mapping[str, str], step: str) -> str:
    fields = {"action": choice["action"], "step": step, "label": choice["label"]}
    label, style = escape(choice["label"]), escape(choice["style"])
    return f'{_form(pen, seen, fields)}<button class="{style}">{label}</button></form>'


def _field(pen: Pen, seen: Dossier, step: str) -> str:
    label = f'<label for="text">{pen.text(words.ANSWER)}</label>'
    box = '<textarea id="text" name="text" rows="3" maxlength="4000" required></textarea>'
    send = f'<button class="primary">{pen.text(words.SEND)}</button>'
    return f"{_form(pen, seen, {'step': step})}{label}{box}{send}</form>"


def _form(pen: Pen, seen: Dossier, fields: Mapping[str, str]) -> str:
    """A form that runs one turn; it knows for whom it was drawn and after which message."""
    known = {**fields, "after": str(seen.last), "who": wire.mark(pen.world.person)}
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in known.items())
    return f'<form method="post" action="{escape(case_address(seen.row.id))}">{hidden}'
