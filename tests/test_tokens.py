"""The buttons that decide: none works twice, for somebody else, elsewhere, or on what was not shown."""

import itertools
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation.effects import RefuseToken, Review, SpendToken
from bot.conversation.events import Tapped
from bot.conversation.words import reviewing
from bot.digests import digest
from storage.engine import open_database
from tests import shortcuts
from tests.antq_rules.thorough import cases
from tests.walker import SteadyClock, Walker, new_walker

FIRST, SECOND = "thcs-1-2025", "co-quan-1-2025"
PEOPLE = ("police-commune", "pho-cong-an-xa", "chair-commune", "head-thcs-1", "head-co-quan-1")
KINDS = ("confirm approve", "confirm return", "confirm", "rest", "agree")
_NUMBERS = itertools.count(1)

Button = tuple[str, str]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Button], SteadyClock]:
    """Two cases handed in; one officer is about to approve the first, the other to agree to all of the second."""
    walker = new_walker(tmp_path_factory.mktemp("tokens"))
    walker.seat("pho-cong-an-xa", "police-commune")
    for walker.person, case in (("head-thcs-1", FIRST), ("head-co-quan-1", SECOND)):
        shortcuts.agree(walker)
        shortcuts.fill_profile(walker)
        shortcuts.answer_rest(walker, case, {})
        shortcuts.hand_in(walker)
    walker.person = "chair-commune"
    shortcuts.agree(walker)
    buttons = {}
    for walker.person, case in (("police-commune", FIRST), ("pho-cong-an-xa", SECOND)):
        shortcuts.agree(walker)
        walker.says(f"/mo {case}")
        buttons[walker.person] = walker.button(reviewing.AGREE_REST)
    walker.person = "police-commune"
    walker.taps(reviewing.AGREE_REST)
    walker.taps(reviewing.APPROVE)
    buttons["police-commune"] = walker.button(reviewing.CONFIRM_APPROVE)
    walker.database.close()
    return Path(walker.database.url_without_password.removeprefix("sqlite:///")), buttons, walker.clock


@pytest.fixture
def walker(prepared: tuple[Path, dict[str, Button], SteadyClock], tmp_path: Path) -> Iterator[Walker]:
    """People of the sample on a copy of the prepared database."""
    file, _, clock = prepared
    yield from _copy(file, clock, tmp_path)


def _copy(file: Path, clock: SteadyClock, folder: Path) -> Iterator[Walker]:
    copy = folder / f"{next(_NUMBERS)}.sqlite3"
    shutil.copy(file, copy)
    database = open_database(f"sqlite:///{copy}")
    try:
        yield Walker(database, SteadyClock(clock.at))
    finally:
        database.close()
        copy.unlink()


def _token(button: Button) -> str:
    return button[0].rpartition(" ")[2]


def _acts(walker: Walker) -> list[str]:
    return [effect.event.kind for effect in walker.outcome.effects if isinstance(effect, Review)]


@settings(max_examples=cases(60, 600), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_token_works_twice_or_elsewhere(
    prepared: tuple[Path, dict[str, Button], SteadyClock], tmp_path: Path, data: st.DataObject
) -> None:
    """Whoever sends which token for which act on which case at which step: only the button itself, and once.

    Every other try is noted.
    """
    file, buttons, clock = prepared
    for walker in _copy(file, clock, tmp_path):
        done: list[Button] = []
        for _ in range(data.draw(st.integers(1, 6))):
            owner, walker.person = data.draw(st.sampled_from(sorted(buttons))), data.draw(st.sampled_from(PEOPLE))
            button = buttons[owner]
            forged = f"case:{data.draw(st.sampled_from((FIRST, SECOND)))}:{data.draw(st.sampled_from(KINDS))}"
            action = data.draw(st.sampled_from((button[0], f"{forged} {_token(button)}")))
            step = data.draw(st.sampled_from((button[1], str(walker.state().step))))
            walker.send(Tapped(action, step), key=f"forged-{next(_NUMBERS)}")
            acts = _acts(walker)
            assert bool(acts) != any(isinstance(effect, RefuseToken) for effect in walker.outcome.effects)
            if acts:
                assert (action, step, owner) == (*button, walker.person)
                assert button not in done
                assert any(isinstance(effect, SpendToken) for effect in walker.outcome.effects)
                done.append(button)
        assert len(walker.case(FIRST).standing.passed) <= 1


def test_a_token_is_known_by_its_digest_and_stays_when_it_was_used(
    walker: Walker, prepared: tuple[Path, dict[str, Button], SteadyClock]
) -> None:
    """What the table says of a used token: by whom, on which content and score, when."""
    secret = _token(prepared[1]["police-commune"])
    walker.person = "police-commune"
    walker.taps(reviewing.CONFIRM_APPROVE)
    with walker.database.read() as work:
        assert work.tokens.find(secret) is None
        kept = work.tokens.find(digest(secret))
    assert kept is not None
    assert (kept.kind, kept.case, kept.person, kept.stage, kept.score) == (
        "approve",
        FIRST,
        "police-commune",
        "cong-an-xa",
        "97",
    )
    assert (len(kept.content), len(kept.rules_hash)) == (64, 64)
    assert kept.used_at == walker.case(FIRST).history[-1].at


def test_a_token_lost_to_a_newer_card_decides_nothing(
    walker: Walker, prepared: tuple[Path, dict[str, Button], SteadyClock]
) -> None:
    """Only the newest card of a person carries a good token."""
    walker.person = "police-commune"
    walker.says("thôi")
    walker.says(f"/mo {SECOND}")
    walker.send(Tapped(*prepared[1]["police-commune"]))
    assert _acts(walker) == []
    assert walker.case(FIRST).standing.stage.id == "cong-an-xa"  # type: ignore[union-attr]


def test_a_refused_button_is_entered_and_logged_without_saying_whose(
    walker: Walker, prepared: tuple[Path, dict[str, Button], SteadyClock], caplog: pytest.LogCaptureFixture
) -> None:
    """The audit log has act, case and channel, the person apart; the operator's log names neither person nor case."""
    walker.person = "pho-cong-an-xa"
    walker.send(Tapped(*prepared[1]["police-commune"]))
    with walker.database.read() as work:
        (entry,) = [each for each in work.audit_log.of_case(FIRST) if each.kind == "token_refused"]
        work.audit_log.checked()
    assert json.loads(entry.payload) == {"act": "confirm approve", "channel": "web"}
    assert set(json.loads(entry.sealed)) == {"person"}
    (line,) = [record.getMessage() for record in caplog.records if "refused" in record.getMessage()]
    assert line == "button refused: confirm approve, channel web"


def test_a_case_nobody_may_see_is_not_named(
    walker: Walker, prepared: tuple[Path, dict[str, Button], SteadyClock]
) -> None:
    """A head of another unit who forges a button learns nothing, and the entry is in the chain without a case."""
    walker.person = "head-co-quan-1"
    action = f"case:{FIRST}:confirm approve {_token(prepared[1]['police-commune'])}"
    walker.send(Tapped(action, "1"))
    assert RefuseToken("confirm approve", None) in walker.outcome.effects
    with walker.database.read() as work:
        work.audit_log.checked()
        assert sum('"kind":"token_refused"' in line for line in work.audit_log.lines()) == 1
