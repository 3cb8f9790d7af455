"""The catalogues are current and complete, and each thing that can go wrong with them is noticed."""

import re
import shutil
from collections import defaultdict
from pathlib import Path
from unicodedata import normalize

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from bot.conversation.matching import folded
from tests.catalogues import ROOT, main, problems, update

ENGLISH = "locales/en/LC_MESSAGES/messages.po"
VIETNAMESE = "locales/vi/LC_MESSAGES/messages.po"
TEMPLATE = "locales/messages.pot"
MENU = "bot/conversation/words/menu.py"
WALK = "bot/conversation/walk.py"
ADDED = "Thử {time} xem {office} nhé"
TRANSLATED = "Just try {time} at {office}"
OUTDATED = "not what the sentences in bot/conversation/words give; run: make catalogues"
NOT_COMPOSED = "letters and marks are not in composed form (NFC)"


class House:
    """A copy of the sentences, the code and the catalogues, with one more sentence, said and translated."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("__pycache__", "static")
        shutil.copytree(ROOT / "bot", root / "bot", ignore=ignored)
        shutil.copytree(ROOT / "locales", root / "locales")
        self.add(MENU, f'# T: only a test\nADDED = N_("{ADDED}")\n')
        self.add(WALK, "from bot.conversation.words.menu import ADDED\n")
        update(root)
        self.change(ENGLISH, f'msgid "{ADDED}"\nmsgstr ""', f'msgid "{ADDED}"\nmsgstr "{TRANSLATED}"')
        self.before = set(problems(root))

    def add(self, file: str, text: str) -> int:
        """Write at the end of a file; the number of the first line written."""
        path = self.root / file
        held = path.read_text(encoding="utf-8")
        path.write_text(f"{held}{text}", encoding="utf-8")
        return held.count("\n") + 1

    def change(self, file: str, old: str, new: str) -> None:
        """Put other text in the place of what a file says."""
        text = self.read(file)
        assert text.count(old) == 1
        (self.root / file).write_text(text.replace(old, new), encoding="utf-8")

    def read(self, file: str) -> str:
        """What a file says."""
        return (self.root / file).read_text(encoding="utf-8")

    def new_problems(self) -> set[str]:
        """What is wrong now and was not wrong before."""
        return set(problems(self.root)) - self.before


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The copy that a test may spoil."""
    return House(tmp_path)


def english() -> list[tuple[str, str, str]]:
    """Every sentence, its English, and what the translator is told about it."""
    with (ROOT / ENGLISH).open("rb") as file:
        return [(str(each.id), str(each.string), " ".join(each.auto_comments)) for each in read_po(file) if each.id]


def test_the_catalogues_are_in_order() -> None:
    """Nothing is wrong with the sentences and catalogues as they stand."""
    assert list(problems(ROOT)) == []


def test_english_buttons_differ() -> None:
    """Buttons that differ in Vietnamese differ in English, also as typed without capitals and signs."""
    labels = defaultdict(set)
    for sentence, spoken, comment in english():
        if "button" in comment:
            labels[folded(spoken)].add(sentence)
    assert len(labels) > 30
    assert [same for same in labels.values() if len(same) > 1] == []


def test_what_english_asks_to_type_are_its_buttons() -> None:
    """Where a sentence names the buttons to type, the English one names the English buttons."""
    spoken = {sentence: english for sentence, english, _ in english()}
    wanted = {sentence: re.findall(r"gõ: (.+)\.$", sentence) for sentence in spoken}
    naming = {sentence: found[0].split(", ") for sentence, found in wanted.items() if found}
    assert len(naming) >= 5
    for sentence, labels in naming.items():
        assert spoken[sentence].endswith(f"type: {', '.join(spoken[label] for label in labels)}.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'BARE = N_("Không ai ghi chú")\n',
            '{menu}: "Không ai ghi chú" has no comment for the translator; write above it',
        ),
        (
            '# T: one\nONE = N_("Hai lần")\n# T: two\nTWO = N_("Hai lần")\n',
            '{menu}: "Hai lần" has different comments for the translator: one | two',
        ),
        ('# T: one\nOPEN = N_("Còn {left câu")\n', '{menu}: "Còn {left câu" has a brace without its pair'),
        ('# T: one\nLOST = N_("Chưa ai nói")\n', "{menu}:{next}: LOST is never said"),
        ('PLAIN = "Chưa đánh dấu"\n', '{menu}:{line}: PLAIN is not marked for the catalogue; write: PLAIN = N_("…")'),
        (normalize("NFD", "# T: Tiếng Việt\n"), "{menu}:{line}: " + NOT_COMPOSED),
        ('# T: one\nLONG = N_("Dòng đầu\\nDòng sau {")\n', '{menu}: "Dòng đầu…" has a brace without its pair'),
    ],
)
def test_a_wrong_sentence_is_noticed(house: House, text: str, problem: str) -> None:
    """Each mistake in a file of sentences is one line that names the file and the sentence."""
    line = house.add(MENU, text)
    expected = problem.replace("{menu}", MENU).replace("{line}", str(line)).replace("{next}", str(line + 1))
    assert [found for found in house.new_problems() if found.startswith(expected)]


def test_a_sentence_elsewhere_is_noticed(house: House) -> None:
    """A sentence marked outside the files of sentences would be missing from every catalogue."""
    line = house.add(WALK, 'STRAY = N_("Lạc chỗ")\n')
    assert house.new_problems() == {f"{WALK}:{line}: a sentence belongs into bot/conversation/words"}


def test_a_constant_counts_for_its_own_file_only(house: House) -> None:
    """A sentence is not taken for said because another file has a constant of the same name that is."""
    line = house.add("bot/conversation/words/profile.py", f'# T: only a test\nADDED = N_("{ADDED}")\n')
    assert f"bot/conversation/words/profile.py:{line + 1}: ADDED is never said" in house.new_problems()


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (ENGLISH, f'"{TRANSLATED}"', '""', f'"{ADDED}" has no translation'),
        (
            ENGLISH,
            f'#, python-brace-format\nmsgid "{ADDED}"',
            f'#, fuzzy, python-brace-format\nmsgid "{ADDED}"',
            f'"{ADDED}" is fuzzy: read the translation again and remove the mark',
        ),
        (
            ENGLISH,
            TRANSLATED,
            "Just try {time} at {place}",
            f'"{ADDED}" is translated with other names in braces: "Just try {{time}} at {{place}}"',
        ),
        (ENGLISH, TRANSLATED, "{time", f'"{ADDED}" is translated with other names in braces: "{{time"'),
        (VIETNAMESE, f'msgstr "{ADDED}"', 'msgstr "Thử {office} xem {time}"', OUTDATED),
        (TEMPLATE, "#. only a test\n", "", OUTDATED),
        (ENGLISH, "#. only a test\n", "#. something else\n", OUTDATED),
        (ENGLISH, "Language: en", "Language: fr", OUTDATED),
    ],
)
def test_a_wrong_entry_is_noticed(house: House, file: str, old: str, new: str, problem: str) -> None:
    """Each mistake in a catalogue is one line that names the catalogue and the sentence."""
    house.change(file, old, new)
    assert house.new_problems() == {f"{file}: {problem}"}


def test_decomposed_letters_in_a_translation_are_noticed(house: House) -> None:
    """Letters and marks apart from each other look alike and compare unlike."""
    house.change(ENGLISH, TRANSLATED, normalize("NFD", "Thử {time} {office}"))
    number = next(n for n, line in enumerate(house.read(ENGLISH).splitlines(), 1) if line.startswith('msgstr "Thu'))
    assert house.new_problems() == {f"{ENGLISH}:{number}: {NOT_COMPOSED}"}


def test_a_missing_catalogue_is_noticed(house: House) -> None:
    """Both languages and the template must be there."""
    for file in (ENGLISH, VIETNAMESE, TEMPLATE):
        (house.root / file).unlink()
    assert house.new_problems() == {f"{file}: {OUTDATED}" for file in (ENGLISH, VIETNAMESE, TEMPLATE)}


def test_a_line_that_is_no_catalogue_is_named(house: House) -> None:
    """A catalogue broken by an unfinished merge stops both commands at its line."""
    line = house.add(ENGLISH, "<<<<<<< HEAD\n")
    for command in ("check", "update"):
        with pytest.raises(SystemExit, match=f"messages.po:{line}: not a line of a catalogue: <<<<<<< HEAD"):
            main([command], house.root)


def test_a_sentence_made_by_code_is_named(house: House) -> None:
    """A sentence put together by code cannot be translated: both commands stop at its line."""
    line = house.add(MENU, '# T: only a test\nGLUED = N_(f"Năm {2025}")\n')
    for command in ("check", "update"):
        with pytest.raises(SystemExit, match=f"menu.py:{line + 1}: a sentence is one plain text"):
            main([command], house.root)


def test_update_keeps_translations_and_drops_the_rest(house: House) -> None:
    """What is gone leaves every catalogue, all else keeps its translation, and a second run changes nothing."""
    gone = f'# T: only a test\nADDED = N_("{ADDED}")\n'
    everything = {file: house.read(file) for file in (ENGLISH, VIETNAMESE, TEMPLATE)}
    house.change(MENU, gone, "")
    update(house.root)
    assert all(ADDED not in house.read(file) for file in everything)
    house.add(MENU, gone)
    update(house.root)
    house.change(ENGLISH, f'msgid "{ADDED}"\nmsgstr ""', f'msgid "{ADDED}"\nmsgstr "{TRANSLATED}"')
    update(house.root)
    assert {file: house.read(file) for file in everything} == everything


def test_a_reworded_sentence_waits_for_the_translator(house: House) -> None:
    """The old translation is kept as a suggestion, marked fuzzy, and the check asks for it to be read again."""
    house.change(MENU, ADDED, f"{ADDED}!")
    update(house.root)
    assert f'#, fuzzy, python-brace-format\nmsgid "{ADDED}!"\nmsgstr "{TRANSLATED}"\n' in house.read(ENGLISH)
    assert house.new_problems() == {f'{ENGLISH}: "{ADDED}!" is fuzzy: read the translation again and remove the mark'}


def test_catalogues_tell_nothing_of_the_day_or_place() -> None:
    """No dates, line numbers or versions that would change without a change of a sentence."""
    for file in (ENGLISH, VIETNAMESE, TEMPLATE):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not re.search(r"Date:|Generated-By|^#: .*:\d", text, re.MULTILINE)


def test_a_language_is_one_file(house: House) -> None:
    """A language begun with `pybabel init` is brought into shape by update, and watched by the check from then on."""
    CommandLineInterface().run(  # type: ignore[no-untyped-call]
        ["pybabel", "-q", "init", "-l", "km", "-i", str(house.root / TEMPLATE), "-d", str(house.root / "locales")]
    )
    khmer = "locales/km/LC_MESSAGES/messages.po"
    assert f"{khmer}: {OUTDATED}" in house.new_problems()
    update(house.root)
    assert f'{khmer}: "{ADDED}" has no translation' in house.new_problems()
    assert f"{khmer}: {OUTDATED}" not in house.new_problems()


def test_the_command_says_what_is_wrong(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """It ends with 1 and a line for each problem, with 0 after an update, and with 2 for anything else it is told."""
    house.change(ENGLISH, TRANSLATED, "")
    assert main(["check"], house.root) == 1
    assert f'{ENGLISH}: "{ADDED}" has no translation\n' in capsys.readouterr().out
    assert main(["update"], house.root) == 0
    assert main(["improve"], house.root) == 2
