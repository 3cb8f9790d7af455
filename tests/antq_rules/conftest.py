"""The built-in rules, and a full set of answers, as the tests of this folder use them."""

import pytest

from antq_rules import Answer, Plan, Profile, Rubric, Shelf, read_answers

FULL_JSON: dict[str, object] = {
    "1": {"points": "3"},
    "2": {"percent": "95"},
    "3": {"points": "5"},
    "4a": {"met": True},
    "4b": {"met": True},
    "4c": {"met": True},
    "4d": {"points": "2"},
    "5a": {"happened": False},
    "5b": {"happened": False},
    "5c": {"happened": False},
    "5d": {"met": True},
    "5đ": {"met": True},
    "5e": {"met": True},
    "5g": {"rating": "good"},
    "6a": {"met": True},
    "6b": {"rating": "excellent"},
    "7": {"points": "10"},
    "8a": {"met": True},
    "8b": {"percent": "100"},
    "8c": {"status": "proposed"},
    "9": {"collective": 0, "individual": 0},
}


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """The rubric of Thiện Tín, 2025."""
    return Shelf.builtin().rubric("phong-trao-2025-thien-tin")


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan of Thiện Tín, 2025."""
    return Shelf.builtin().plan("thien-tin-2025")


@pytest.fixture(scope="session")
def national() -> Plan:
    """The dates and the chain of the whole country."""
    return Shelf.builtin().plan("quoc-gia")


@pytest.fixture(scope="session")
def school() -> Profile:
    """A secondary school that has everything a profile can have."""
    return Profile("school", level="thcs", subunits=6)


@pytest.fixture
def full_json() -> dict[str, object]:
    """Every line answered in full as JSON, without an award."""
    return dict(FULL_JSON)


@pytest.fixture
def full(rubric: Rubric, school: Profile, plan: Plan) -> dict[str, Answer]:
    """Every line answered in full, without an award."""
    return read_answers(rubric, FULL_JSON, school, plan)
