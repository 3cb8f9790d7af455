"""Targets of a commune. Sources: TT 124 Điều 5 khoản 4; the plans of Bình Giang, Quận 12 and Bắc Kạn."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq_rules import Count, Plan, Shelf, judge_targets
from antq_rules.citation import Citation
from antq_rules.plan import Target

CITED = Citation("Thông tư 124/2021/TT-BCA", "Điều 5", "khoản 4")


@pytest.mark.parametrize(
    ("count", "reached", "missing"),
    [
        (Count(32, registered=32, recognised=23), [True, True], [0, 0]),
        (Count(32, registered=31, recognised=22), [False, False], [1, 1]),
        (Count(10, registered=10, recognised=7), [True, True], [0, 0]),
        (Count(10, registered=10, recognised=6), [True, False], [0, 1]),
        (Count(3, registered=0, recognised=0), [False, False], [3, 3]),
        (Count(0), [None, None], [None, None]),
    ],
)
def test_a_commune_qualifies(
    national: Plan, count: Count, reached: list[bool | None], missing: list[int | None]
) -> None:
    """100 % register and at least 70 % are recognised, with how many units are still missing."""
    results = judge_targets(national.targets, count)
    assert [one.reached for one in results] == reached
    assert [one.missing for one in results] == missing
    assert all(one.because.citation.article == "Điều 5" for one in results)
    assert tuple(one.target for one in results) == national.targets


def test_in_words(national: Plan) -> None:
    """Shares are cut off, never rounded up to a target: 13999 of 20000 is 69,99 %."""
    registered, recognised = judge_targets(national.targets, Count(20_000, 20_000, 13_999))
    assert registered.because.text == "20000/20000 đơn vị đã đăng ký (100%): đạt chỉ tiêu."
    assert recognised.because.text == "13999/20000 đơn vị được công nhận (69,99%): còn thiếu 1 đơn vị."
    (empty, _) = judge_targets(national.targets, Count(0))
    assert empty.because.text == "Địa bàn chưa có đơn vị nào."
    assert Count(0).share("registered") == 0
    with_last_year = judge_targets(national.targets, Count(2, 2, 2), Count(2, 1, 1))
    assert not any("năm trước" in one.because.text for one in with_last_year)


@pytest.mark.parametrize(
    ("now", "before", "reached", "missing", "text"),
    [
        (
            Count(20, recognised=15),
            Count(20, recognised=14),
            True,
            0,
            "15/20 đơn vị được công nhận (75%), năm trước 14/20 (70%): đạt chỉ tiêu.",
        ),
        (Count(20, recognised=14), Count(20, recognised=14), False, 1, "còn thiếu 1 đơn vị"),
        (Count(30, recognised=20), Count(3, recognised=2), False, 1, "66,66%"),
        (Count(10, recognised=10), Count(8, recognised=8), False, None, "tất cả đơn vị cũng chưa đủ"),
        (Count(10, recognised=10), None, None, None, "Chưa có số liệu năm trước để so sánh."),
        (Count(10, recognised=10), Count(0), None, None, "Chưa có số liệu năm trước để so sánh."),
    ],
)
def test_higher_than_the_year_before(
    now: Count, before: Count | None, reached: bool | None, missing: int | None, text: str
) -> None:
    """Bình Giang: the recognised share must be higher than last year's, compared without rounding."""
    result = judge_targets(Shelf.builtin().plan("binh-giang-2023").targets, now, before)[2]
    target = Shelf.builtin().plan("binh-giang-2023").targets[2]
    assert (result.target, result.reached, result.missing) == (target, reached, missing)
    assert result.because.citation == target.citation
    assert text == result.because.text if text.startswith("Chưa") else text in result.because.text


def test_numbers_and_words() -> None:
    """Bắc Kạn wants at least one exemplar of each district; what is said in words only is not computed."""
    words, exemplars, _ = judge_targets(Shelf.builtin().plan("bac-kan-2023").targets, Count(12))
    assert (words.reached, words.because.text) == (None, "Chỉ tiêu này phần mềm không tự tính.")
    assert (exemplars.reached, exemplars.missing) == (False, 1)
    (all_exemplars,) = judge_targets(Shelf.builtin().plan("quan-12-2023").targets, Count(12, exemplar=11))
    said = "11/12 đơn vị được công nhận điển hình (91,66%): còn thiếu 1 đơn vị."
    assert (all_exemplars.missing, all_exemplars.because.text) == (1, said)
    many = Target("Nhiều", None, CITED, "exemplar", count=5)
    (result,) = judge_targets([many], Count(3, exemplar=3))
    assert (result.reached, result.missing) == (False, None)


@given(st.integers(1, 200), st.integers(0, 200), st.integers(0, 10_000))
def test_what_is_missing_is_exactly_enough(units: int, done: int, hundredths: int) -> None:
    """With the missing units the share is reached, with one less it is not: checked with fractions."""
    done = min(done, units)
    share = Decimal(hundredths) / 100
    (result,) = judge_targets([Target("x", share, CITED, "recognised")], Count(units, recognised=done))
    assert result.missing is not None
    wanted = Fraction(hundredths, 10_000)
    assert result.reached == (Fraction(done, units) >= wanted)
    assert Fraction(done + result.missing, units) >= wanted
    if result.missing:
        assert Fraction(done + result.missing - 1, units) < wanted


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_rising_is_exact(units: int, old_units: int, data: st.DataObject) -> None:
    """The missing units lift the share above last year's, and one less would not."""
    now = Count(units, recognised=data.draw(st.integers(0, units)))
    before = Count(old_units, recognised=data.draw(st.integers(0, old_units)))
    (result,) = judge_targets([Target("x", None, CITED, "recognised", rises=True)], now, before)
    last = Fraction(before.recognised, old_units)
    assert result.reached == (Fraction(now.recognised, units) > last)
    if result.missing is None:
        assert last == 1
    elif result.missing:
        assert Fraction(now.recognised + result.missing, units) > last
        assert Fraction(now.recognised + result.missing - 1, units) <= last


@pytest.mark.parametrize("count", [(5, 6, 0, 0), (5, 0, -1, 0), (5, 0, 0, 6)])
def test_counts_that_cannot_be(count: tuple[int, int, int, int]) -> None:
    """More than there are, or fewer than none, is a mistake of the caller."""
    with pytest.raises(ValueError, match="are not parts of 5 units"):
        Count(*count)
