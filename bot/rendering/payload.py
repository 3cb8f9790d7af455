"""Replies in one language, as the outbox keeps them and every channel shows them."""

import json
from dataclasses import asdict

from bot.conversation.phrases import Words
from bot.conversation.replies import Choice, Reply, Table
from bot.languages import Language


def render(reply: Reply, language: Language, step: int) -> dict[str, object]:
    """The reply in one language, with the step its buttons belong to (empty: they work at any time)."""

    def spoken(words: Words | None) -> str | None:
        return None if words is None else language.speak(words)

    return {
        "language": language.code,
        "lead": spoken(reply.lead),
        "title": spoken(reply.title),
        "official": [language.speak(words) for words in reply.official],
        "body": [language.speak(words) for words in reply.body],
        "choices": [[_choice(choice, language) for choice in row] for row in reply.choices if row],
        "step": "" if reply.standing else str(step),
        "progress": {"now": reply.progress[0], "of": reply.progress[1]} if reply.progress else None,
        "entry": reply.entry,
        "files": [asdict(file) for file in reply.files],
        "table": _table(reply.table, language) if reply.table else None,
        **({"case": reply.case} if reply.case else {}),
    }


def _choice(choice: Choice, language: Language) -> dict[str, str]:
    return {"label": language.speak(choice.label), "action": choice.action, "style": choice.style}


def _table(table: Table, language: Language) -> dict[str, object]:
    head = [language.speak(words) for words in table.head]
    return {"head": head, "rows": [[language.speak(words) for words in row] for row in table.rows]}


def payload(reply: Reply, language: Language, step: int) -> str:
    """The rendered reply as the JSON text the outbox keeps."""
    return json.dumps(render(reply, language, step), ensure_ascii=False, separators=(",", ":"))
