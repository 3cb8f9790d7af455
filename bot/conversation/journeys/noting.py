"""Writing down the vote of somebody without a phone: of which group, in what role, and what they chose."""

from dataclasses import replace

from antq_rules import ActionRefused
from antq_rules.meeting import GROUPS
from bot.conversation.cards import ballot
from bot.conversation.errors import Misunderstood
from bot.conversation.matching import folded
from bot.conversation.meetings import by_leader, leading
from bot.conversation.phrases import Verbatim, say
from bot.conversation.questions.sentences import line_in
from bot.conversation.replies import Choice, Reply
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import attending as words
from bot.conversation.words import meeting as meeting_words
from bot.conversation.words import voting
from bot.conversation.world import World


def show(state: State, world: World) -> Reply:
    """The question asked now."""
    _, meeting = leading(world)
    back = (Choice(say(words.TO_MEETING), "back"),)
    name = Verbatim(state.draft.get("name", ""))
    match state.stage:
        case "name":
            return Reply((say(words.ASK_NAME),), choices=(back,), entry="text")
        case "choice":
            ways = (Choice(say(voting.AGREE), "agree"), Choice(say(voting.AGAINST), "against"))
            other = (Choice(say(voting.OTHER), "other"),)
            return Reply((say(words.ASK_CHOICE, name=name),), choices=(ways, other, back))
        case "opinion":
            return Reply((say(words.ASK_OPINION, name=name),), choices=(back,), entry="text")
        case _:
            rows = tuple(
                (Choice(ballot.named(each.id), f"group:{each.id}"),) for each in GROUPS if each.id in meeting.voting
            )
            return Reply((say(words.ASK_WHOSE),), choices=(*rows, back))


def tap(state: State, action: str, world: World) -> Move:
    """A group or a choice, or back."""
    what, _, value = action.partition(":")
    match what:
        case "group":
            return Move(replace(state, stage="name", line=value))
        case "agree" | "against":
            return _write(state, world, what, None)
        case "other":
            return Move(replace(state, stage="opinion"))
        case _:
            return Move(state.at("chairing"))


def hear(state: State, text: str, world: World) -> Move:
    """A role, or an opinion."""
    try:
        match state.stage:
            case "name":
                name = line_in(text, example=say(words.NAME_EXAMPLE))
                content = leading(world)[1].motion.content
                return Move(replace(state, stage="choice", draft={"name": name, "content": content}))
            case "opinion":
                return _write(state, world, "other", line_in(text, example=say(voting.OPINION_EXAMPLE)))
            case _:
                return Move(state, lead=say(meeting_words.WANT, example=say(words.TO_MEETING)))
    except Misunderstood as error:
        return Move(state, lead=error.words)


def _write(state: State, world: World, choice: str, opinion: str | None) -> Move:
    """The vote, by whoever leads, for the one it is written down for; the same role again changes it."""
    name = state.draft["name"]
    try:
        noted = by_leader(
            world,
            "voted",
            group=state.line,
            voter=f"{state.line}/{folded(name)}",
            name=name,
            choice=choice,
            content=state.draft["content"],
            text=opinion,
        )
    except ActionRefused as refusal:
        return Move(state.at("chairing"), lead=Verbatim(refusal.why.text))
    said = say(words.WRITTEN, name=Verbatim(name), choice=ballot.choice(noted.entry))
    return Move(state.at("chairing"), (noted,), said)
