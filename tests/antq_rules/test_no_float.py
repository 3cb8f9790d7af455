"""Exactness: binary fractions have no place in the library."""

import ast
from pathlib import Path

import pytest

import antq_rules

PACKAGE = Path(antq_rules.__file__).parent


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.name)
def test_no_float_in_the_package(file: Path) -> None:
    """No float literal and no `float` name stands in any file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float | complex)), node.lineno
        assert not (isinstance(node, ast.Name) and node.id == "float"), node.lineno
        assert not (isinstance(node, ast.Attribute) and node.attr == "float"), node.lineno
