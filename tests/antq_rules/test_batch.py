"""A whole file of cases: in order, in one process or several, with what was refused."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from antq_rules.commands import batch
from antq_rules.commands.batch import Done, Job, run

SCORE = Job("phong-trao-2022", "quoc-gia", as_json=False)


def texts(count: int) -> Iterator[tuple[int, str]]:
    """Cases with 0, 1, 2, 3 points in turn; every fifth is refused."""
    for number in range(1, count + 1):
        case = {"profile": {"kind": "agency"}, "answers": {"1": {"points": str(number % 5)}}}
        yield number, json.dumps(case)


def whole(chunks: Iterator[Done]) -> Done:
    """All chunks as one."""
    every = Done()
    for done in chunks:
        every.lines += done.lines
        every.refused += done.refused
        every.ways += done.ways
        every.cases += done.cases
    return every


def test_one_chunk_is_done_here() -> None:
    """Rows in the order of the file; the refused case is named and left out."""
    done = whole(run(SCORE, texts(6)))
    assert [line.split(",")[:2] for line in done.lines] == [["1", "1"], ["2", "2"], ["3", "3"], ["5", "0"], ["6", "1"]]
    ((number, refused),) = done.refused
    assert (number, refused.problems[0].line) == (4, "1")
    assert (done.ways, done.cases) == (Counter({("Yếu",): 5}), 6)
    assert whole(run(SCORE, iter([]))).cases == 0


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgetting the rows changes none."""
    wanted = whole(run(Job("phong-trao-2022", "thien-tin-2025", as_json=False), texts(9))).lines
    monkeypatch.setattr(batch, "MOST_REMEMBERED", 1)
    assert whole(run(Job("phong-trao-2022", "bac-kan-2023", as_json=False), texts(9))).lines == wanted


@pytest.mark.parametrize("workers", [1, 2])
def test_many_chunks_keep_their_order(monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    """Several processes give the same lines in the same order as one."""
    monkeypatch.setattr(batch, "CHUNK", 7)
    assert whole(run(SCORE, texts(100), workers)).lines == batch.work(SCORE, list(texts(100))).lines


def test_full_results_and_differences() -> None:
    """As JSON each line is the whole result; a difference has both grades and says what changed."""
    card = json.loads(whole(run(Job("phong-trao-2022", "quoc-gia", as_json=True), texts(1))).lines[0])
    assert (card["line"], card["total"], len(card["lines"])) == (1, "1", 21)
    to = "phong-trao-2025-thien-tin"
    plain = whole(run(Job("phong-trao-2022", "quoc-gia", as_json=False, to=to), texts(1)))
    assert plain.lines == ["1,1,1,0,yeu,yeu,"]
    assert plain.ways == Counter({("Yếu", "Yếu"): 1})
    told = json.loads(whole(run(Job("phong-trao-2022", "quoc-gia", as_json=True, to=to), texts(1))).lines[0])
    assert (told["line"], told["change"], told["to"]) == (1, "0", to)


def test_headings() -> None:
    """Tables have a heading, JSON Lines do not."""
    assert SCORE.heading == "line,total,low,high,grade,provisional,unanswered"
    assert Job("a", "b", as_json=False, to="c").heading == "line,before,after,change,grade_before,grade_after,unread"
    assert Job("a", "b", as_json=True).heading is None
