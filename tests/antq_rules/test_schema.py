"""The JSON Schemas of the rule files: every shipped file fits, and what the readers refuse does not."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from antq_rules import Shelf, UnknownRule
from antq_rules.files.schema import READERS, schema_of
from antq_rules.shelf import DATA
from tests.antq_rules.test_command_line import run

FOLDERS = {"rubrics": "rubric", "plans": "plan", "standards": "standard", "holidays": "holidays", "reminders": "ladder"}
FILES = sorted(DATA.rglob("*.yaml"))


class _Plain(yaml.SafeLoader):
    """YAML as JSON can hold it: days stay text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def kind_of(file: Path) -> str:
    """The kind of a shipped file, by its folder."""
    return FOLDERS[file.relative_to(DATA).parts[0]]


def errors(kind: str, text: str) -> list[str]:
    """What a general validator says about the text of a file."""
    found = Draft202012Validator(schema_of(kind)).iter_errors(yaml.load(text, _Plain))  # noqa: S506 - made from the safe one
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in found]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(DATA).as_posix())
def test_every_shipped_file_fits(file: Path) -> None:
    """A general JSON Schema validator finds nothing wrong with what ships."""
    assert errors(kind_of(file), file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("kind", READERS)
def test_the_schemas_are_schemas(kind: str) -> None:
    """Each is a valid schema of its dialect, refuses unknown keys everywhere, and leads nowhere into nothing."""
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    parts = [schema, *schema["$defs"].values()]  # type: ignore[attr-defined]
    assert all(part["type"] == "object" and "additionalProperties" in part for part in parts)
    text = json.dumps(schema)
    assert all(f'"{reference}"' in text.replace("~1", "/") for reference in schema["$defs"])  # type: ignore[attr-defined]


def test_what_a_schema_says() -> None:
    """Kinds of values, choices, what must be there and what need not, and lines within lines."""
    schema = schema_of("rubric")
    parts = schema["$defs"]
    assert isinstance(parts, dict)
    line = parts["lines"]
    assert line["required"] == ["id", "max", "text"]
    assert line["properties"]["max"] == {"type": "number", "exclusiveMinimum": 0, "description": "Ví dụ: 2"}
    assert "rating" in line["properties"]["ask"]["enum"]
    assert line["properties"]["lines"]["items"] == {"$ref": "#/$defs/lines"}
    assert parts["source"]["required"] == ["instrument", "article"]
    assert parts["lines/citation"]["required"] == ["article"]
    assert parts["lines/cases"]["required"] == ["ask"]
    plan = schema_of("plan")
    assert plan["$defs"]["steps"]["additionalProperties"]["exclusiveMinimum"] == 0  # type: ignore[index]
    assert plan["$defs"]["consequences"]["properties"]["grades"]["items"] == {"type": "string"}  # type: ignore[index]


def test_a_shipped_file_with_a_mistake_does_not_fit() -> None:
    """An unknown key, a missing one, another kind of value, and a word that is no choice."""
    text = (DATA / "rubrics" / "2022-01-20_510-qd-bca-v05.yaml").read_text(encoding="utf-8")
    for old, new, says in (
        ("ask: points", "asks_for: points", "asks_for"),
        ("    max: 3\n", "", "'max' is a required property"),
        ("max: 3", "max: ba", "'ba' is not of type 'number'"),
        ("ask: points", "ask: point", "'point' is not one of"),
        ("title:", "titel:", "'titel' was unexpected"),
    ):
        assert any(says in one for one in errors("rubric", text.replace(old, new, 1)))


def test_schema_on_the_command_line() -> None:
    """The schema as JSON; an unknown kind names those there are."""
    done = run("rules", "schema", "standard")
    assert json.loads(done.stdout) == schema_of("standard")
    done = run("rules", "schema", "luat")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "KIND: không có 'luat', ví dụ: rubric, plan, standard, holidays, ladder\n"
    with pytest.raises(UnknownRule):
        schema_of("luat")
    assert len(FILES) == len(Shelf.builtin().readable())
