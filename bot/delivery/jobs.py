"""One row of work made ready for its channel: what to send or change, read and worded in the claiming transaction."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.conversation.phrases import Verbatim, say
from bot.conversation.words import channels as words
from bot.languages import Languages
from bot.ports import Receipt, Worded
from bot.posting import ANSWER, CLOSE, REMIND, SAY, is_card
from bot.rendering.bubbles import Attachment, Bubble, Button, Piece, attachments_of, with_buttons
from bot.rendering.limits import Limits
from bot.rendering.numbered import numbered
from storage.models import DueDelivery
from storage.unit_of_work import Work

RESUME = "go:tieptuc"  # a button that works at any time, so it needs no message to be looked up in
Part = Bubble | Attachment


@dataclass(frozen=True, slots=True)
class Job:
    """What to do in a chat: send the `parts` not `sent` yet, or make `target` look like the one part, or answer a tap.

    `shown` is the JSON of what the chat shows afterwards. `again`: it may have been done before.
    """

    row: DueDelivery
    parts: tuple[Part, ...] = ()
    sent: tuple[Receipt, ...] = ()
    target: Receipt | None = None
    query: str = ""
    shown: str = ""
    again: bool = False


class NotYet(Exception):
    """The row must wait: for its card, which is still to be sent, or `until` a moment."""

    def __init__(self, until: datetime | None = None) -> None:
        self.until = until
        super().__init__(until)


Word = Callable[[Work, DueDelivery], Worded]


def _unworded(_work: Work, _row: DueDelivery) -> Worded:
    """Where nobody words reminders none is left to send."""
    return Worded()


@dataclass(frozen=True, slots=True)
class Preparing:
    """What making ready needs: the channel's limits, the languages, an address for a file, who words reminders."""

    channel: str
    limits: Limits
    languages: Languages
    link: Callable[[Mapping[str, Any]], str]
    word: Word = _unworded

    def ready(self, work: Work, row: DueDelivery) -> Job | None:
        """The job of a row; None when there is nothing left to do. Raises NotYet."""
        again = row.state in {"sending", "uncertain"}
        sent = tuple(Receipt(**each) for each in json.loads(row.receipts))
        if row.op == ANSWER:
            return Job(row, query=json.loads(row.data)["query"], shown=row.shown)
        if row.op == CLOSE:
            return self._closing(work, row)
        if row.op == REMIND and not sent:
            row = self._worded(work, row)
        messages = self._messages(work, row)
        if not messages:
            return None
        parts, shown = self._parts(messages, json.loads(row.shown))
        if again and len(sent) < len(parts):
            marked = self._marked(parts[len(sent)], row, messages)
            parts = (*parts[: len(sent)], marked, *parts[len(sent) + 1 :])
        return Job(row, parts, sent, shown=json.dumps(shown), again=again)

    def _worded(self, work: Work, row: DueDelivery) -> DueDelivery:
        """The row with the number of the reminder made just now, or with none. Raises NotYet."""
        worded = self.word(work, row)
        if worded.wait is not None:
            raise NotYet(worded.wait)
        return replace(row, first_seq=worded.seq, last_seq=worded.seq)

    @staticmethod
    def _messages(work: Work, row: DueDelivery) -> dict[int, dict[str, Any]]:
        if row.op == SAY:
            return {0: json.loads(row.data)}
        if row.person is None or row.first_seq is None or row.last_seq is None:
            return {}
        kept = work.messages.payloads(row.person, row.first_seq, row.last_seq)
        return {seq: json.loads(text) for seq, text in kept.items() if text}

    def _parts(
        self, messages: Mapping[int, dict[str, Any]], shown: dict[str, Any]
    ) -> tuple[tuple[Part, ...], dict[str, Any]]:
        """The parts, and what the chat shows after them: the step of the last card, and the menu it offers."""
        steps = [message["step"] for message in messages.values() if is_card(message)]
        if steps:
            shown = {"step": steps[-1]}
        if self.limits.buttons:
            bubbles = [
                part for seq, message in messages.items() for part in with_buttons(message, seq, self.limits.text)
            ]
            files = [file for message in messages.values() for file in attachments_of(message)]
            return (*bubbles, *files), shown
        speak = self.languages[next(iter(messages.values()))["language"]].speak
        texts, menu = numbered(messages, shown.get("menu", {}), self.limits.text, speak, self.link)
        return texts, {**shown, "menu": menu}

    def _marked(self, part: Part, row: DueDelivery, messages: Mapping[int, dict[str, Any]]) -> Part:
        """A bubble with a line above it that says why it comes again."""
        if not isinstance(part, Bubble):
            return part
        language = self.languages[next(iter(messages.values()))["language"]]
        code = Verbatim(f"#{row.first_seq or row.id}")
        return replace(part, pieces=(Piece("note", language.speak(say(words.AGAIN, code=code))), *part.pieces))

    def _closing(self, work: Work, row: DueDelivery) -> Job | None:
        """The card without its buttons and with a note; None when it was never sent. Raises NotYet."""
        if row.person is None or row.first_seq is None:
            return None
        receipts, awaited = work.deliveries.receipts(self.channel, row.chat, row.first_seq)
        if awaited:
            raise NotYet
        kept = work.messages.payloads(row.person, row.first_seq, row.first_seq).get(row.first_seq)
        if not kept:
            return None
        data = json.loads(row.data)
        bubbles = with_buttons(json.loads(kept), row.first_seq, self.limits.text)
        last = len(bubbles) - 1
        known = [Receipt(**each) for each in json.loads(receipts)]
        if not 0 <= last < len(known):
            return None
        told = work.cards.note(row.person, row.first_seq) or data["note"]
        note = (Piece("note", told),) if told else ()
        resume = ((Button(data["resume"], RESUME, "primary"),),) if data["resume"] else ()
        return Job(row, (Bubble((*bubbles[last].pieces, *note), resume),), target=known[last], shown=row.shown)
