"""The record of a meeting: in one line, as a page, and what of it is missing before the case is handed in."""

from datetime import datetime

from antq_rules import Profile
from antq_rules.authority import HEAD
from antq_rules.meeting import ATTENDANCE, CHAIR, GROUPS, Attended, excess, missing, record_in
from antq_rules.meeting_log import CONFIRMED, TWO_PEOPLE, Entry, Meeting, open_one, record_of
from bot.conversation.cards.ballot import choice, counted, earlier, matter, named
from bot.conversation.content_code import content_code
from bot.conversation.phrases import Listed, Verbatim, Words, say
from bot.conversation.replies import Reply
from bot.conversation.words import meeting as words
from bot.conversation.world import CaseFile, World


def here(moment: datetime, world: World) -> datetime:
    """A moment on the person's clock."""
    return moment.astimezone(world.now.tzinfo)


def line(meeting: Meeting, world: World) -> Words:
    """The record in one line: how many agreed, and when the meeting ended."""
    found = meeting.counted()
    ended = meeting.ending or meeting.opening
    return say(words.RECORD_LINE, agree=found.agree, cast=found.cast, moment=here(ended.at, world))


def of_case(case: CaseFile, world: World) -> tuple[Words, ...]:
    """The record that goes with the case, and what is wrong with it; that there is none where the plan asks for one."""
    paper = record_in(case.plan.dossier)
    found = record_of(case.meetings)
    still = (say(words.STILL_OPEN),) if open_one(case.meetings) else ()
    if found is None:
        return (*still, say(words.NONE, paper=Verbatim(paper))) if paper else still
    return (*still, line(found, world), *_doubts(case, found))


def _doubts(case: CaseFile, meeting: Meeting) -> tuple[Words, ...]:
    motion = meeting.motion
    confirmed = () if meeting.state == CONFIRMED else (say(words.UNCONFIRMED),)
    if motion.content == content_code(case):
        return confirmed
    return (*confirmed, say(words.OTHER_CONTENT, code=Verbatim(motion.content), total=motion.total))


def attendance(meeting: Meeting, profile: Profile) -> tuple[Words, ...]:
    """What the article asks for and is missing, and votes without people; nothing of it stops anything."""
    source = Verbatim(ATTENDANCE.text)
    lacking = missing(profile, meeting.attendance)
    what = Verbatim("\n".join(f"• {each.text}" for each in lacking))
    first = say(words.MISSING, source=source, what=what) if lacking else say(words.COMPLETE, source=source)
    many = excess(meeting.ballots, meeting.motion.content, meeting.attendance)
    return (first, say(words.EXCESS, groups=Listed(tuple(map(named, many))))) if many else (first,)


def one_person(meeting: Meeting) -> tuple[Words, ...]:
    """That the chair and the secretary are one person, where the head opened the meeting and writes as well."""
    opened = meeting.opening
    alone = opened.group == CHAIR and meeting.secretary == opened.person
    return (say(words.ONE_PERSON, source=Verbatim(TWO_PEOPLE.text)),) if alone else ()


def page(case: CaseFile, meeting: Meeting, world: World) -> Reply:
    """The whole record: when, where, who, what was voted on, every vote, and how it ended."""
    opened = meeting.opening
    began = say(words.RECORD_BEGAN, moment=here(opened.began or opened.at, world), place=Verbatim(opened.text or "–"))
    led = say(words.RECORD_LED, chair=_chair(case, meeting), secretary=Verbatim(opened.name or "–"))
    body = (
        began,
        led,
        *one_person(meeting),
        *_present(meeting),
        *attendance(meeting, case.known_profile),
        *matter(meeting.motion),
        *earlier(meeting),
        counted(meeting),
        *_votes(case, meeting, world),
        *_end(case, meeting, world),
    )
    title = say(words.RECORD_TITLE, unit=Verbatim(case.unit.name), year=str(case.year))
    return Reply(body, title=title, standing=True)


def _chair(case: CaseFile, meeting: Meeting) -> Words:
    office = next((each.office for each in meeting.entries if each.kind == "confirmed"), None)
    title = case.titles.get(office or "")
    return Verbatim(title) if title else say(words.THE_HEAD)


def _present(meeting: Meeting) -> tuple[Words, ...]:
    found = meeting.attendance
    lines = tuple(_group_line(each.id, found[each.id]) for each in GROUPS if each.id in found)
    return (say(words.RECORD_PRESENT), *lines) if lines else ()


def _group_line(group_id: str, found: Attended) -> Words:
    if not found.present:
        return say(words.ABSENT, group=named(group_id), why=Verbatim(found.why or "–"))
    if found.why:
        return say(words.PRESENT_ROLES, group=named(group_id), count=found.present, roles=Verbatim(found.why))
    return say(words.PRESENT, group=named(group_id), count=found.present)


def _votes(case: CaseFile, meeting: Meeting, world: World) -> tuple[Words, ...]:
    if not meeting.votes:
        return ()
    last = {(vote.content, vote.voter): place for place, vote in enumerate(meeting.votes)}
    lines = (
        say(
            words.VOTE if last[vote.content, vote.voter] == place else words.VOTE_CHANGED,
            moment=here(vote.at, world),
            who=_who(case, meeting, vote),
            choice=choice(vote),
            code=Verbatim(vote.content or ""),
        )
        for place, vote in enumerate(meeting.votes)
    )
    return (say(words.RECORD_VOTES), *lines)


def _who(case: CaseFile, meeting: Meeting, vote: Entry) -> Words:
    """A voter by their office, else by their group with a number where there are several; never by name."""
    group = named(vote.group or "staff")
    if vote.name:
        return say(words.FOR_ANOTHER, name=Verbatim(vote.name), group=group)
    known = case.titles.get(vote.office or "")
    alike = [each for each in meeting.votes if (each.office, each.group, each.name) == (vote.office, vote.group, None)]
    voters = list(dict.fromkeys(each.voter for each in alike))
    who = Verbatim(known) if known else group
    return who if len(voters) == 1 else say(words.NTH, group=who, number=voters.index(vote.voter) + 1)


def _end(case: CaseFile, meeting: Meeting, world: World) -> tuple[Words, ...]:
    ended = meeting.ending
    if ended is None:
        return ()
    over = say(words.RECORD_ENDED, moment=here(ended.at, world))
    confirmed = next((each for each in meeting.entries if each.kind == "confirmed"), None)
    if confirmed is None:
        return (over, say(words.UNCONFIRMED))
    office: Words = Verbatim(case.titles.get(confirmed.office or "", HEAD))
    if confirmed.name:
        office = say(words.IN_NAME_OF, deputy=Verbatim(confirmed.name), office=office)
    return (over, say(words.RECORD_CONFIRMED, office=office, moment=here(confirmed.at, world)))
