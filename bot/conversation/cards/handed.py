"""How questions look that are with somebody else: at the question, in lists, and to whoever is asked."""

from bot.conversation.commands import PREFIX
from bot.conversation.handed import Handed, by_person
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.questions import told
from bot.conversation.replies import Choice, Reply
from bot.conversation.words import files as file_words
from bot.conversation.words import handing as words
from bot.conversation.world import CaseFile, World


def at_question(handed: Handed | None, world: World) -> tuple[Words, ...]:
    """With whom the question is since when, or what they gave."""
    if handed is None:
        return ()
    who, files = Verbatim(handed.title), ", ".join(file.name for file in handed.files)
    if handed.answer is None:
        first: Words = say(words.WAITING, who=who, time=handed.at.astimezone(world.now.tzinfo))
    else:
        first = say(words.ANSWER, who=who, answer=told(handed.answer))
    note = (say(words.NOTE, note=Verbatim(handed.note)),) if handed.note else ()
    return (first, *note, *((say(words.FILES, names=Verbatim(files)),) if files else ()))


def ways(handed: Handed | None, world: World) -> tuple[tuple[Choice, ...], ...]:
    """What the head can do with it; each button acts on what it was shown with."""
    if handed is None or world.head_seat is None:
        return ()
    look = ((Choice(say(file_words.SHOW), "hand:files"),),) if handed.files else ()
    if handed.answer is None:
        return (*look, (Choice(say(words.REVOKE), f"hand:revoke {handed.steps}"),))
    use = Choice(say(words.USE), f"hand:use {handed.steps}", "primary")
    mine = Choice(say(words.SELF), f"hand:revoke {handed.steps}")
    return ((use,), *look, (Choice(say(words.AGAIN), "hand:again"), mine))


def listed(world: World, case: CaseFile, template: str = words.OUT) -> tuple[Words, ...]:
    """The questions of the case that are with somebody, in one sentence."""
    out = tuple(
        say(
            words.WAITING_SHORT if each.answer is None else words.ANSWERED_SHORT,
            line=each.line,
            who=Verbatim(each.title),
        )
        for each in world.handed
        if each.case == case.id
    )
    return (say(template, lines=Listed(out, "; ")),) if out else ()


def asked(world: World) -> tuple[Words, ...]:
    """What the person is asked, for their menu."""
    return tuple(
        say(
            words.ASKED if each.answer is None else words.ASKED_DONE,
            unit=Verbatim(world.cases[each.case].unit.name),
            line=each.line,
        )
        for each in by_person(world.handed, world.person)
    )


def answer_choice(handed: Handed, style: str = "plain") -> Choice:
    """The button to a question one is asked; it works at any time."""
    return Choice(say(words.ANSWER_LINE, line=handed.line), f"{PREFIX}traloi:{handed.id}", style)


def asked_ways(world: World) -> tuple[tuple[Choice, ...], ...]:
    """A button to each question the person is asked."""
    return tuple((answer_choice(each, "primary"),) for each in by_person(world.handed, world.person))


def notice(template: str, case: CaseFile, handed: Handed, comment: str = "") -> Reply:
    """To whoever is asked: the question came, came back, was used or is over."""
    said = say(template, unit=Verbatim(case.unit.name), line=handed.line, comment=Verbatim(comment))
    still = template in {words.NOTICE, words.NOTICE_AGAIN}
    return Reply((said,), choices=((answer_choice(handed, "primary"),),) if still else (), standing=True)


def answered(handed: Handed) -> Reply:
    """To the head: the colleague has answered."""
    assert handed.answer is not None  # noqa: S101 - told only then
    said = say(words.NOTICE_ANSWERED, who=Verbatim(handed.title), line=handed.line, answer=told(handed.answer))
    look = Choice(say(words.LOOK, line=handed.line), f"{PREFIX}cau:{handed.line}", "primary")
    return Reply((said,), choices=((look,),), standing=True)
