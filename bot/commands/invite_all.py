"""`antq invite head --all`: a code for every unit whose head has not come yet, on one sheet to print."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from antq_rules.authority import HEAD
from bot.audit.by_operator import offices_invited
from bot.commands.errors import NotDone, WrongUse
from bot.commands.invitation_sheet import Card, page
from bot.commands.invite import LIVES, Invitation
from bot.commands.offices import Wanted, locality_of, office_for
from bot.commands.terminal import file_trouble
from bot.conversation.codes import code_from
from bot.digests import digest
from bot.ports import Clock
from storage import Database
from storage.models import ListedOffice, LocalityRow, PlacedUnit
from storage.unit_of_work import Work

EXAMPLE = "antq invite head --locality xa-thien-tin --all --sheet thu-moi.html"
_ONLY_THE_OWNER = 0o600


@dataclass(frozen=True, slots=True)
class Invited:
    """What was done: how many got a code, which units have one already, how many have a head."""

    new: int
    waiting: tuple[str, ...]
    held: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A unit that gets a code for its head's office, whether that is new, and how many unused codes it replaces."""

    office: ListedOffice
    unit: PlacedUnit
    new: bool
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Order:
    """Whom to invite and where to print it; `again` replaces the codes that nobody has used."""

    office: str
    locality: str | None
    sheet: Path | None
    again: bool

    def check(self) -> tuple[str, Path]:
        """The locality and the sheet; raises WrongUse for what does not go together."""
        if self.office != HEAD or self.locality is None or self.sheet is None:
            raise WrongUse(f"--all: chỉ dùng với head, --locality và --sheet; ví dụ: {EXAMPLE}")
        if self.sheet.suffix.lower() != ".html":
            raise WrongUse(
                f"--sheet: {self.sheet} phải có đuôi .html; cần PDF thì mở tệp đó và in ra PDF; ví dụ: {EXAMPLE}"
            )
        if self.sheet.exists():
            raise WrongUse(f"--sheet: {self.sheet} đã có, chứa các mã đã cấp; hãy chọn tên khác; ví dụ: {EXAMPLE}")
        return self.locality, self.sheet


def invite_all(database: Database, order: Order, clock: Clock, address: str) -> Invited:
    """Issue the codes and write the sheet, both or neither; raises CommandError."""
    locality, sheet = order.check()
    now = clock.now()
    written = False
    try:
        with database.begin() as work:
            wanted, done = _wanted(work, locality, now, again=order.again)
            cards = _cards(work, [(each.office, each.unit) for each in wanted], now, clock, address)
            _enter(work, wanted, clock)
            with file_trouble(EXAMPLE):
                descriptor = os.open(sheet, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_THE_OWNER)
                written = True
                with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                    out.write(page(cards))
    except BaseException:
        if written:
            with suppress(OSError):
                sheet.unlink()  # codes on paper that no database knows would only mislead
        raise
    return done


def _wanted(work: Work, locality: str, now: datetime, *, again: bool) -> tuple[list[Wish], Invited]:
    """The heads' offices to invite, entered where they were not there; raises NotDone when there is none."""
    place = locality_of(work, locality)
    waiting, today = work.sign_ins.invitations(now), now.date()
    within = _within(work, place)
    wanted: list[Wish] = []
    left, held = [], 0
    heads = (each for each in work.directory.offices(today) if each.kind == HEAD)
    known = {each.unit_id: each for each in sorted(heads, key=lambda each: bool(each.holders))}  # a held one wins
    for unit in work.directory.units():
        if unit.locality_id not in within:
            continue
        office = known.get(unit.id) or office_for(work, Wanted(HEAD, unit.id, None), today)
        if office.holders:
            held += 1
        elif office.id in waiting and not again:
            left.append(unit.id)
        else:
            wanted.append(Wish(office, unit, unit.id not in known, work.sign_ins.take_back(office.id)))
    done = Invited(len(wanted), tuple(left), held)
    if not wanted:
        raise NotDone(_nothing_to_do(done))
    return wanted, done


def _within(work: Work, place: LocalityRow) -> Mapping[str, str]:
    """The communes meant, with their names."""
    return {each.id: each.name for each in work.directory.localities() if place.id in {each.id, each.parent_id}}


def _cards(
    work: Work, offices: Sequence[tuple[ListedOffice, PlacedUnit]], now: datetime, clock: Clock, address: str
) -> list[Card]:
    names = {each.id: each.name for each in work.directory.localities()}
    bots, expires = work.bots.names(), now + LIVES
    cards = []
    for office, unit in offices:
        code = code_from(clock.secret())
        work.sign_ins.invite(digest(code), office.id, now, expires)
        cards.append(Card(unit.name, names[unit.locality_id], Invitation(code, office, expires, bots, address)))
    return cards


def _enter(work: Work, wanted: Sequence[Wish], clock: Clock) -> None:
    """Say in the audit log of each commune how many codes were issued."""
    codes = Counter(each.unit.locality_id for each in wanted)
    secret = clock.secret()
    for place in sorted(codes):
        here = [each for each in wanted if each.unit.locality_id == place]
        new, withdrawn = sum(each.new for each in here), sum(each.withdrawn for each in here)
        entry = offices_invited(place, codes[place], new, withdrawn)
        work.audit.append(place, [entry], clock.now(), f"{secret}{place}")


def _nothing_to_do(done: Invited) -> str:
    if done.waiting:
        return (
            f"Không có ai để mời: {len(done.waiting)} đơn vị đã có mã chưa dùng, {done.held} đã có người;"
            " cấp lại mã: thêm --again"
        )
    if done.held:
        return f"Không có ai để mời: cả {done.held} đơn vị đã có người đứng đầu tham gia."
    return "Không có đơn vị nào ở đây; ví dụ: antq units import don-vi.xlsx"


def told(done: Invited, sheet: Path | None) -> Iterator[str]:
    """What the operator reads; the codes are on the sheet only."""
    yield f"Đã ghi {done.new} thư mời vào {sheet}: mở bằng trình duyệt, in A4, rồi xóa tệp."
    if done.waiting:
        yield f"{len(done.waiting)} đơn vị đã có mã chưa dùng nên không in lại; cần thì thêm --again."
    if done.held:
        yield f"{done.held} đơn vị đã có người đứng đầu tham gia."
