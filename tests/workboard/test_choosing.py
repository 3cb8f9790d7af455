"""Rows, totals, filters, orders and pages of the board, without a database."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.conversation.world import Unit
from bot.workboard.choosing import ORDERS, STATES, page_of, wanted
from bot.workboard.lines import Passed, UnitLine, passed_by_case, totals
from storage.models import BoardEvent
from tests.conversation.cases import PLAN
from tests.walker import MONDAY

TODAY = date(2025, 10, 20)
DUE = date(2025, 10, 29)
BARE = UnitLine(Unit("a", "Trường Tiểu học Đông", "school"), "xa", "Xã A", PLAN, frozenset(), TODAY, DUE)


def line(name: str, state: str = "none", **parts: object) -> UnitLine:
    """A row of a unit of this name."""
    kind = parts.pop("kind", "school")
    return replace(BARE, unit=Unit(name, name, str(kind)), state=state, **parts)  # type: ignore[arg-type]


ROWS = (
    line("Trường THCS Đông", "waiting", mine=True, flags=("late",), passed=Passed(Decimal(90)), tracks={"t1"}),
    line("Công ty May", "draft", kind="enterprise", changed=MONDAY),
    line("Trung tâm Văn hóa", "returned", kind="agency", passed=Passed(Decimal(70), Decimal(60))),
    line("Trường Tây", "none"),
    line("Trường Nam", "finished", passed=Passed(Decimal(95), Decimal(94), "recognised"), changed=MONDAY),
    line("Trường Bắc", "finished", passed=Passed(Decimal(40), Decimal(30), "refused")),
)


def test_totals_count_every_unit_once() -> None:
    """Handed in, at it and not begun make up all; what is late only those not done after the last day."""
    found = totals(ROWS, "t1")
    assert (found.count, found.submitted, found.doing, found.none, found.late) == (6, 3, 2, 1, 0)
    assert (found.mine, found.returned, found.recognised, found.refused, found.registered) == (1, 1, 1, 1, 1)
    after = totals([replace(row, today=DUE + timedelta(days=1)) for row in ROWS], "t1")
    assert (after.late, after.submitted) == (3, 3)


def test_a_decision_counts_while_the_case_goes_on() -> None:
    """The commune has decided, the province still looks: recognised, as the unit was told; not once it is back."""
    decided = line("Trường Trung", "waiting", passed=Passed(Decimal(90), Decimal(90), "recognised"))
    assert totals([decided], "t1").recognised == 1
    assert totals([replace(decided, state="returned")], "t1").recognised == 0


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, [0, 1, 2, 3, 4, 5]),
        ({"tinh-trang": "cho-toi"}, [0]),
        ({"tinh-trang": "cho-duyet"}, [0]),
        ({"tinh-trang": "tra-lai"}, [2]),
        ({"tinh-trang": "dang-lam"}, [1]),
        ({"tinh-trang": "chua-bat-dau"}, [3]),
        ({"tinh-trang": "cong-nhan"}, [4]),
        ({"tinh-trang": "khong-cong-nhan"}, [5]),
        ({"tinh-trang": "da-xong"}, [4, 5]),
        ({"tinh-trang": "qua-han"}, []),
        ({"tinh-trang": "khong-co-that"}, [0, 1, 2, 3, 4, 5]),
        ({"co": "late"}, [0]),
        ({"co": "jump"}, []),
        ({"loai": "agency"}, [2]),
        ({"tim": "  dONG "}, [0]),
        ({"tim": "truong", "tinh-trang": "da-xong"}, [4, 5]),
        ({"tim": "xa a"}, [0, 1, 2, 3, 4, 5]),
        ({"tim": "khong ai"}, []),
        ({"sap": "tu-cham"}, [4, 0, 2, 5, 1, 3]),
        ({"sap": "cap-tren"}, [4, 2, 5, 0, 1, 3]),
        ({"sap": "tien-do"}, [3, 1, 2, 0, 4, 5]),
        ({"sap": "ten"}, [1, 2, 5, 4, 3, 0]),
        ({"sap": "moi-nhat"}, [1, 4, 0, 2, 3, 5]),
    ],
)
def test_what_an_address_asks_for(query: dict[str, str], names: list[int]) -> None:
    """Each filter and order alone and two together; a word nobody knows narrows nothing down."""
    assert [ROWS.index(row) for row in wanted(query).chosen(ROWS)] == names


def test_every_state_and_order_is_tried() -> None:
    """Whoever adds one adds a row to the table above."""
    assert len(STATES) == 9
    assert len(ORDERS) == 5


@pytest.mark.parametrize(("page", "number"), [("", 1), ("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("²", 1), ("99999", 1)])
def test_the_number_of_a_page(page: str, number: int) -> None:
    """What is no number of a page is the first page."""
    assert wanted({"trang": page}).page == number


def test_pages_of_a_list() -> None:
    """The last page is shorter, a page beyond it is the last, and an empty list has one page."""
    rows = list(range(70))
    assert page_of(rows, 1).rows == tuple(range(30))
    last = page_of(rows, 9)
    assert (last.rows, last.number, last.pages, last.first, last.last) == (tuple(range(60, 70)), 3, 3, 61, 70)
    assert (page_of([], 1).pages, page_of([], 1).rows) == (1, ())


def test_only_what_came_after_handing_in_counts() -> None:
    """A case handed in again has lost what was said to it before."""
    kinds = ("submitted", "approved", "submitted", "approved", "decided")
    points = map(Decimal, (80, 70, 85, 84, 84))
    outcomes = (None, None, None, None, "recognised")
    events = [
        BoardEvent("c", kind, total, outcome, MONDAY)
        for kind, total, outcome in zip(kinds, points, outcomes, strict=True)
    ]
    assert passed_by_case(events[:3])["c"] == Passed(Decimal(85), None, None, MONDAY)
    assert passed_by_case(events)["c"] == Passed(Decimal(85), Decimal(84), "recognised", MONDAY)


def test_days_and_grade_of_a_row() -> None:
    """Days count to the last day while the unit is not done; the grade follows the superior once there is one."""
    assert BARE.left == 9
    assert replace(BARE, today=DUE).left == 0
    assert not replace(BARE, today=DUE).overdue
    assert replace(BARE, today=DUE + timedelta(days=1)).overdue
    assert replace(BARE, due=None).left is None
    assert ROWS[0].left is None
    assert [row.grade for row in ROWS] == ["Xuất sắc", None, "Trung bình", None, "Xuất sắc", "Yếu"]
