"""Where a case is reviewed on its page: the same message as in the conversation, its buttons as forms."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from bot.channels.web.board.addresses import case_address
from bot.channels.web.board.forms import Forms
from bot.channels.web.board.frame import Pen
from bot.conversation import commands
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.workboard.dossier import Dossier, Said


def show(pen: Pen, seen: Dossier) -> str:
    """What the conversation said last about the case, and what can be done; nothing where that is nothing."""
    forms = Forms(pen, case_address(seen.row.id), seen.last, {})
    talk = "".join(_message(forms, seen, each) for each in seen.talk)
    offer = "" if any(each.live for each in seen.talk) else _offer(forms, seen)
    if not talk and not offer:
        return ""
    heading = f'<h2>{pen.text(words.REVIEW)}</h2><p class="small">{pen.text(words.SAME)}</p>'
    return f'<section id="xet" class="talk">{heading}{talk}{offer}</section>'


def _offer(forms: Forms, seen: Dossier) -> str:
    """The button that opens the case, or comes back to it."""
    if seen.opened_from is None:
        return ""
    label = forms.pen.plain(words.GO_ON if seen.file.standing.opened else reviewing.OPEN)
    choice = {"action": f"{commands.PREFIX}mo:{seen.row.id}", "label": label, "style": "primary"}
    return forms.button(choice, "")


def _message(forms: Forms, seen: Dossier, said: Said) -> str:
    message: Mapping[str, Any] = said.message
    lead = f'<p class="lead" role="status">{escape(message["lead"])}</p>' if message["lead"] else ""
    if not said.live:
        return lead and f'<div class="message bot">{lead}</div>'
    title = f'<h3 class="title">{escape(message["title"])}</h3>' if message["title"] else ""
    official = "".join(f"<p>{escape(each)}</p>" for each in message["official"])
    quoted = f'<blockquote class="official">{official}</blockquote>' if official else ""
    body = "".join(f'<p class="text">{escape(each)}</p>' for each in message["body"])
    rows = "".join(_row(forms, seen, row, message["step"]) for row in message["choices"])
    field = forms.field(message["step"]) if message["entry"] in {"text", "decimal"} else ""
    return f'<div class="message bot full">{lead}{title}{quoted}{body}{field}<div class="choices">{rows}</div></div>'


def _row(forms: Forms, seen: Dossier, row: Sequence[Mapping[str, str]], step: str) -> str:
    """The buttons that are about this case; those that lead elsewhere are for the conversation."""
    elsewhere = f"case:{seen.row.id}:list"
    here = [each for each in row if commands.case_in(each["action"]) == seen.row.id and each["action"] != elsewhere]
    return f'<div class="row">{"".join(forms.button(choice, step) for choice in here)}</div>' if here else ""
