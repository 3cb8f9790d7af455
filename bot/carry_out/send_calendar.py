"""Make the file of a person's dates and put it among the replies, as any other file of a message."""

from hashlib import sha256

from bot.calendars import MEDIA_TYPE, Stamp, written
from bot.carry_out.context import Context
from bot.conversation.effects import SendCalendar
from bot.conversation.files import FileRef
from bot.conversation.phrases import say
from bot.conversation.replies import Reply
from bot.conversation.words import calendar as words

NAME = "han-chot.ics"


def carry_out(effect: SendCalendar, turn: Context) -> None:
    """Stamped with the day, so that the same dates of one day are one file however often it is asked for."""
    known = turn.work.people.find(turn.person)
    morning = turn.now.replace(hour=0, minute=0, second=0, microsecond=0)
    content = written(effect.items, turn.languages[known.language if known else ""], Stamp(0, morning))
    file = FileRef(sha256(content).hexdigest(), NAME, MEDIA_TYPE, len(content))
    turn.work.files.keep(file.digest, file.media_type, content, turn.now)
    said = say(words.FILE_HERE, day=turn.now.date())
    turn.own_mail.append(Reply((said,), standing=True, files=(file,)))
