"""Two people on one database, as two processes would have them, about to press at the same moment."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from threading import Barrier

from antq_rules import Profile, to_json
from antq_rules.review import Event, Office
from bot.conversation.journeys.joining import TEXT_VERSION
from bot.conversation.state import State
from bot.dispatch import Dispatch, Outcome
from bot.ports import Arrival
from bot.sample import COMMUNE, PLAN, plant
from storage import Database, open_database
from storage.unit_of_work import Work
from tests.conversation.cases import best
from tests.walker import MONDAY, SHELF, SteadyClock, Walker

RUBRIC = "phong-trao-2025-thien-tin"
OFFICERS = ("police-commune", "pho-cong-an-xa")
POLICE = Office("police-commune", "commune_police", None, COMMUNE)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two handles on one database, which know as little of each other as two processes do."""

    walkers: tuple[Walker, Walker]

    def at_once(self, *arrivals: Arrival) -> list[Outcome]:
        """Both turns begun at the same moment."""
        start = Barrier(len(arrivals))

        def take(dispatch: Dispatch, arrival: Arrival) -> Outcome:
            start.wait()
            return dispatch.take(arrival)

        with ThreadPoolExecutor(len(arrivals)) as pool:
            return list(pool.map(take, [walker.dispatch for walker in self.walkers], arrivals))


def two_rivals(url: str) -> Iterator[Rivals]:
    """The sample commune with two officers in the commune police, until they are done."""
    first = open_database(url)
    first.upgrade()
    plant(first, MONDAY)
    second = open_database(url)
    walkers = tuple(
        Walker(database, SteadyClock(), person=who) for database, who in zip((first, second), OFFICERS, strict=True)
    )
    walkers[0].seat(OFFICERS[1], "police-commune")
    with first.begin() as work:
        for person in (*OFFICERS, "head-thcs-1"):
            work.people.record_consent(person, "account", True, TEXT_VERSION, "web", MONDAY)
    yield Rivals((walkers[0], walkers[1]))
    with first.read() as work:
        work.audit_log.checked()  # whoever won, the audit log has no gap and no fork
    first.close()
    second.close()


ALL = ("submitted", "opened", "agreed")


def judged_case(database: Database, number: int, kinds: Sequence[str] = ALL) -> str:
    """A case of a unit of its own to which these things have happened; ALL: agreed to line by line, to be approved."""
    unit, case = f"unit-{number}", f"case-{number}"
    with database.begin() as work:
        work.places.add_unit(unit, COMMUNE, f"Trường số {number}", "Thôn 1", "school", "thcs")
        work.places.add_office(f"head-{number}", "head", f"Hiệu trưởng Trường số {number}", COMMUNE, unit)
        work.people.add(f"head-{number}", "vi", MONDAY)
        work.places.appoint(f"head-{number}", f"head-{number}", MONDAY.date())
        work.cases.open(case, COMMUNE, unit, MONDAY.year, RUBRIC, PLAN, MONDAY)
        work.answers.append(case, "", "profile", '{"kind":"school"}', f"head-{number}", f"head-{number}", MONDAY)
        history = [each for each in _history(Office(f"head-{number}", "head", unit, COMMUNE)) if each.kind in kinds]
        for seq, event in enumerate(history, 1):
            work.reviews.append(case, seq, event)
        if history:
            work.cases.mark(case, "waiting", "cong-an-xa", MONDAY)
    return case


def answer_all(database: Database, case: str) -> None:
    """The best answer and a note for every line, as of the submission: the case has no flag."""
    head = case.replace("case", "head")
    with database.begin() as work:
        for line in SHELF.rubric(RUBRIC).scored:
            answer = json.dumps(to_json(best(line, Profile(kind="school"))))
            work.answers.append(case, line.id, "answer", answer, head, head, MONDAY)
            work.answers.append(case, line.id, "note", '"có văn bản"', head, head, MONDAY)


def _history(head: Office) -> list[Event]:
    lines = [line.id for line in SHELF.rubric(RUBRIC).scored]
    marks = [Event("agreed", POLICE, OFFICERS[0], MONDAY, line, Decimal(0)) for line in lines]
    return [Event("submitted", head, head.id, MONDAY), Event("opened", POLICE, OFFICERS[0], MONDAY), *marks]


def stand(work: Work, person: str, state: State) -> None:
    """Put a person's conversation there."""
    work.conversations.save(person, state.to_json(), work.conversations.open(person).seq, MONDAY)


def mail(walker: Walker, person: str) -> list[str]:
    """Everything a person was told."""
    walker.person = person
    return [" ".join(message["body"]) for message in walker.messages()]


def last_words(walker: Walker, person: str) -> str:
    """What a person was told last."""
    walker.person = person
    message = walker.messages()[-1]
    return " ".join([message["lead"] or "", *message["body"]])
