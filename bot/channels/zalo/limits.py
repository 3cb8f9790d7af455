"""What Zalo can show, and how fast it may be written to."""

from datetime import timedelta

from bot.rendering.limits import Limits, Pace

MOST_TEXT = 2000
"""UTF-16 units of a message that Zalo takes, counted after NFC."""
ROOM_FOR_A_MARK = 100  # units kept for the line above a message that is sent again

# Zalo publishes no numbers; these are slower than anything seen refused.
LIMITS = Limits(
    text=MOST_TEXT - ROOM_FOR_A_MARK,
    buttons=False,
    edits=False,
    uploads=False,
    bot=Pace(timedelta(milliseconds=100), burst=10),
    chat=Pace(timedelta(seconds=1), burst=3),
    group=Pace(timedelta(seconds=3)),
)
