"""Profiles as JSON, and what is refused."""

import pytest

from antq_rules import Plan, Profile, ProfileRefused


def test_round_trip() -> None:
    """What is written is what was read; what was not given is left out."""
    raw = {"kind": "school", "level": "thcs", "party": True, "union": False, "guards": True, "subunits": 6}
    assert Profile.from_json(raw).to_json() == raw


@pytest.mark.parametrize(
    ("raw", "where", "example"),
    [
        (None, "profile", '{"kind": "school"}'),
        ({}, "profile.kind", '"school"'),
        ({"kind": None}, "profile.kind", '"school"'),
        ({"kind": "bank"}, "profile.kind", '"school"'),
        ({"kind": ["school"]}, "profile.kind", '"school"'),
        ({"kind": "school", "level": "cấp 2"}, "profile.level", '"mn"'),
        ({"kind": "enterprise", "size": "huge"}, "profile.size", '"micro"'),
        ({"kind": "school", "party": "yes"}, "profile.party", "true"),
        ({"kind": "school", "subunits": -1}, "profile.subunits", "6"),
        ({"kind": "school", "subunits": True}, "profile.subunits", "6"),
        ({"kind": "school", "subunits": "6"}, "profile.subunits", "6"),
        ({"kind": "school", "head": "x"}, "profile.head", "kind, level, size, party, union, guards, subunits"),
    ],
)
def test_refused(raw: object, where: str, example: str) -> None:
    """A wrong entry is refused with its place and a valid example."""
    with pytest.raises(ProfileRefused) as refused:
        Profile.from_json(raw)
    assert [(one.line, one.example) for one in refused.value.problems] == [(where, example)]


def test_all_problems_at_once() -> None:
    """Every wrong entry is named in one refusal."""
    with pytest.raises(ProfileRefused) as refused:
        Profile.from_json({"level": "x", "size": "y"})
    assert [one.line for one in refused.value.problems] == ["profile.kind", "profile.level", "profile.size"]


@pytest.mark.parametrize(
    ("profile", "outside"),
    [
        (Profile("school", level="mn"), True),
        (Profile("school", level="th"), True),
        (Profile("school", level="thcs"), False),
        (Profile("school"), False),
        (Profile("enterprise", size="micro"), True),
        (Profile("enterprise", size="small"), True),
        (Profile("enterprise", size="medium"), False),
        (Profile("agency"), False),
        (Profile("agency", level="mn"), False),
    ],
)
def test_scope(plan: Plan, profile: Profile, outside: bool) -> None:
    """Primary schools, preschools, small and micro enterprises are outside TT 124's scope, and still invited."""
    why = plan.outside_scope(profile)
    assert (why is not None) == outside
    assert plan.invites_unit(profile)
    if why:
        assert why.citation.instrument == "Thông tư 124/2021/TT-BCA"
        assert "ngoài phạm vi bắt buộc của Thông tư 124" in why.text
