"""One whole case, act by act: what the head of a school presses and types, and what the log must hold in the end."""

from dataclasses import dataclass

OFFICE = "head-thcs-1"
TITLE = "Trường THCS"
CASE = "thcs-1-2025"


@dataclass(frozen=True, slots=True)
class Line:
    """One rubric line: the acts that answer it ([button's action] or typed words), the last of which saves `value`."""

    id: str
    acts: tuple[str, ...]
    value: dict[str, object]
    note: str | None = None


BEFORE = ("[yes]", "[yes]", "[go:tucham]", "[a:thcs]", "[a:yes]", "[a:yes]", "[a:yes]", "6")
PROFILE = {"kind": "school", "level": "thcs", "party": True, "union": True, "guards": True, "subunits": 6}
WHY = "Hai lớp 9 đi thực tập nên chỉ có 85 % tham gia"
NOTE = "Kế hoạch số 12, ngày 15/01/2025"
LINES = (
    Line("1", ("[a:3]",), {"points": "3"}),
    Line("2", ("85", "[a:1]", WHY), {"percent": "85", "claim": "1", "why": WHY}),
    Line("3", ("2,5",), {"points": "2.5"}),
    Line("4a", ("[note]", NOTE, "[a:met]"), {"met": True}, note=NOTE),
    Line("4b", ("[a:met]",), {"met": True}),
    Line("4c", ("Chưa đạt",), {"met": False}),
    Line("4d", ("[a:1]",), {"points": "1"}),
    Line("5a", ("[a:no]",), {"happened": False}),
    Line("5b", ("[a:no]",), {"happened": False}),
    Line("5c", ("khong",), {"happened": False}),
    Line("5d", ("[a:met]",), {"met": True}),
    Line("5đ", ("[a:met]",), {"met": True}),
    Line("5e", ("[a:met]",), {"met": True}),
    Line("5g", ("[a:good]",), {"rating": "good"}),
    Line("6a", ("[a:met]",), {"met": True}),
    Line("6b", ("[a:excellent]",), {"rating": "excellent"}),
    Line("7", ("[a:9]",), {"points": "9"}),
    Line("8a", ("[a:met]",), {"met": True}),
    Line("8b", ("[a:100]",), {"percent": "100"}),
    Line("8c", ("[a:proposed]",), {"status": "proposed"}),
    Line("9", ("[a:1]", "[a:2]"), {"collective": 1, "individual": 2}),
)
AFTER = ("[submit]", "[confirm]")
ACTS = (*BEFORE, *(act for line in LINES for act in line.acts), *AFTER)


def expected_log() -> list[tuple[str, str, object]]:
    """The answer log of the walk: line, kind and value of each entry, in this order."""
    log: list[tuple[str, str, object]] = [("", "profile", PROFILE)]
    for line in LINES:
        log += [(line.id, "note", line.note)] if line.note else []
        log.append((line.id, "answer", line.value))
    return log


def pressed(act: str) -> str | None:
    """The beginning of the action the act presses, or None when the act is typed."""
    return act[1:-1] if act.startswith("[") else None


def find_choice(messages: list[dict[str, object]], action: str) -> dict[str, str]:
    """The newest button whose action begins so, as what a tap sends: action, step and label."""
    seen: list[str] = []
    for message in reversed(messages):
        for choice in choices_of(message):
            if choice["action"].startswith(action):
                return {"action": choice["action"], "step": str(message["step"]), "label": choice["label"]}
            seen.append(choice["action"])
    raise KeyError(f"{action!r} is not among {seen[:30]}")


def choices_of(message: dict[str, object]) -> list[dict[str, str]]:
    """Every button of a message of the bot; none for the person's own."""
    rows = message.get("choices") or []
    assert isinstance(rows, list)
    return [choice for row in rows for choice in row]
