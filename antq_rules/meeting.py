"""The meeting at which a unit assesses itself: who must be there, who votes, and what the votes come to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from antq_rules.citation import Citation, Reason
from antq_rules.profile import Profile

ATTENDANCE = Citation(
    "Thông tư 124/2021/TT-BCA", "Điều 9", "khoản 1 điểm c", issued=date(2021, 12, 28), by="Bộ Công an"
)
VOTING = Citation(ATTENDANCE.instrument, ATTENDANCE.article, ATTENDANCE.clause, confirmed=False)
MEETING = Citation("mặc định của phần mềm", "một cuộc họp: mở, biểu quyết, đóng, xác nhận")

CHAIR, PARTY, UNIONS, GUARDS, POLICE, SUPERIOR, STAFF = (
    "chair",
    "party",
    "unions",
    "guards",
    "police",
    "superior",
    "staff",
)
CHOICES = ("agree", "against", "other")


@dataclass(frozen=True, slots=True)
class Group:
    """One of those who take part; `votes` is what holds until the meeting says otherwise."""

    id: str
    name: str
    votes: bool = True


GROUPS = (
    Group(CHAIR, "Người đứng đầu (chủ trì)"),
    Group(PARTY, "Cấp ủy"),
    Group(UNIONS, "Công đoàn, đoàn thể"),
    Group(GUARDS, "Lực lượng bảo vệ"),
    Group(POLICE, "Công an địa phương", votes=False),
    Group(SUPERIOR, "Cơ quan quản lý trực tiếp", votes=False),
    Group(STAFF, "Cán bộ khác của đơn vị"),
)
"""Everybody who can take part, in the order of the article; the last are there by the unit's own wish."""


@dataclass(frozen=True, slots=True)
class Attended:
    """How many of a group are there; for 0, `why` is the reason as it was said."""

    present: int
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote as it was given: by whom, of which group, on which content, and what (one of CHOICES)."""

    voter: str
    group: str
    content: str
    choice: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of those who voted agree, are against, or have another opinion."""

    agree: int = 0
    against: int = 0
    other: int = 0

    @property
    def cast(self) -> int:
        """How many voted."""
        return self.agree + self.against + self.other


def group(id: str) -> Group:  # noqa: A002 - the field is called id everywhere
    """The group of this id. Raises KeyError."""
    return {each.id: each for each in GROUPS}[id]


def asked(profile: Profile) -> tuple[Group, ...]:
    """Whom the article asks to be there for this unit: a group the unit does not have is not asked for."""
    has = {PARTY: profile.party, UNIONS: profile.union, GUARDS: profile.guards, STAFF: False}
    return tuple(each for each in GROUPS if has.get(each.id, True))


def missing(profile: Profile, attendance: Mapping[str, Attended]) -> tuple[Reason, ...]:
    """What the article asks for and the meeting does not have; it is said, and stops nothing."""
    return tuple(Reason(text, ATTENDANCE) for each in asked(profile) if (text := _lacking(each, attendance)))


def _lacking(one: Group, attendance: Mapping[str, Attended]) -> str | None:
    found = attendance.get(one.id)
    if found is None:
        return f"{one.name}: chưa điểm danh."
    if found.present == 0:
        return f"{one.name}: vắng ({found.why or 'không nêu lý do'})."
    return None


def last_ballots(ballots: Iterable[Ballot], content: str) -> Mapping[str, Ballot]:
    """The vote of each voter that counts for this content: the last one; what was said on another does not count."""
    return {each.voter: each for each in ballots if each.content == content}


def tally(ballots: Iterable[Ballot], content: str, voting: Collection[str]) -> Tally:
    """What the votes on this content come to; only groups in `voting` count."""
    choices = [each.choice for each in last_ballots(ballots, content).values() if each.group in voting]
    return Tally(*(choices.count(choice) for choice in CHOICES))


def excess(ballots: Iterable[Ballot], content: str, attendance: Mapping[str, Attended]) -> tuple[str, ...]:
    """The groups with more votes on this content than people who were counted there."""
    votes = [each.group for each in last_ballots(ballots, content).values()]
    return tuple(
        each.id for each in GROUPS if each.id in attendance and votes.count(each.id) > attendance[each.id].present
    )


def record_in(dossier: Sequence[str]) -> str | None:
    """What a plan calls the record of the meeting among the papers it asks for; None where it asks for none."""
    return next((paper for paper in dossier if paper.casefold().startswith("biên bản")), None)
