"""A case under review, item by item: agree, give other points with a reason, or return with a comment."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from antq_rules import ActionRefused, Line, NotApplicable, Percent
from antq_rules.limits import given_step_for
from bot.conversation import chain, tokens
from bot.conversation.cards import check, decision
from bot.conversation.cards import line as line_card
from bot.conversation.cards.closed import not_open
from bot.conversation.cards.flags import bare_lines
from bot.conversation.cards.scores import decided_lines, earlier_round, own_answer, superior_card, to_consider
from bot.conversation.effects import Effect
from bot.conversation.errors import Misunderstood
from bot.conversation.foresee import foresee
from bot.conversation.journeys import evidence
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.questions.points import points_in
from bot.conversation.questions.sentences import sentence_in
from bot.conversation.replies import Choice, Reply, rows_of
from bot.conversation.state import State
from bot.conversation.turn import Move
from bot.conversation.words import decisions as decision_words
from bot.conversation.words import files as file_words
from bot.conversation.words import reviewing as words
from bot.conversation.world import CaseFile, World


def show(state: State, world: World) -> Reply:
    """The item the reviewer stands at, or what is asked about it (points, reason, comment)."""
    case = world.case(state.case)
    closed = not_open(case, world)
    if closed is not None:
        return closed
    line = case.rubric.line(state.line)
    if state.stage:
        return _asking(state, line)
    place = [each.id for each in case.rubric.scored].index(line.id) + 1
    count = len(case.rubric.scored)
    return Reply(
        (
            *own_answer(case, line.id),
            *check.for_reviewer(case, line.id),
            *line_card.kept_files(case, line.id),
            *earlier_round(case, line.id),
            *_consider(case, line),
            *_mark(case, line),
        ),
        title=line_card.heading(line, place, count),
        official=line_card.wording(case, line),
        choices=_choices(state, case, line),
        progress=(place, count),
    )


def _asking(state: State, line: Line) -> Reply:
    question = {
        "points": say(words.ASK_POINTS, line=line.id, max=line.max),
        "reason": say(words.ASK_REASON, points=Decimal(state.draft.get("points", "0"))),
        "comment": say(words.ASK_COMMENT, line=line.id),
    }[state.stage]
    rows = _points_offered(state.case, line) if state.stage == "points" else ()
    entry = "decimal" if state.stage == "points" else "text"
    return Reply((question,), choices=(*rows, (Choice(say(words.CANCEL), _do(state.case, "cancel")),)), entry=entry)


def _points_offered(case: str, line: Line) -> tuple[tuple[Choice, ...], ...]:
    all_or_nothing = line.ask == "status"
    offered = (0, int(line.max)) if all_or_nothing else range(int(line.max) + 1)
    return rows_of(tuple(Choice(Verbatim(str(points)), _do(case, f"points {points}")) for points in offered), 6)


def _consider(case: CaseFile, line: Line) -> tuple[Words, ...]:
    if line.id not in to_consider(case) or line.id not in case.answers:
        return ()
    return (say(words.ITEM_CONSIDER, points=granted(case, line)),)


def _mark(case: CaseFile, line: Line) -> tuple[Words, ...]:
    if case.recognition is not None and line.id in decided_lines(case):
        points = superior_card(case).line(line.id).points
        return (decision.told(decision_words.BY_DECISION, case.recognition, points=points),)
    mark = case.standing.marks.get(line.id)
    if mark is None:
        return ()
    if mark.verdict == "returned":
        return (say(words.MARK_RETURNED, comment=Verbatim(mark.text or "")),)
    points = mark.points if mark.points is not None else case.card.line(line.id).points
    if mark.verdict == "agreed":
        return (say(words.MARK_AGREED, points=points),)
    return (say(words.MARK_RESCORED, points=points, reason=Verbatim(mark.text or "")),)


def _do(case: str, what: str) -> str:
    return f"case:{case}:{what}"


def _choices(state: State, case: CaseFile, line: Line) -> tuple[tuple[Choice, ...], ...]:
    def choice(label: str, what: str, style: str = "plain") -> Choice:
        return Choice(say(label), _do(case.id, what), style)

    agreed = f"agree {round_of(case)} {marks_of(case, line.id)}"
    agree = () if line.id not in case.answers else (choice(words.AGREE, agreed, "primary"),)
    files = ((choice(file_words.SHOW, "files"),),) if case.evidence.get(line.id) else ()
    if line.id in decided_lines(case):
        judge: tuple[Choice, ...] = ()
    else:
        judge = (*agree, choice(words.RESCORE, "rescore"), choice(words.RETURN_LINE, "return"))
    return (
        *files,
        judge,
        (choice(words.AGREE_REST, f"rest {state.token}"),),
        (choice(words.BACK, "back"), choice(words.LATER, "later"), choice(words.SUMMARY, "summary")),
    )


def round_of(case: CaseFile) -> str:
    """Which submission is under review: a judgement begun on an earlier one is not given to this."""
    return str(len(case.submissions))


def marks_of(case: CaseFile, line: str) -> str:
    """How often the line was judged so far: what a colleague said meanwhile is not overruled unseen."""
    return str(sum(event.line == line for event in case.history))


def granted(case: CaseFile, line: Line) -> Decimal:
    """The points that agreeing to a line gives: full marks where it does not apply, else what the unit gave itself."""
    answer = case.answers.get(line.id)
    if isinstance(answer, NotApplicable):
        return line.max
    if isinstance(answer, Percent) and answer.claim is not None:
        return answer.claim
    return case.card.line(line.id).points


def tap(state: State, action: str, world: World) -> Move:
    """Judge the item, or move along the form."""
    case = world.case(state.case)
    what = action.split(":", 2)[2]
    if what.startswith("points "):
        return _take_points(state, what.removeprefix("points "), case)
    match what.partition(" ")[0]:
        case "agree":
            line = case.rubric.line(state.line)
            points = granted(case, line)
            return _judge(state, world, "agreed", points, None, say(words.AGREED, line=line.id, points=points))
        case "rescore":
            return Move(replace(state, stage="points", draft=_begun(case, state.line)))
        case "return":
            return Move(replace(state, stage="comment", draft=_begun(case, state.line)))
        case "files":
            return Move(state, replies=(evidence.shown(case, state.line),))
        case "rest":
            return agree_rest(state, world)
        case "cancel":
            return Move(to_item(state, state.line))
        case "back":
            return Move(_neighbour(state, case, -1))
        case "later":
            return Move(_neighbour(state, case, 1))
        case _:
            return Move(state.at("deciding", case=case.id))


def _begun(case: CaseFile, line: str) -> dict[str, str]:
    """What a judgement of several steps is bound to from its first."""
    return {"round": round_of(case), "marks": marks_of(case, line)}


def hear(state: State, text: str, world: World) -> Move:
    """The points, reason or comment that was asked for."""
    case = world.case(state.case)
    try:
        match state.stage:
            case "points":
                return _take_points(state, text, case)
            case "reason":
                reason = sentence_in(text, example=say(words.REASON_EXAMPLE))
                points = Decimal(state.draft["points"])
                return _judge(
                    state, world, "rescored", points, reason, say(words.RESCORED, line=state.line, points=points)
                )
            case "comment":
                comment = sentence_in(text, example=say(words.COMMENT_EXAMPLE))
                return _judge(state, world, "line_returned", None, comment, say(words.LINE_RETURNED, line=state.line))
            case _:
                return Move(state, lead=say(words.WANT))
    except Misunderstood as error:
        return Move(state, lead=error.words)


def _take_points(state: State, text: str, case: CaseFile) -> Move:
    line = case.rubric.line(state.line)
    try:
        points = points_in(text, line.max, given_step_for(line, case.plan))
    except Misunderstood as error:
        return Move(state, lead=error.words)
    return Move(replace(state, stage="reason", draft={**state.draft, "points": f"{points.normalize():f}"}))


def _judge(state: State, world: World, kind: str, points: Decimal | None, text: str | None, lead: Phrase) -> Move:
    case = world.case(state.case)
    seat = chain.acting_seat(world, case)
    if seat is None or state.draft.get("round", round_of(case)) != round_of(case):
        return Move(state.at("deciding", case=case.id), lead=say(words.CHANGED))
    marks = marks_of(case, state.line)
    if state.draft.get("marks", marks) != marks:
        return Move(to_item(state, state.line), lead=say(words.CHANGED))
    event = chain.event_of(world, seat, kind, case, line=state.line, points=points, text=text)
    try:
        effect = chain.act(world, case, event)
    except ActionRefused as refusal:
        return Move(state, lead=Verbatim(refusal.why.text))
    judged = foresee(world, effect).case(case.id)
    following = next_open(judged, state.line)
    place = to_item(state, following) if following else state.at("deciding", case=case.id)
    return Move(place, (effect,), lead)


def agree_rest(state: State, world: World) -> Move:
    """Agree to every line not judged yet that needs no look of its own, then go to the first that is left."""
    case = world.case(state.case)
    seat = chain.acting_seat(world, case)
    apart = to_consider(case)
    plain = [line for line in case.rubric.scored if line.id not in case.standing.marks and line.id not in apart]
    if seat is None or not plain:
        return Move(state.at("deciding", case=case.id), lead=say(words.NONE_LEFT))
    refused = tokens.refusal(state, world)
    if refused is not None:
        return Move(state, lead=refused)
    effects: list[Effect] = [tokens.spend(state)]
    for line in plain:
        event = chain.event_of(world, seat, "agreed", case, line=line.id, points=granted(case, line))
        try:
            effects.append(chain.act(world, case, event))
        except ActionRefused as refusal:
            return Move(state, lead=Verbatim(refusal.why.text))
        world = foresee(world, effects[-1])
        case = world.case(case.id)
    left = [line for line in apart if line not in case.standing.marks]
    place = to_item(state, left[0]) if left else state.at("deciding", case=case.id)
    return Move(place, tuple(effects), _agreed(case, plain))


def _agreed(case: CaseFile, lines: Sequence[Line]) -> Phrase:
    """How many lines were agreed to at once, and how many of them without anything to look at."""
    bare = len({line.id for line in lines}.intersection(bare_lines(case)))
    if not bare:
        return say(words.AGREED_REST, count=len(lines))
    return say(words.AGREED_REST_BARE, count=len(lines), bare=bare)


def to_item(state: State, line: str) -> State:
    """The place of this item of the same case."""
    return state.at("reviewing", line=line, case=state.case)


def next_open(case: CaseFile, line: str) -> str | None:
    """The next item after this one that is not judged yet, else the first such, else None."""
    ids = [each.id for each in case.rubric.scored]
    place = ids.index(line) + 1
    return next((each for each in (*ids[place:], *ids[:place]) if each not in case.standing.marks), None)


def _neighbour(state: State, case: CaseFile, way: int) -> State:
    ids = [each.id for each in case.rubric.scored]
    place = ids.index(state.line) + way
    return to_item(state, ids[place]) if 0 <= place < len(ids) else state.at("deciding", case=case.id)
