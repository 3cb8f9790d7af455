"""What is voted on in a meeting, as everybody who takes part may see it, with the buttons to vote."""

from antq_rules.meeting import group
from antq_rules.meeting_log import Entry, Meeting, Motion
from bot.conversation.commands import standing_choice
from bot.conversation.phrases import Phrase, Verbatim, Words, say
from bot.conversation.replies import Choice, Reply
from bot.conversation.sitting import Sitting
from bot.conversation.words import meeting as words
from bot.conversation.words import voting
from bot.conversation.world import CaseFile

_CHOICES = {"agree": voting.AGREE, "against": voting.AGAINST, "other": voting.OTHER}


def named(group_id: str) -> Verbatim:
    """A group by its name."""
    return Verbatim(group(group_id).name)


def matter(motion: Motion) -> tuple[Words, ...]:
    """What is voted on: score, grade, content code, and the proposal for T1 where the unit checked itself."""
    what = say(words.MATTER, total=motion.total, grade=grade(motion), code=Verbatim(motion.content))
    if motion.proposed is None:
        return (what,)
    return (what, say(words.PROPOSED if motion.proposed else words.NOT_PROPOSED))


def grade(motion: Motion) -> Verbatim:
    """The grade in words, or a dash where there is none."""
    return Verbatim(motion.grade or "–")


def counted(meeting: Meeting) -> Phrase:
    """The votes on the present content."""
    found = meeting.counted()
    return say(words.COUNTED, cast=found.cast, agree=found.agree, against=found.against, other=found.other)


def earlier(meeting: Meeting) -> tuple[Words, ...]:
    """What was voted on before, with its votes, beside what is voted on now."""
    told = []
    for motion in dict.fromkeys(meeting.motions):
        if motion.content != meeting.motion.content:
            found = meeting.counted(motion)
            code = Verbatim(motion.content)
            told.append(
                say(
                    words.BEFORE,
                    total=motion.total,
                    grade=grade(motion),
                    code=code,
                    agree=found.agree,
                    cast=found.cast,
                )
            )
    return tuple(told)


def choice(vote: Entry) -> Words:
    """What was chosen; another opinion in its own words."""
    if vote.choice == "other":
        return say(voting.OPINION, text=Verbatim(vote.text or ""))
    return say(_CHOICES[vote.choice or "agree"])


def ballot(sitting: Sitting, voter: str | None) -> Reply:
    """The vote card; for a known voter with how they have voted."""
    meeting = sitting.meeting
    title = say(voting.TITLE, unit=Verbatim(sitting.unit), year=str(sitting.year))
    own = say(voting.AS, group=named(sitting.group))
    if meeting.paused:
        rest: tuple[Words, ...] = (say(voting.PAUSED),)
    elif sitting.group not in meeting.voting:
        rest = (say(voting.NO_VOTE, group=named(sitting.group)),)
    else:
        rest = _own(meeting, voter)
    may = sitting.group in meeting.voting and not meeting.paused
    body = (*matter(meeting.motion), *earlier(meeting), own, *rest)
    return Reply(body, title=title, choices=_ways(sitting) if may else (), standing=True)


def _own(meeting: Meeting, voter: str | None) -> tuple[Words, ...]:
    vote = meeting.vote_of(voter) if voter else None
    return (say(voting.NOT_VOTED),) if vote is None else (say(voting.MINE, choice=choice(vote)),)


def _ways(sitting: Sitting) -> tuple[tuple[Choice, ...], ...]:
    code = sitting.meeting.motion.content

    def way(kind: str) -> Choice:
        return standing_choice(_CHOICES[kind], "phieu", f"{sitting.key} {kind} {code}")

    return ((way("agree"), way("against")), (way("other"),))


def call(case: CaseFile, meeting: Meeting, group_id: str) -> Reply:
    """The same card as it is sent to everybody of a group."""
    return ballot(Sitting(case.id, case.unit.name, case.year, meeting, group_id), None)


def changed(case: CaseFile, before: Motion, now: Motion) -> Reply:
    """To everybody who takes part: the case is not any more what is voted on."""
    said = say(
        words.CHANGED,
        unit=Verbatim(case.unit.name),
        before=before.total,
        old=Verbatim(before.content),
        after=now.total,
        new=Verbatim(now.content),
    )
    return Reply((said,), choices=((standing_choice(voting.ENTER, "hop"),),), standing=True)
