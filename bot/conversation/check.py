"""The self-check of a case: which criteria are asked, in which order, and whether they may still be answered."""

from antq_rules import Criterion
from antq_rules.scope import STATUS_LINE
from bot.conversation.errors import OutOfPlace
from bot.conversation.matching import folded
from bot.conversation.world import CaseFile


def asked(case: CaseFile) -> tuple[Criterion, ...]:
    """The criteria asked of this unit, in the order of the article."""
    if case.standard is None:
        return ()
    profile = case.known_profile
    return tuple(each for each in case.standard.checklist(profile).lines if each.asked_of(profile))


def open_ids(case: CaseFile) -> tuple[str, ...]:
    """The criteria without an answer."""
    return tuple(each.id for each in asked(case) if each.id not in case.criteria)


def criterion(case: CaseFile, wanted: str) -> Criterion:
    """The criterion of this id. Raises OutOfPlace when it is not asked of this unit."""
    found = next((each for each in asked(case) if each.id == wanted), None)
    if found is None:
        raise OutOfPlace("no such criterion")
    return found


def named(case: CaseFile, text: str) -> str | None:
    """The id of the criterion a person means: "7.3đ", "7.3Đ", "tiêu chí 7.3đ", also "7.3d" where that is clear."""
    wanted = text.casefold().removeprefix("tiêu chí").strip()
    ids = [each.id for each in asked(case)]
    if wanted in ids:
        return wanted
    alike = [each for each in ids if folded(each) == folded(wanted)]
    return alike[0] if len(alike) == 1 else None


def before(case: CaseFile, here: str) -> str | None:
    """The criterion asked before this one, or None at the first."""
    ids = [each.id for each in asked(case)]
    return ids[ids.index(here) - 1] if ids.index(here) else None


def after(case: CaseFile, here: str) -> str | None:
    """The next criterion without an answer; None leads to the outcome."""
    ids = [each.id for each in asked(case)]
    return next((each for each in ids[ids.index(here) + 1 :] if each not in case.criteria), None)


def may_change(case: CaseFile) -> bool:
    """Whether the answers may be changed: as long as the line of the rubric may that they are for."""
    return case.standing.may_change(STATUS_LINE)
