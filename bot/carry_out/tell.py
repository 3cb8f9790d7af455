"""Put a message into the outbox of everybody who holds the office today, in their own language."""

from bot import posting
from bot.carry_out.context import Context
from bot.choices import quiet_hours
from bot.conversation.effects import Tell
from bot.conversation.replies import Reply
from bot.rendering import payload, render

WEB = "web"


def carry_out(effect: Tell, turn: Context) -> None:
    """Also to those who act for the office today; the person acting gets it among the replies of this turn."""
    work, today = turn.work, turn.now.date()
    people = work.places.holders(effect.kind, today, effect.locality, effect.unit)
    if not effect.own:
        people = (*people, *work.delegations.delegates(effect.kind, today, effect.locality, effect.unit))
    for person in dict.fromkeys(people):
        deliver(person, effect.reply, turn)


def deliver(person: str, reply: Reply, turn: Context) -> None:
    """Put a reply into a person's outbox, where they want to be written to; a chat is not disturbed in quiet hours."""
    work = turn.work
    if person == turn.person:
        turn.own_mail.append(reply)
        return
    known = work.people.find(person)
    language = turn.languages[known.language if known else ""]
    number = work.conversations.reserve(person, 1, turn.now)
    chat = posting.where_to(work, person, known.preferred if known else None, turn.channels)
    channel = chat.channel if chat else WEB
    work.messages.put([(person, number, channel, payload(reply, language, 0), turn.now)])
    if chat is not None:
        posting.notice(work, chat, number, turn.now, quiet_hours(known).after(turn.now))
        posting.index(work, chat, number, render(reply, language, 0), turn.channels)
    turn.woken.add(person)
