"""Files beside a question: bringing them, taking them away, looking at them."""

from dataclasses import replace

from bot.conversation.effects import DropEvidence, KeepEvidence
from bot.conversation.events import Brought
from bot.conversation.phrases import Phrase, Verbatim, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import files as words
from bot.conversation.world import CaseFile, World

MOST_MEGABYTES = 10


def show(state: State, case: CaseFile) -> Reply:
    """What can be sent, what is there, and a way to take each file away again."""
    files = case.evidence.get(state.line, ())
    names = Verbatim(", ".join(file.name for file in files))
    kept = (say(words.KEPT, count=len(files), names=names),) if files else ()
    drops = tuple((Choice(say(words.DROP, name=Verbatim(file.name)), f"drop:{file.digest[:16]}"),) for file in files)
    body = (say(words.ASK, line=state.line, most=MOST_MEGABYTES), say(words.CARE), *kept)
    return Reply(body, choices=(*drops, (Choice(say(words.DONE), "cancel", "primary"),)), entry="file")


def bring(state: State, event: Brought, world: World) -> Move | None:
    """Keep the file for the question the person stands at, or for the one its album began at."""
    case = world.own_case()
    group, _, place = state.album.partition(" ")
    together = bool(event.album) and group == event.album
    line = place if together else state.line
    if not case.standing.may_change(line):
        return nowhere(state, event, world)
    effect = KeepEvidence(case.id, line, event.file, world.own_seat()[0].office.id)
    if together:
        return Move(state, (effect,), still=True)
    kept = replace(state, album=f"{event.album} {line}" if event.album else "")
    return Move(kept, (effect,), say(words.SAVED, line=line, name=Verbatim(event.file.name)))


def nowhere(state: State, event: Brought, world: World) -> Move | None:
    """A file that belongs to no question; those sent together with one that was kept or refused are not told of."""
    group, _, line = state.album.partition(" ")
    if event.album and group == event.album:
        return bring(state, event, world) if line and world.own and world.own.standing.may_change(line) else None
    return Move(replace(state, album=f"{event.album} "), lead=say(words.WHERE))


def drop(state: State, digest: str, world: World, case: CaseFile) -> Move:
    """Take a file away from the question."""
    files = case.evidence.get(state.line, ())
    file = next((each for each in files if each.digest.startswith(digest)), None)
    if file is None:
        return Move(state)
    effect = DropEvidence(case.id, state.line, file, world.own_seat()[0].office.id)
    return Move(state, (effect,), say(words.DROPPED, line=state.line, name=Verbatim(file.name)))


def shown(case: CaseFile, line: str) -> Reply:
    """The files of a line, for whoever reviews it."""
    said = say(words.SHOWN, line=line, unit=Verbatim(case.unit.name))
    return Reply((said,), standing=True, files=case.evidence.get(line, ()), case=case.id)


def refused(why: str) -> Phrase:
    """Why a file cannot be kept: it is too big, of another type, or could not be fetched."""
    if why == "big":
        return say(words.TOO_BIG, most=MOST_MEGABYTES)
    return say(words.WRONG_TYPE if why == "type" else words.LOST)
