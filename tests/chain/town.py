"""Who takes part in the random chain: two heads, two of the police, one person both, levels above, a delegate."""

from tests import shortcuts
from tests.authority.stage import Rehearsal
from tests.walker import SteadyClock, Walker

CASE = "thcs-1-2025"
BOTH = "kiem-nhiem"
"""Deputy head of the school and in the commune police: the case is their own."""
HEADS = ("head-thcs-1", BOTH)
DELEGATE = "nguoi-thay"
REVIEWERS = ("police-commune", BOTH, DELEGATE, "chair-commune", "police-province", "chair-province")
PEOPLE = tuple(dict.fromkeys((*HEADS, *REVIEWERS)))
TURNS = {
    "commune_police": "police-commune",
    "commune_chair": "chair-commune",
    "province_police": "police-province",
    "province_chair": "chair-province",
}
LENDERS = ("police-commune", BOTH, "chair-commune")
LINES = ("1", "3", "5a", "8b")


def settled(hall: Rehearsal) -> Walker:
    """Everybody has agreed to be stored, and the school's answers are given."""
    walker = Walker(hall, SteadyClock())  # type: ignore[arg-type]
    walker.seat(BOTH, "police-commune")
    walker.seat(BOTH, "head-thcs-1")
    walker.seat(DELEGATE, "head-co-quan-1")
    for walker.person in PEOPLE:
        shortcuts.agree(walker)
    walker.person = HEADS[0]
    shortcuts.fill_profile(walker)
    shortcuts.answer_rest(walker, CASE, {})
    return walker
