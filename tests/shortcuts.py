"""Short ways through the usual conversation, for tests of what comes after it; they type what people would."""

from collections.abc import Mapping

from bot.conversation import check as conversation_check
from bot.conversation.words import decisions, joining, questions, result, reviewing, scoring
from tests.walker import Walker

BEST = {
    "percent": "100",
    "met": questions.MET,
    "happened": questions.NOT_HAPPENED,
    "rating": questions.GOOD,
    "tax": questions.TAX_PAID,
    "status": questions.PROPOSED,
    "counts": "0 tập thể, 0 cá nhân",
    "not_applicable": questions.NOT_APPLICABLE,
}
"""The best answer to each kind of question as units usually give it; points are answered with the maximum."""

PROFILES = {
    "head-thcs-1": ("Trung học cơ sở", "Có", "Có", "Có", "6"),
    "head-tieu-hoc-1": ("Tiểu học", "Có", "Có", "Có", "5"),
    "head-co-quan-1": ("Có", "Có", "Có", "4"),
    "head-doanh-nghiep-1": ("Vừa", "Không", "Không", "Không", "8"),
}
"""What each head of the sample answers about the unit."""


def agree(walker: Walker) -> None:
    """Both consents."""
    walker.opens()
    walker.taps(joining.AGREE)
    walker.taps(joining.AGREE)


def fill_profile(walker: Walker, *facts: str) -> None:
    """The facts of the unit, those of the sample unless given; the first question follows."""
    walker.says("/tucham")
    for fact in facts or PROFILES[walker.office]:
        walker.says(fact)


def answer_rest(walker: Walker, case: str, given: Mapping[str, str], but: frozenset[str] = frozenset()) -> None:
    """Answer what is open: as `given` ("85/1/vì mưa": one text after the other), else best; put off those in `but`."""
    walker.says("/tucham")
    file = walker.case(case)
    profile = file.known_profile
    while (state := walker.state()).journey == "scoring":
        line = file.rubric.line(state.line)
        usual = BEST.get(line.ask_for(profile), str(line.max))
        for text in [scoring.LATER] if line.id in but else given.get(line.id, usual).split("/"):
            walker.says(text)


def check(walker: Walker, given: Mapping[str, str] | None = None) -> None:
    """The whole self-check: as `given` ("Có xảy ra/lý do": one text after the other), else what passes."""
    walker.says("/tukiemtra")
    while (state := walker.state()).journey == "checking" and not state.stage:
        file = walker.case(f"{walker.office.removeprefix('head-')}-{walker.clock.at.year}")
        usual = BEST[conversation_check.criterion(file, state.line).ask or "met"]
        for text in (given or {}).get(state.line, usual).split("/"):
            walker.says(text)


def note_all(walker: Walker, case: str) -> None:
    """A note beside every line, so that none is without evidence."""
    for line in walker.case(case).rubric.scored:
        walker.says(f"/cau {line.id}")
        walker.taps(scoring.NOTE)
        walker.says("có văn bản kèm theo")
    walker.says("/tucham")


def hand_in(walker: Walker) -> None:
    """From the result to the receipt."""
    walker.taps(result.SUBMIT)
    walker.taps(result.CONFIRM)


def hand_in_clean(walker: Walker, case: str) -> None:
    """The head of the case's unit does everything up to the receipt, with a note beside every line: without a flag."""
    walker.person = f"head-{case.rpartition('-')[0]}"
    agree(walker)
    fill_profile(walker)
    answer_rest(walker, case, {})
    with walker.database.begin() as work:
        for line in walker.case(case).rubric.scored:
            who, now = walker.person, walker.clock.now()
            work.answers.append(case, line.id, "note", '"có văn bản kèm theo"', who, who, now)
    walker.says("/tucham")
    hand_in(walker)


def take_up(walker: Walker) -> None:
    """The reviewer opens the first waiting case."""
    walker.says("/choduyet")
    walker.taps(reviewing.OPEN)


def approve(walker: Walker) -> None:
    """The reviewer opens the first waiting case, agrees to everything and approves; nothing needs a look of its own."""
    take_up(walker)
    for words in (reviewing.AGREE_REST, reviewing.APPROVE, reviewing.CONFIRM_APPROVE):
        walker.says(words)


def decide(walker: Walker, outcome: str = "Công nhận", number: str = "12/QĐ-UBND", day: str = "hôm nay") -> None:
    """The deciding office opens the first waiting case and decides it; a refusal also has its reason."""
    take_up(walker)
    reason = ("không đạt tiêu chuẩn",) if outcome == decisions.REFUSED else ()
    for words in (reviewing.APPROVE, outcome, number, day, *reason):
        walker.says(words)
    walker.says(decisions.CONFIRM_REFUSED if reason else reviewing.CONFIRM_APPROVE)


def look_at(walker: Walker, line: str) -> None:
    """The reviewer, who has the case open, looks through it up to this line."""
    walker.says(reviewing.ITEMS)
    while walker.state().line != line:
        walker.says(reviewing.LATER)


def give_back(walker: Walker, line: str, comment: str) -> None:
    """The reviewer, who has the case open, returns one line and with it the case."""
    look_at(walker, line)
    for words in (reviewing.RETURN_LINE, comment, reviewing.SUMMARY, reviewing.RETURN, reviewing.CONFIRM_RETURN):
        walker.says(words)
