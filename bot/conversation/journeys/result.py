"""The result of the unit's own score, and the ways on: hand in, answer what is missing, change an answer."""

from dataclasses import replace

from bot.conversation import headship, walk
from bot.conversation.cards import handed, way
from bot.conversation.cards.carried import difference
from bot.conversation.cards.result import result
from bot.conversation.commands import standing_choice
from bot.conversation.journeys import submitting, withdrawing
from bot.conversation.matching import folded, tidy
from bot.conversation.phrases import Verbatim, say
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import menu
from bot.conversation.words import result as words
from bot.conversation.words import scoring as scoring_words
from bot.conversation.words import withdrawing as withdrawing_words
from bot.conversation.world import CaseFile, World


def show(state: State, world: World) -> Reply:
    """The result, or the grid of lines when one is to be changed."""
    case = world.own_case()
    if state.stage == "pick":
        buttons = tuple(Choice(Verbatim(line.id), f"line:{line.id}") for line in walk.asked_lines(case))
        back = ((Choice(say(words.TO_RESULT), "result"),),)
        body = (say(words.PICK), *handed.listed(world, case))
        return Reply(body, choices=(*rows_of(buttons, 5), *back), entry="text")
    if withdrawing.may(world, case):
        withdraw = standing_choice(withdrawing_words.WITHDRAW, "rut")
        return replace(result(case), choices=((withdraw,), (Choice(say(menu.TO_MENU), "menu"),)))
    missing = ((Choice(say(words.ANSWER_MISSING), "missing", "primary"),),) if walk.missing(case) else ()
    submit = Choice(say(words.SUBMIT), "submit", "plain" if missing else "primary")
    ways = (Choice(say(words.CHANGE), "change"), Choice(say(menu.TO_MENU), "menu"))
    profile = ((Choice(say(words.PROFILE), "profile"),),) if walk.all_open(case) else ()
    reply = result(case)
    body = (*reply.body, *difference(case, world), *handed.listed(world, case))
    return replace(reply, body=body, choices=(*missing, (submit,), *way.choices(case), *profile, ways))


def tap(state: State, action: str, world: World) -> Move:
    """Go the chosen way."""
    case = world.own_case()
    match action:
        case "submit":
            refused = headship.why_not(world, "nop")
            if refused is not None:
                return Move(state, lead=refused)
            return submitting.begin(state, case)
        case "missing":
            first = next((line for line in walk.missing(case) if case.standing.may_change(line)), None)
            return Move(state.at("scoring", line=first) if first else state.at("result", stage="pick"))
        case "change":
            return Move(state.at("result", stage="pick"))
        case "profile":
            return Move(state.at("profile"))
        case "menu":
            return Move(state.at("menu"))
        case "result":
            return Move(state.at("result"))
        case _ if action.startswith("way:"):
            return Move(state, replies=(way.way(case, action.removeprefix("way:")),))
        case _:
            return Move(state.at("scoring", line=action.removeprefix("line:")))


def hear(state: State, text: str, world: World) -> Move:
    """The id of a line leads to it."""
    line = line_named(world.own_case(), text)
    if line is None:
        return Move(state, lead=say(words.WANT))
    return go_to_line(state, world.own_case(), line)


def go_to_line(state: State, case: CaseFile, line: str) -> Move:
    """To this line if the unit may change it now; otherwise say why not."""
    if case.standing.may_change(line):
        return Move(state.at("scoring", line=line))
    lines = walk.asked_lines(case)
    if not lines:
        return Move(state, lead=say(scoring_words.FROZEN))
    names = Verbatim(", ".join(each.id for each in lines))
    return Move(state, lead=say(scoring_words.FROZEN_LINE, line=line, lines=names))


def line_named(case: CaseFile, text: str) -> str | None:
    """The id of the scored line a person means: "5đ", "5Đ", "câu 5đ", also "5dd" as typed without diacritics."""
    wanted = tidy(text).casefold().removeprefix("câu").removeprefix("cau").strip().replace("dd", "đ").replace(" ", "")
    ids = [line.id for line in case.rubric.scored]
    if wanted in ids:
        return wanted
    alike = [each for each in ids if folded(each) == wanted]
    return alike[0] if len(alike) == 1 else None
