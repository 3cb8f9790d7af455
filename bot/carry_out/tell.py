"""Put a message into the outbox of everybody who holds the office today, in their own language."""

from bot import posting
from bot.carry_out.context import Context
from bot.conversation.effects import Tell
from bot.rendering import payload

WEB = "web"


def carry_out(effect: Tell, turn: Context) -> None:
    """The person acting gets it among the replies of this turn; the others where they want to be written to."""
    work = turn.work
    for person in work.places.holders(effect.kind, turn.now.date(), effect.locality, effect.unit):
        if person == turn.person:
            turn.own_mail.append(effect.reply)
            continue
        known = work.people.find(person)
        language = turn.languages[known.language if known else ""]
        number = work.conversations.reserve(person, 1, turn.now)
        chat = posting.where_to(work, person, known.preferred if known else None, turn.channels)
        channel = chat.channel if chat else WEB
        work.messages.put([(person, number, channel, payload(effect.reply, language, 0), turn.now)])
        if chat is not None:
            posting.notice(work, chat, number, turn.now)
        turn.woken.add(person)
