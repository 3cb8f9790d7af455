"""What a rule file decides, in one number: files with the same one give every case the same points, grade and dates."""

import json
from hashlib import sha256

import yaml

# What helps people to answer, to check and to plan, and may still be said better in a file that cases rest on.
HELP = frozenset(
    {
        "published",
        "read",
        "notes",
        "examples",
        "registrations",
        "asks",
        "evidence",
        "remedy",
        "effort",
        "not_applicable",
    }
)
CITED_IN = ("source", "citation")


def fingerprint(node: yaml.Node) -> str:
    """The SHA-256 of everything in the file but its layout, HELP, and whether a citation is `confirmed`."""
    return sha256(json.dumps(_decides(node, ""), ensure_ascii=False).encode()).hexdigest()


def _decides(node: yaml.Node, under: str) -> object:
    if isinstance(node, yaml.MappingNode):
        kept = ((str(key.value), value) for key, value in node.value if str(key.value) not in HELP)
        return {key: _decides(value, key) for key, value in kept if not (key == "confirmed" and under in CITED_IN)}
    if isinstance(node, yaml.SequenceNode):
        return [_decides(item, under) for item in node.value]
    return str(node.value)
