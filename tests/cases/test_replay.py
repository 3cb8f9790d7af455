"""A case played again from its logs: the same, or the first difference by name."""

import pytest
from sqlalchemy import create_engine, text

from bot.cases.errors import ReplayDiffers, UnknownCase
from bot.cases.replay import Replayed, played
from bot.conversation.content_code import content_code
from bot.conversation.words import decisions
from tests import shortcuts
from tests.cases.conftest import CASE
from tests.walker import SHELF, Walker


def _replayed(walker: Walker) -> Replayed:
    with walker.database.read() as work:
        return played(work, CASE, SHELF)


def test_a_whole_case_comes_out_the_same(walker: Walker) -> None:
    """Scores, place and content follow from the logs, compared at every turn that changed the case."""
    case = walker.case()
    found = _replayed(walker)
    assert (found.own, found.code) == (case.card.total, content_code(case))
    assert (found.state, found.stage) == (case.standing.state, case.standing.stage.id if case.standing.stage else None)
    assert found.compared > len(case.history) + 20


CHANGES = {
    "an answer": "UPDATE answer_log SET value = '{\"points\": \"1\"}' WHERE line_id = '1' AND kind = 'answer'",
    "the line of an answer": "UPDATE answer_log SET line_id = '3' WHERE line_id = '1'",
    "an answer taken away": "DELETE FROM answer_log WHERE line_id = '9'",
    "an answer put in": "INSERT INTO answer_log (case_id, line_id, kind, value, person_id, office_id, at)"
    " SELECT case_id, line_id, kind, value, person_id, office_id, at FROM answer_log WHERE line_id = '9'",
    "the points of a submission": "UPDATE review_event SET points = '12' WHERE kind = 'submitted' AND seq = 1",
    "the points of a mark": "UPDATE review_event SET points = '1' WHERE kind = 'agreed' AND line_id = '3'",
    "the content of an act": "UPDATE review_event SET content = '0000-0000' WHERE kind = 'opened'",
    "an act taken away": "DELETE FROM review_event WHERE kind = 'approved'",
    "an answer that is no JSON": "UPDATE answer_log SET value = '{' WHERE line_id = '1'",
    "points that are no number": "UPDATE review_event SET points = 'x' WHERE line_id = '3'",
    "points beyond the form": "UPDATE review_event SET points = '99' WHERE line_id = '3'",
    "an act nobody knows": "UPDATE review_event SET kind = 'x' WHERE line_id = '3'",
    "the state in the index": "UPDATE case_file SET state = 'finished', stage = NULL",
    "the stage in the index": "UPDATE case_file SET stage = 'elsewhere'",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_behind_our_back_is_named(walker: Walker, change: str) -> None:
    """With the triggers gone and any log or the index changed, the replay says where what is kept does not follow."""
    engine = create_engine(walker.database.url_without_password)
    with engine.begin() as connection:
        for table in ("answer_log", "review_event"):
            for what in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER {table}_no_{what}"))
        connection.exec_driver_sql(change)
    engine.dispose()
    with pytest.raises(ReplayDiffers) as differs:
        _replayed(walker)
    assert differs.value.where
    assert "đã lưu" in str(differs.value)


def test_a_case_older_than_the_audit_log_is_replayed_by_time(walker: Walker) -> None:
    """Where the log does not reach back to the opening, the moments put answers and acts in order."""
    engine = create_engine(walker.database.url_without_password)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_entry_no_delete"))
        connection.execute(text("DELETE FROM audit_entry"))
    engine.dispose()
    found = _replayed(walker)
    assert found.compared == len(walker.case().history) + 1


def test_a_case_nobody_knows(walker: Walker) -> None:
    """There is nothing to play again."""
    with walker.database.read() as work, pytest.raises(UnknownCase, match="x-2025"):
        played(work, "x-2025", SHELF)


def test_a_refused_recognition_replays(walker: Walker) -> None:
    """The decision lowers the superior's total by what rests on it; the points kept with it are those after it."""
    walker.person = "chair-commune"
    shortcuts.agree(walker)
    shortcuts.decide(walker, decisions.REFUSED)
    assert _replayed(walker).given == walker.case().history[-1].points
