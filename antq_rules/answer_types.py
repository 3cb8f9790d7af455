"""The types of answers, one per kind of question: frozen, hashable, and written as the JSON they are read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from antq_rules.decimals import exact
from antq_rules.rubric import Line


@dataclass(frozen=True, slots=True)
class Points:
    """Points the unit gives itself."""

    points: Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent; below the threshold the unit may claim some points and must say why."""

    percent: Decimal
    claim: Decimal | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """Whether the requirement is met."""

    met: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """Whether an incident of this kind happened in the year."""

    happened: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """How the superior rated: excellent, good, completed or failed."""

    rating: str


@dataclass(frozen=True, slots=True)
class TaxPaid:
    """Whether the unit met its tax duty."""

    tax_paid: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Where the recognition stands: recognised, proposed or refused."""

    status: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many ad hoc awards collectives and individuals received."""

    collective: int
    individual: int


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The line does not apply to this unit, and why; the reviewer decides."""

    reason: str


Answer: TypeAlias = Points | Percent | Met | Happened | Rated | TaxPaid | Status | Counts | NotApplicable

TYPES: Mapping[str, type] = MappingProxyType(
    {
        "points": Points,
        "percent": Percent,
        "met": Met,
        "happened": Happened,
        "rating": Rated,
        "tax": TaxPaid,
        "status": Status,
        "counts": Counts,
        "not_applicable": NotApplicable,
    }
)


def to_json(answer: Answer) -> dict[str, object]:
    """The JSON object of an answer: numbers as strings of exact decimals, counts as integers."""
    match answer:
        case Points(points):
            return {"points": exact(points)}
        case Percent(percent, claim, why):
            rest = {"claim": exact(claim), "why": why} if claim is not None else {}
            return {"percent": exact(percent), **rest}
        case Met(met):
            return {"met": met}
        case Happened(happened):
            return {"happened": happened}
        case Rated(rating):
            return {"rating": rating}
        case TaxPaid(tax_paid):
            return {"tax_paid": tax_paid}
        case Status(status):
            return {"status": status}
        case Counts(collective, individual):
            return {"collective": collective, "individual": individual}
    return {"not_applicable": answer.reason}


def example_for(line: Line, kind: str) -> dict[str, object]:
    """A valid answer to this line when it is asked as this kind."""
    examples: dict[str, Answer] = {
        "points": Points(line.max),
        "percent": Percent(line.threshold or line.max),
        "met": Met(met=True),
        "happened": Happened(happened=False),
        "rating": Rated("good"),
        "tax": TaxPaid(tax_paid=True),
        "status": Status("proposed"),
        "counts": Counts(1, 0),
        "not_applicable": NotApplicable("Đơn vị không có lực lượng bảo vệ"),
    }
    return to_json(examples[kind])
