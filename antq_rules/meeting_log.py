"""The log of one meeting: what was done in it, where it stands, and what may still be done. Nothing is ever unsaid."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from antq_rules.citation import Citation, Reason
from antq_rules.errors import ActionRefused
from antq_rules.meeting import CHOICES, GROUPS, MEETING, VOTING, Attended, Ballot, Tally, group, tally

TWO_PEOPLE = Citation("Nghị định 30/2020/NĐ-CP", "Mẫu 1.9", "thư ký và chủ trì cùng ký biên bản")
OPEN, CLOSED, CONFIRMED, STOPPED = "open", "closed", "confirmed", "stopped"
_ENDS = {"closed": CLOSED, "confirmed": CONFIRMED, "stopped": STOPPED}


@dataclass(frozen=True, slots=True)
class Motion:
    """What is voted on: content by its code, total, grade, and whether T1 is proposed (None: not checked)."""

    content: str
    total: Decimal
    grade: str | None = None
    proposed: bool | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done in a meeting, by `person` from an `office` (None: a guest).

    opened     `text` the place, `began` when it began, `secretary` who writes, by `name` and `group`, `motion`
    joined     somebody came in with a code, as one of a `group`
    attended   `count` of a `group` are there; 0: they are absent, `text` says why
    voting     whether a `group` votes (`votes`)
    voted      `voter` of a `group` chose `choice` on `content`; `text` an opinion, `name` who it is written down for
    changed    the content is not any more what is voted on: no votes until something is put
    put        another `motion` is voted on from now on
    closed, confirmed (by the head), stopped (`text`: why) – nothing follows but the confirmation of what was closed
    """

    kind: str
    person: str
    at: datetime
    office: str | None = None
    group: str | None = None
    voter: str | None = None
    choice: str | None = None
    content: str | None = None
    count: int | None = None
    votes: bool | None = None
    text: str | None = None
    name: str | None = None
    secretary: str | None = None
    began: datetime | None = None
    motion: Motion | None = None


@dataclass(frozen=True)
class Meeting:
    """The meeting `number` of a case, as its entries tell it; the first of them opens it."""

    number: int
    entries: tuple[Entry, ...]

    @property
    def opening(self) -> Entry:
        """When, where and by whom it was opened."""
        return self.entries[0]

    @property
    def state(self) -> str:
        """Where it stands: open, closed, confirmed or stopped."""
        return _ENDS.get(self.entries[-1].kind, OPEN)

    @property
    def ending(self) -> Entry | None:
        """The entry that closed or stopped it."""
        return next((each for each in self.entries if each.kind in {"closed", "stopped"}), None)

    @property
    def secretary(self) -> str:
        """Who writes."""
        return self.opening.secretary or self.opening.person

    @cached_property
    def motions(self) -> tuple[Motion, ...]:
        """All that was voted on, one after the other."""
        return tuple(each.motion for each in self.entries if each.motion is not None)

    @property
    def motion(self) -> Motion:
        """What is voted on now, or was last."""
        return self.motions[-1]

    @property
    def paused(self) -> bool:
        """Whether the content has changed since and nothing was put again."""
        kinds = [each.kind for each in self.entries if each.motion is not None or each.kind == "changed"]
        return kinds[-1] == "changed"

    @cached_property
    def voting(self) -> frozenset[str]:
        """The groups that vote."""
        said = {each.group: each.votes for each in self.entries if each.kind == "voting"}
        return frozenset(each.id for each in GROUPS if said.get(each.id, each.votes))

    @cached_property
    def attendance(self) -> Mapping[str, Attended]:
        """Who is there, as last counted; who was not counted but came in or voted is there as well."""
        last = {
            each.voter or each.person: each.group
            for each in self.entries
            if each.kind in {"joined", "voted"} and each.group
        }
        came: dict[str, set[str]] = {}
        for who, group_id in last.items():
            came.setdefault(group_id, set()).add(who)
        counted = {
            each.group: Attended(each.count or 0, each.text)
            for each in self.entries
            if each.kind == "attended" and each.group
        }
        return {**{name: Attended(len(people)) for name, people in came.items()}, **counted}

    @cached_property
    def votes(self) -> tuple[Entry, ...]:
        """Every vote, also those that were changed."""
        return tuple(each for each in self.entries if each.kind == "voted")

    @cached_property
    def ballots(self) -> tuple[Ballot, ...]:
        """Every vote as the count takes it."""
        return tuple(
            Ballot(each.voter or "", each.group or "", each.content or "", each.choice or "") for each in self.votes
        )

    def counted(self, motion: Motion | None = None) -> Tally:
        """What the votes on a motion come to, on the last one unless another is given."""
        return tally(self.ballots, (motion or self.motion).content, self.voting)

    def vote_of(self, voter: str) -> Entry | None:
        """The vote of somebody on what is voted on now."""
        mine = [each for each in self.votes if (each.voter, each.content) == (voter, self.motion.content)]
        return mine[-1] if mine else None

    def joined(self, person: str) -> str | None:
        """The group in which somebody came in with a code, the last one where they had several."""
        came = [each.group for each in self.entries if (each.kind, each.person) == ("joined", person)]
        return came[-1] if came else None


def why_not(meeting: Meeting, entry: Entry) -> Reason | None:
    """Why this may not be done in the meeting now, or None."""
    if entry.kind == "confirmed":
        text = {
            OPEN: "Cuộc họp chưa đóng.",
            CONFIRMED: "Biên bản đã được xác nhận.",
            STOPPED: "Cuộc họp đã hủy.",
        }.get(meeting.state)
        return Reason(text, MEETING) if text else None
    if entry.kind == "opened":
        return Reason("Cuộc họp này đã mở.", MEETING)
    if meeting.state != OPEN:
        return Reason("Cuộc họp đã kết thúc, không ghi thêm được.", MEETING)
    check = _CHECKS.get(entry.kind)
    return check(meeting, entry) if check else None


def _no_vote(meeting: Meeting, entry: Entry) -> Reason | None:
    if meeting.paused:
        return Reason("Nội dung đã thay đổi, chờ thư ký đưa nội dung mới ra biểu quyết.", MEETING)
    if entry.content != meeting.motion.content:
        return Reason("Phiếu này là cho nội dung cũ.", MEETING)
    if entry.group not in meeting.voting:
        name = group(entry.group).name if entry.group else ""
        return Reason(f"{name}: dự họp, không biểu quyết.", VOTING)
    return None if entry.voter and _is_choice(entry) else _unreadable()


def _is_choice(entry: Entry) -> bool:
    return entry.choice in CHOICES and (entry.choice != "other" or bool(entry.text))


def _no_count(_: Meeting, entry: Entry) -> Reason | None:
    known = entry.group in {each.id for each in GROUPS}
    return None if known and entry.count is not None and entry.count >= 0 else _unreadable()


def _unreadable() -> Reason:
    return Reason("Không đọc được điều cần ghi.", MEETING)


_CHECKS: Mapping[str, Callable[[Meeting, Entry], Reason | None]] = {"voted": _no_vote, "attended": _no_count}


def add(meeting: Meeting, entry: Entry) -> Meeting:
    """The meeting with one more entry. Raises ActionRefused."""
    refused = why_not(meeting, entry)
    if refused is not None:
        raise ActionRefused(entry.kind, refused)
    return replace(meeting, entries=(*meeting.entries, entry))


def record_of(meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The meeting whose record goes with the case: the last that was closed, confirmed or not."""
    return next((each for each in reversed(meetings) if each.state in {CLOSED, CONFIRMED}), None)


def open_one(meetings: tuple[Meeting, ...]) -> Meeting | None:
    """The meeting that is open."""
    return next((each for each in meetings if each.state == OPEN), None)
