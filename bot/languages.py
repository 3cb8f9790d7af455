"""The languages the bot speaks: Vietnamese is the source, others come from the catalogues in `locales/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from bot.conversation.phrases import Listed, Number, Phrase, Value, Verbatim, Words
from bot.conversation.words import forms

SOURCE = "vi"
CATALOGUES = Path(__file__).parent.parent / "locales"


@dataclass(frozen=True)
class Language:
    """One language: its sentences by Vietnamese source, and how it writes numbers, days and times."""

    code: str
    sentences: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _decimal_sign(self) -> str:
        return str(Locale.parse(self.code).number_symbols["latn"]["decimal"])

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self._sentence(forms.NAME)

    def _sentence(self, template: str) -> str:
        return self.sentences.get(template) or template

    def speak(self, words: Words) -> str:
        """The words as text; a sentence without a translation is said in Vietnamese."""
        match words:
            case Verbatim(text):
                return text
            case Number(value):
                return self._number(value)
            case Phrase(template, values):
                return self._sentence(template).format(**{name: self._value(value) for name, value in values.items()})
            case Listed(parts, between):
                return between.join(self.speak(part) for part in parts)

    def _value(self, value: Value) -> str:
        match value:
            case str() | int():
                return str(value)
            case Decimal():
                return self._number(value)
            case datetime():
                return value.strftime(self._sentence(forms.MOMENT))
            case date():
                return value.strftime(self._sentence(forms.DAY))
            case _:
                return self.speak(value)

    def _number(self, number: Decimal) -> str:
        return f"{number.normalize():f}".replace(".", self._decimal_sign)


class Languages:
    """Every language there is a catalogue for; an unknown code gets the source."""

    def __init__(self, folder: Path = CATALOGUES) -> None:
        self._known = {SOURCE: Language(SOURCE)}
        for catalogue in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
            code = catalogue.parent.parent.name
            if code != SOURCE:
                self._known[code] = Language(code, _sentences(catalogue))

    @property
    def names(self) -> dict[str, str]:
        """What each language calls itself, by its code."""
        return {code: language.name for code, language in self._known.items()}

    def __getitem__(self, code: str) -> Language:
        return self._known.get(code, self._known[SOURCE])


def _sentences(catalogue: Path) -> dict[str, str]:
    with catalogue.open("rb") as file:
        messages = [message for message in read_po(file) if message.id and message.string and not message.fuzzy]
    return {str(message.id): str(message.string) for message in messages}
