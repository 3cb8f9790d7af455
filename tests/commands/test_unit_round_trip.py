"""Whatever units there are: what is exported and taken in again changes nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antq_rules.authority import HEAD
from antq_rules.profile import LEVELS, SIZES
from bot.commands.titles import head_title
from bot.commands.unit_sheets.cells import tidied
from bot.commands.unit_sheets.checks import Draft, draft_of
from bot.commands.unit_sheets.comparing import Comparison, Register
from bot.commands.unit_sheets.importing import read
from bot.commands.unit_sheets.places import Places
from bot.commands.unit_sheets.writing import rows_of, write
from storage.models import LocalityRow, OfficeRow, RegisteredUnit
from tests.antq_rules.thorough import cases

LETTERS = "aăâbcđeêơưHồễừVXÃ1029 .,;\t\"'=+-@()/–“\n\u0301"
LOCALITIES = (
    LocalityRow("tinh", "Tỉnh A", "province", None, None),
    *(LocalityRow(f"xa-{n}", name, "commune", "tinh", None) for n, name in enumerate(("Xã Tân An", "Xã Tấn An", "A"))),
    LocalityRow("a", "Xã Tân An", "commune", "tinh", None),
)


def _text(longest: int, shortest: int = 0) -> st.SearchStrategy[str]:
    drawn = st.text(LETTERS, min_size=shortest, max_size=longest).map(tidied)
    return drawn.filter(lambda text: len(text) >= shortest)


@st.composite
def _units(draw: st.DrawFn) -> tuple[list[RegisteredUnit], list[OfficeRow]]:
    """Some units with none, one or two heads, some with titles of their own."""
    units, offices = [], []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(("school", "agency", "enterprise")))
        unit = RegisteredUnit(
            f"u-{number}",
            tidied(f"N{draw(_text(20, 1))}"),
            kind,
            draw(st.sampled_from((None, *LEVELS))) if kind == "school" else None,
            draw(st.sampled_from((None, *SIZES))) if kind == "enterprise" else None,
            draw(st.sampled_from(LOCALITIES[1:])).id,
            draw(_text(20)),
            draw(st.none() | st.from_regex(r"[+0][0-9]{3,9}( máy lẻ [0-9])?", fullmatch=True)),
        )
        units.append(unit)
        titles = draw(st.lists(_text(12, 1) | st.just(head_title(unit)), max_size=2))
        offices += [
            OfficeRow(f"h-{number}-{n}", HEAD, title, unit.locality_id, unit.id) for n, title in enumerate(titles)
        ]
    return units, offices


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=cases(60, 1000), deadline=None)
@given(drawn=_units())
def test_a_round_trip_changes_nothing(ending: str, drawn: tuple[list[RegisteredUnit], list[OfficeRow]]) -> None:
    """Quotes, line breaks, what looks like a formula, communes that read alike, titles of one's own."""
    units, offices = drawn
    places = Places(LOCALITIES)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"list.{ending}"
        write(file, rows_of(units, offices, places), LOCALITIES)
        sheet = read(file)
    drafts = [draft_of(row, places) for row in sheet.rows]
    good = [draft for draft in drafts if isinstance(draft, Draft)]
    assert good == drafts
    comparison = Comparison(Register(units, frozenset(), offices), good, sheet.layout.keys)
    for draft in good:
        comparison.take(draft)
    changes = comparison.changes
    assert (changes.problems, changes.units, changes.touched, changes.unchanged) == ([], [], set(), len(units))
