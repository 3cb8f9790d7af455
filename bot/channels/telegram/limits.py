"""What Telegram can show, and how fast it may be written to."""

from datetime import timedelta

from bot.rendering.limits import Limits, Pace

_MARK = 100  # units kept free for the line above a message that is sent again, and the note below a closed card

LIMITS = Limits(
    text=4096 - 2 * _MARK,
    caption=1024,
    buttons=True,
    edits=True,
    uploads=True,
    # About 30 a second are allowed; the rest is room for what other programs send with the same token.
    # In no second more than 25 and the burst leave us, and what arrives together after a hold-up stays below 30.
    bot=Pace(timedelta(milliseconds=40), burst=3),
    chat=Pace(timedelta(seconds=1), burst=4),
    group=Pace(timedelta(seconds=3)),
)
