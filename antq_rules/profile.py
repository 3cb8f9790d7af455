"""What a unit is: the few facts that decide how a line is asked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from antq_rules.errors import AnswerProblem, ProfileRefused, shown

KINDS = ("school", "agency", "enterprise")
LEVELS = ("mn", "th", "thcs", "thpt", "gdtx", "other")
SIZES = ("micro", "small", "medium", "large")
MOST_SUBUNITS = 10_000

_CHOICES: Mapping[str, tuple[str, ...]] = {"kind": KINDS, "level": LEVELS, "size": SIZES}
_FLAGS = ("party", "union", "guards")


@dataclass(frozen=True, slots=True)
class Profile:
    """One unit in one year; `party`, `union` and `guards` say whether it has them."""

    kind: str
    level: str | None = None
    size: str | None = None
    party: bool = True
    union: bool = True
    guards: bool = True
    subunits: int = 0

    @classmethod
    def from_json(cls, raw: object) -> "Profile":
        """Read the `profile` object of the answers file; raises ProfileRefused with every problem."""
        if not isinstance(raw, Mapping):
            raise ProfileRefused([_problem("profile", raw, "phải là một nhóm thông tin", '{"kind": "school"}')])
        problems = [found for key, value in raw.items() if (found := _wrong(str(key), value))]
        if "kind" not in raw:
            problems.insert(0, _problem("profile.kind", None, "chưa có loại đơn vị", '"school"'))
        if problems:
            raise ProfileRefused(problems)
        return cls(**raw)

    def to_json(self) -> dict[str, object]:
        """The same object as `from_json` reads, without what was not given."""
        return {key: value for key, value in asdict(self).items() if value is not None}

    @property
    def names(self) -> tuple[str, ...]:
        """How a plan may name this unit: its kind, and its kind with level or size ("school:thcs")."""
        detail = {"school": self.level, "enterprise": self.size}.get(self.kind)
        return (self.kind, f"{self.kind}:{detail}") if detail else (self.kind,)


def _problem(where: str, value: object, message: str, example: str) -> AnswerProblem:
    return AnswerProblem(where, shown(value), message, example)


def _wrong(key: str, value: object) -> AnswerProblem | None:
    """The problem with one entry of a profile, or None."""
    where = f"profile.{key}"
    if key in _CHOICES:
        known = _CHOICES[key]
        if value in known or (value is None and key != "kind"):
            return None
        return _problem(where, value, "phải là một trong: " + ", ".join(known), f'"{known[0]}"')
    if key in _FLAGS:
        return None if isinstance(value, bool) else _problem(where, value, "phải là true hoặc false", "true")
    if key == "subunits":
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_SUBUNITS:
            return None
        return _problem(where, value, f"phải là số nguyên từ 0 đến {MOST_SUBUNITS}", "6")
    return _problem(where, value, "không có mục này", ", ".join((*_CHOICES, *_FLAGS, "subunits")))
