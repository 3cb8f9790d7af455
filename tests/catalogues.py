"""Keeps the catalogues in `locales/` in step with the sentences: `python -m tests.catalogues check|update`."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import is_normalized

from babel.messages import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from tests import sentences
from tests.sentences import WORDS, extracted, fields, named

ROOT = Path(__file__).parent.parent
TEMPLATE = Path("locales/messages.pot")
SOURCE = "vi"
LANGUAGES = ("en", SOURCE)
# Written here because babel's own header names the hour and the version, and would change on every run.
HEADER = """# Written by `make catalogues`: translate each msgstr, keep the names in braces, remove the mark "fuzzy".
msgid ""
msgstr ""
"Project-Id-Version: antq\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def paths(root: Path) -> dict[str, Path]:
    """The catalogue of each language: the two there must be, and those that somebody added."""
    codes = {*LANGUAGES, *(path.parent.parent.name for path in root.glob("locales/*/LC_MESSAGES/messages.po"))}
    return {code: root / "locales" / code / "LC_MESSAGES" / "messages.po" for code in sorted(codes)}


def wanted(root: Path) -> dict[Path, str]:
    """What the template and every catalogue should hold now, with the translations there are."""
    template = extracted(root)
    merged = {path: _text(_merged(template, code, path), code) for code, path in paths(root).items()}
    return {root / TEMPLATE: _text(template, ""), **merged}


def _merged(template: Catalog, code: str, path: Path) -> Catalog:
    if code != SOURCE:
        catalog = _read(path)
        catalog.update(template)
        return catalog
    source = Catalog()
    for each in _entries(template):
        source.add(each.id, each.id, each.locations, auto_comments=each.auto_comments)
    return source


def _text(catalog: Catalog, language: str) -> str:
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
    return HEADER.format(language=language) + body.getvalue().decode().rstrip("\n") + "\n"


def _read(path: Path) -> Catalog:
    """The catalogue in a file, empty if there is none. A file that is no catalogue ends the program with its line."""
    try:
        return read_po(BytesIO(_held(path).encode()), abort_invalid=True)
    except PoFileError as error:
        raise SystemExit(f"{path}:{error.lineno + 1}: not a line of a catalogue: {error.line}") from error


def _held(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _entries(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def update(root: Path) -> None:
    """Write the template and every catalogue; a sentence that was reworded keeps its translation, marked fuzzy."""
    for path, text in wanted(root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def problems(root: Path) -> Iterator[str]:
    """One line for each thing that is wrong with the sentences or the catalogues."""
    yield from sentences.problems(root)
    for path, text in wanted(root).items():
        if _held(path) != text:
            yield f"{path.relative_to(root)}: not what the sentences in {WORDS} give; run: make catalogues"
    translations = [path for code, path in paths(root).items() if code != SOURCE]
    for path in translations:
        for entry in _entries(_read(path)):
            yield from (f"{path.relative_to(root)}: {what}" for what in _wrong(entry))
    for file in (*sorted((root / WORDS).glob("*.py")), *translations):
        for number, line in enumerate(_held(file).splitlines(), 1):
            if not is_normalized("NFC", line):
                yield f"{file.relative_to(root)}:{number}: letters and marks are not in composed form (NFC)"


def _wrong(entry: Message) -> Iterator[str]:
    if entry.fuzzy:
        yield f"{named(entry)} is fuzzy: read the translation again and remove the mark"
    if not entry.string:
        yield f"{named(entry)} has no translation"
    elif fields(str(entry.string)) != fields(str(entry.id)):
        yield f'{named(entry)} is translated with other names in braces: "{entry.string}"'


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Update the catalogues, or say what is wrong with them; 1 when anything is."""
    if arguments == ["update"]:
        update(root)
        return 0
    if arguments != ["check"]:
        sys.stderr.write("usage: python -m tests.catalogues check|update\n")
        return 2
    found = list(problems(root))
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
