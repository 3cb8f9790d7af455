"""Where a person stands in the conversation: small, frozen, stored as JSON that storage does not look into."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class State:
    """Where a person stands: the `journey`, the `stage` in it, the rubric `line`, the `case` and `page` looked at.

    `draft` is a half-given answer, `step` counts the places visited and is printed on every button, `device` is the
    one last used, `seen` the moment of the last turn (ISO 8601). `tapped` is the button that led here, so that the
    second of two taps is known; `album` names the files sent together and the line they are for; `told` is the day on
    which the person was last told that a message could not be read. `token` is on the buttons that decide here.
    """

    step: int = 0
    journey: str = "joining"
    stage: str = ""
    line: str = ""
    case: str = ""
    page: int = 0
    draft: Mapping[str, str] = field(default_factory=dict)
    device: str = ""
    seen: str = ""
    tapped: str = ""
    album: str = ""
    told: str = ""
    token: str = ""
    schema: int = SCHEMA

    def at(self, journey: str, *, stage: str = "", line: str = "", case: str = "", page: int = 0) -> "State":
        """The same person at another place, with nothing half-given."""
        return replace(self, journey=journey, stage=stage, line=line, case=case, page=page, draft={})

    def place(self) -> "State":
        """What of the state makes a place: not how often the person moved, when, from where and by what."""
        return replace(self, step=0, device="", seen="", tapped="", album="", told="", token="")

    def to_json(self) -> str:
        """The state as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | None) -> State:
    """The state in a JSON text, a new person's for None; one of an unknown schema starts again at the menu.

    What a newer version wrote beside is left out: while versions change, both run on one database.
    """
    if text is None:
        return State()
    raw = json.loads(text)
    if raw.get("schema") != SCHEMA:
        return State(step=int(raw.get("step", 0)) + 1, journey="menu")
    known = {each.name for each in fields(State)}
    return State(**{name: value for name, value in raw.items() if name in known})
