"""How many points does the unit give itself?"""

from decimal import Decimal

from antq_rules import Answer, Points
from bot.conversation.errors import Misunderstood
from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.questions.asked import Asked, More, Prompt
from bot.conversation.questions.numbers import number_in, written
from bot.conversation.replies import Choice, rows_of
from bot.conversation.words import questions as words


def ask(asked: Asked) -> Prompt:
    """Whole points as buttons from the highest down; parts of a point are typed."""
    most = asked.line.max
    wholes = [most - Decimal(less) for less in range(int(most) + 1)]
    choices = tuple(_choice(points, first=points == most) for points in wholes)
    hint = say(words.POINTS_IN_PARTS, example=most - asked.step) if asked.step < 1 else None
    return Prompt(say(words.ASK_POINTS), rows_of(choices, 4), hint, entry="decimal")


def _choice(points: Decimal, *, first: bool) -> Choice:
    number = written(points)
    return Choice(say(words.POINTS, points=points) if first else Verbatim(number), f"a:{number}")


def read(asked: Asked, text: str) -> Answer | More:
    """A number from 0 to the maximum, in the steps the line allows."""
    return Points(points_in(text, asked.line.max, asked.step))


def points_in(text: str, most: Decimal, step: Decimal) -> Decimal:
    """The points a text names, from 0 to `most` in steps of `step`. Raises Misunderstood with a valid example."""
    example = max(most - 1, step)
    points = number_in(text)
    if points is None or points > most:
        raise Misunderstood(say(words.WANT_POINTS, max=most, example=example))
    if points % step:
        below = points - points % step
        if step == 1:
            raise Misunderstood(say(words.WANT_WHOLE, example=below))
        raise Misunderstood(say(words.WANT_STEP, step=step, example=below, next=below + step))
    return points


def tell(answer: Points) -> Words:
    """Such as "2,5 điểm"."""
    return say(words.POINTS, points=answer.points)
