"""Every transcript once more on each other channel: by buttons on Telegram, by numbers and letters on Zalo."""

import re
from itertools import product
from pathlib import Path

import pytest

from bot.channels.telegram.limits import LIMITS as TELEGRAM
from bot.channels.zalo.limits import LIMITS as ZALO
from tests.conversation.pocket import Pocket
from tests.conversation.test_transcripts import FILES
from tests.conversation.transcript import Player, matches, read, seat
from tests.walker import new_place

CHANNELS = {"telegram": TELEGRAM, "zalo": ZALO}
OF_THE_PAGE = {
    ("telegram", "pause-and-resume"): "a chat cannot tell one device from another",
    ("zalo", "pause-and-resume"): "a chat cannot tell one device from another",
    **dict.fromkeys(product(CHANNELS, ("calling", "deputy-hears-for-head")), "who has a chat is in reach"),
    ("zalo", "two-reviewers"): "the old card's number is gone: what it says is typed, and read as words",
    ("zalo", "wrong-input-by-kind"): "a number that is typed is a choice",
}
"""What a transcript has that cannot happen in a chat."""
_ANY_TIME = re.compile(r"\d\d:\d\d")  # there are more looks at the clock
_SIGNS = re.compile(r"[\[\]/|•\s]+")


@pytest.mark.parametrize(
    ("channel", "path"),
    [(each, path) for each in CHANNELS for path in FILES if (each, path.stem) not in OF_THE_PAGE],
    ids=lambda each: each.stem if isinstance(each, Path) else each,
)
def test_transcript(channel: str, path: Path, tmp_path: Path) -> None:
    """The same is stored and said as on the page, every word of it is in the chat, and every button can be used."""
    transcript = read(path.read_text(encoding="utf-8"))
    pocket = Pocket(*new_place(tmp_path, transcript.start, transcript.plan), limits={channel: CHANNELS[channel]})
    seat(transcript, pocket)
    player = Player(pocket)
    for moment in transcript.moments:
        if moment.act.startswith(">>") and not pocket.can.buttons:
            continue  # what is typed once more is read anew
        where = f"{path.name}:{moment.number}: {moment.act}"
        pocket.fresh.clear()
        replies, effects = player.play(moment.act)
        assert effects == moment.effects, where
        assert len(replies) == len(moment.replies), (where, replies)
        for expected, actual in zip(moment.replies, replies, strict=True):
            assert matches(_ANY_TIME.sub("…", expected), actual), f"{where}\nexpected: {expected}\nactual:   {actual}"
            if moment.act.startswith("> "):
                assert _words(actual) - _words(" ".join(pocket.fresh)) == set(), where


def _words(text: str) -> set[str]:
    return set(_SIGNS.split(text)) - {""}
