"""Who gave an answer, where it was somebody else."""

from bot.conversation.phrases import Verbatim, Words, say
from bot.conversation.words import headship as words
from bot.conversation.world import CaseFile, World


def of_answer(case: CaseFile, line: str, world: World) -> tuple[Words, ...]:
    """One sentence at the question; nothing where the person gave the answer themselves."""
    author = case.authors.get(line)
    if author is None or author.person == world.person or line not in case.answers:
        return ()
    mine = {seat.office.id: seat.title for seat in world.seats}
    who = Verbatim(case.titles.get(author.office) or mine.get(author.office, author.office))
    return (say(words.BY_OTHER if author.office in mine else words.BY, who=who),)
