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
