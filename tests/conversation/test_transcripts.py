"""Every transcript is replayed through the real conversation on a real database, the state as JSON at each turn."""

from pathlib import Path

import pytest

from tests.conversation.transcript import Player, matches, read, walker_for

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_transcript(path: Path, tmp_path: Path) -> None:
    """What follows each act is what the transcript says: every message and every effect, no more and no less."""
    transcript = read(path.read_text(encoding="utf-8"))
    player = Player(walker_for(transcript, tmp_path))
    for moment in transcript.moments:
        replies, effects = player.play(moment.act)
        where = f"{path.name}:{moment.number}: {moment.act}"
        assert effects == moment.effects, where
        assert len(replies) == len(moment.replies), (where, replies)
        for expected, actual in zip(moment.replies, replies, strict=True):
            assert matches(expected, actual), f"{where}\nexpected: {expected}\nactual:   {actual}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_transcript_says_what_it_shows(path: Path) -> None:
    """The first line tells a reader what to look for, and everything the bot does was recorded."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert any(moment.replies for moment in read(text).moments)


@pytest.mark.parametrize(
    ("expected", "actual", "fits"),
    [
        ("Câu 1 · tối đa … điểm [0]", "Câu 1 · tối đa 3 điểm [0]", True),
        ("Câu 1 …", "Câu 1\nhai dòng [3 điểm]", True),
        ("Câu 1", "Câu 1 [0]", False),
        ("… [0]", "Câu 1 [1]", False),
        ("Câu 1.", "Câu 12", False),
        ("", "Câu 1", False),
    ],
)
def test_what_fits_a_line_of_a_transcript(expected: str, actual: str, fits: bool) -> None:
    """ "…" stands for anything; everything else must be there as written."""
    assert matches(expected, actual) is fits
