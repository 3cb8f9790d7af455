"""The sentences as the code has them: which there are, what is noted on them, and which are never said."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import TypeGuard

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir

WORDS = Path("bot/conversation/words")
_PACKAGE = "bot.conversation.words"
_QUOTED = 60  # letters of a sentence that a line about it quotes


def extracted(root: Path) -> Catalog:
    """Every sentence marked N_ with its comment, in file order; a sentence without one has the comment "".

    A sentence that is put together by code ends the program with its line: it cannot be extracted.
    """
    for file in sorted((root / WORDS).glob("*.py")):
        for node in _nodes(file):
            if _is_mark(node) and not isinstance(node.args[0], ast.Constant):
                raise SystemExit(f"{file}:{node.lineno}: a sentence is one plain text, with names in braces")
    template = Catalog()
    found = extract_from_dir(root / WORDS, keywords={"N_": None}, comment_tags=("T:",), strip_comment_tags=True)
    for name, line, sentence, comments, _ in found:
        template.add(sentence, locations=[((WORDS / name).as_posix(), line)], auto_comments=[" ".join(comments)])
    return template


def fields(text: str) -> set[str] | None:
    """The names in braces; None where the braces do not match."""
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return None


def named(message: Message) -> str:
    """The sentence as a line about it quotes it: the beginning of its first line."""
    first, *rest = str(message.id).splitlines()
    return f'"{first[:_QUOTED]}…"' if rest or len(first) > _QUOTED else f'"{first}"'


def problems(root: Path) -> Iterator[str]:
    """One line for each thing that is wrong with a sentence or with where it stands."""
    for message in extracted(root):
        if message.id:
            yield from (f"{message.locations[0][0]}: {what}" for what in _wrong(message))
    used: set[tuple[str, str]] = set()
    for file in sorted((root / "bot").rglob("*.py")):
        if file.parent != root / WORDS:
            nodes = _nodes(file)
            used |= _used(nodes)
            marks = (node.lineno for node in nodes if _is_mark(node))
            yield from (f"{file.relative_to(root)}:{line}: a sentence belongs into {WORDS}" for line in marks)
    for file in sorted((root / WORDS).glob("*.py")):
        yield from (f"{file.relative_to(root)}:{what}" for what in _unsaid(file, used))


def _wrong(message: Message) -> Iterator[str]:
    if "" in message.auto_comments:
        yield f"{named(message)} has no comment for the translator; write above it, for example: # T: a menu button"
    comments = [comment for comment in message.auto_comments if comment]
    if len(comments) > 1:
        yield f"{named(message)} has different comments for the translator: {' | '.join(comments)}"
    if fields(str(message.id)) is None:
        yield f"{named(message)} has a brace without its pair"


def _unsaid(file: Path, used: set[tuple[str, str]]) -> Iterator[str]:
    for node in _nodes(file):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if not _is_mark(node.value):
                yield f'{node.lineno}: {name} is not marked for the catalogue; write: {name} = N_("…")'
            if (file.stem, name) not in used:
                yield f"{node.lineno}: {name} is never said"


def _nodes(file: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def _is_mark(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"


def _used(nodes: list[ast.AST]) -> set[tuple[str, str]]:
    """The (file, constant) pairs that a module takes from the words."""
    imports = [(node.module or "", each) for node in nodes if isinstance(node, ast.ImportFrom) for each in node.names]
    files = {each.asname or each.name: each.name for module, each in imports if module == _PACKAGE}
    by_name = {(module.rpartition(".")[2], each.name) for module, each in imports if module.startswith(_PACKAGE)}
    return by_name | {
        (files[node.value.id], node.attr)
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in files
    }
