"""Put a message into the outbox of everybody who holds the office today, in their own language."""

from bot.carry_out.context import Context
from bot.conversation.effects import Tell
from bot.rendering import payload

CHANNEL = "web"


def carry_out(effect: Tell, turn: Context) -> None:
    """The person acting gets it among the replies of this turn."""
    work = turn.work
    for person in work.places.holders(effect.kind, turn.now.date(), effect.locality, effect.unit):
        if person == turn.person:
            turn.own_mail.append(effect.reply)
            continue
        known = work.people.find(person)
        language = turn.languages[known.language if known else ""]
        number = work.conversations.reserve(person, 1, turn.now)
        work.messages.put([(person, number, CHANNEL, payload(effect.reply, language, 0), turn.now)])
        turn.woken.add(person)
