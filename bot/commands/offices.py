"""Which office an operator means; one that should be there is made."""

from dataclasses import dataclass
from datetime import date

from bot.commands.errors import NotDone, WrongUse
from bot.commands.terminal import nearest
from bot.commands.titles import KINDS, UNIT_KINDS, fits, title_of, unit_title
from storage.models import ListedOffice, LocalityRow, PlacedUnit
from storage.unit_of_work import Work

ADD_A_UNIT = "antq units add unit thcs-1 --name 'Trường THCS Thiện Tín' --locality xa-thien-tin --kind school"
ADD_A_LOCALITY = "antq units add locality tinh-a --name 'Tỉnh A' --level province"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An office as named on the command line: an id, or a kind with the unit or locality it belongs to."""

    office: str
    unit: str | None
    locality: str | None


def office_for(work: Work, wanted: Wanted, today: date) -> ListedOffice:
    """The office meant, entered if it was not there; raises WrongUse or NotDone with what would be right."""
    offices = work.directory.offices(today)
    if wanted.office not in KINDS:
        return _by_id(wanted, offices)
    if (wanted.unit is None) == (wanted.locality is None):
        example = "--unit thcs-1" if wanted.office in UNIT_KINDS else "--locality xa-thien-tin"
        raise WrongUse(
            f"OFFICE: {wanted.office} cần --unit hoặc --locality; ví dụ: antq invite {wanted.office} {example}"
        )
    if wanted.unit is not None:
        return _of_unit(work, wanted.office, unit_of(work, wanted.unit), offices)
    return _of_locality(work, wanted.office, locality_of(work, wanted.locality or ""), offices)


def unit_of(work: Work, wanted: str) -> PlacedUnit:
    """The unit with this id; raises WrongUse naming those most like it."""
    units = {unit.id: unit for unit in work.directory.units()}
    if wanted not in units:
        near = nearest(wanted, units)
        example = f"antq invite head --unit {near[0]}" if near else ADD_A_UNIT
        raise WrongUse(f"--unit: không có {wanted!r}, {_named(near)}; ví dụ: {example}")
    return units[wanted]


def locality_of(work: Work, wanted: str, option: str = "--locality") -> LocalityRow:
    """The locality with this id; raises WrongUse naming those most like it."""
    places = {place.id: place for place in work.directory.localities()}
    if wanted not in places:
        near = nearest(wanted, places)
        example = f"{option} {near[0]}" if near else ADD_A_LOCALITY
        raise WrongUse(f"{option}: không có {wanted!r}, {_named(near)}; ví dụ: {example}")
    return places[wanted]


def _named(near: list[str]) -> str:
    return f"gần nhất: {', '.join(near)}" if near else "chưa có gì"


def _by_id(wanted: Wanted, offices: tuple[ListedOffice, ...]) -> ListedOffice:
    known = {office.id: office for office in offices}
    if wanted.office not in known:
        near = nearest(wanted.office, (*known, *KINDS))
        raise WrongUse(f"OFFICE: không có {wanted.office!r}, {_named(near)}; ví dụ: antq invite head --unit thcs-1")
    found = known[wanted.office]
    if wanted.unit not in {None, found.unit_id} or wanted.locality not in {None, found.locality_id}:
        raise WrongUse(f"OFFICE: {found.id} không thuộc nơi đã nêu; ví dụ: antq invite {found.id}")
    return found


def _of_unit(work: Work, kind: str, unit: PlacedUnit, offices: tuple[ListedOffice, ...]) -> ListedOffice:
    found = _only([one for one in offices if (one.kind, one.unit_id) == (kind, unit.id)])
    if found is not None:
        return found
    if kind not in UNIT_KINDS:
        raise WrongUse(f"OFFICE: {unit.id} không có {kind}; ví dụ: antq invite {kind} --locality {unit.locality_id}")
    return _enter(work, ListedOffice(f"{kind}-{unit.id}", kind, unit_title(kind, unit), unit.locality_id, unit.id, ()))


def _of_locality(work: Work, kind: str, place: LocalityRow, offices: tuple[ListedOffice, ...]) -> ListedOffice:
    if kind in UNIT_KINDS:
        raise WrongUse(f"OFFICE: {kind} là của một đơn vị; ví dụ: antq invite {kind} --unit thcs-1")
    found = _only([one for one in offices if (one.kind, one.locality_id, one.unit_id) == (kind, place.id, None)])
    if found is not None:
        return found
    if not fits(kind, place):
        raise WrongUse(
            f"--locality: {kind} không ở {place.name}; ví dụ: antq invite {kind} --locality {_fitting(work, kind)}"
        )
    key = f"{kind.replace('_', '-')}-{place.id}"
    return _enter(work, ListedOffice(key, kind, title_of(kind, place), place.id, None, ()))


def _fitting(work: Work, kind: str) -> str:
    fitting = [place.id for place in work.directory.localities() if fits(kind, place)]
    return fitting[0] if fitting else "tinh-a"


def _only(found: list[ListedOffice]) -> ListedOffice | None:
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise WrongUse(f"OFFICE: có nhiều chức vụ như vậy ({ids}), hãy nêu mã; ví dụ: antq invite {found[0].id}")
    return found[0] if found else None


def _enter(work: Work, office: ListedOffice) -> ListedOffice:
    if work.places.office(office.id) is not None:
        raise NotDone(f"OFFICE: mã {office.id} đã dùng cho một chức vụ khác; xem antq units list")
    work.places.add_office(office.id, office.kind, office.title, office.locality_id, office.unit_id)
    return office
