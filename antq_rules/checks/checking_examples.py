"""The worked examples of standards, holidays and reminder steps, compared with what the library computes."""

from collections.abc import Iterator

from antq_rules.errors import AnswersRefused, NoCalendar, Problem, UnknownRule
from antq_rules.judge_standard import judge_standard
from antq_rules.registration import LastYear, unmet
from antq_rules.reminders import Ladder, LadderExample, reminders
from antq_rules.standard_answers import CriterionAnswer, good_answer, read_criteria
from antq_rules.standards import RegistrationExample, Standard, StandardExample
from antq_rules.working_days import DaysOff, WorkCalendar


def wrong_standard_examples(file: str, standard: Standard) -> Iterator[Problem]:
    """The examples of a standard that do not come out: of its criteria and of its conditions for registering."""
    for example in standard.examples:
        yield from _wrong_verdict(file, standard, example)
    for registered in standard.registrations:
        yield from _wrong_registration(file, standard, registered)


def _wrong_verdict(file: str, standard: Standard, example: StandardExample) -> Iterator[Problem]:
    says = f"“{example.says}”"
    try:
        answers = _answers(standard, example)
    except AnswersRefused as refused:
        for one in refused.problems:
            yield Problem(file, example.at, "examples", f"{says}: {one.line}: {one.message}", one.example)
        return
    except UnknownRule as unknown:
        yield Problem(file, example.at, "examples.profile", f"{says}: {unknown}", ", ".join(unknown.known))
        return
    result = judge_standard(standard, answers, example.profile)
    got = (result.verdict, [one.id for one in result.failed], [one.id for one in result.unanswered])
    said = (example.verdict, list(example.failed), list(example.unanswered))
    for field, computed, written in zip(("verdict", "failed", "unanswered"), got, said, strict=True):
        if computed != written:
            message = f"{says}: tính ra {computed}, ví dụ ghi {written}"
            yield Problem(file, example.at, f"examples.{field}", message, f"{field}: {computed}")
            return


def _answers(standard: Standard, example: StandardExample) -> dict[str, CriterionAnswer]:
    """The answers of an example; where it says `others`, what it does not answer is answered well."""
    given = read_criteria(standard, example.answers, example.profile)
    if not example.others:
        return given
    asked = (one for one in standard.checklist(example.profile).lines if one.asked_of(example.profile))
    return {**{one.id: good_answer(one) for one in asked}, **given}


def _wrong_registration(file: str, standard: Standard, example: RegistrationExample) -> Iterator[Problem]:
    may = not unmet(standard.conditions, LastYear(example.t1, example.t2))
    if may != example.may_register:
        message = f"“{example.says}”: tính ra {_flag(may)}, ví dụ ghi {_flag(example.may_register)}"
        yield Problem(file, example.at, "registrations.may_register", message, f"may_register: {_flag(may)}")


def wrong_day_examples(file: str, days: DaysOff) -> Iterator[Problem]:
    """The examples of holidays that do not come out."""
    for example in days.examples:
        working = days.is_working(example.day)
        if working != example.working:
            message = f"“{example.says}”: tính ra {_flag(working)}, ví dụ ghi {_flag(example.working)}"
            yield Problem(file, example.at, "examples.working", message, f"working: {_flag(working)}")


def wrong_ladder_examples(file: str, ladder: Ladder, calendar: WorkCalendar) -> Iterator[Problem]:
    """The examples of reminder steps that do not come out."""
    for example in ladder.examples:
        yield from _wrong_steps(file, ladder, example, calendar)


def _wrong_steps(file: str, ladder: Ladder, example: LadderExample, calendar: WorkCalendar) -> Iterator[Problem]:
    try:
        found = reminders(example.last_day, ladder, calendar)
    except NoCalendar as missing:
        yield Problem(file, example.at, "examples.last_day", f"“{example.says}”: {missing}", "last_day: 2025-10-29")
        return
    got = ([one.day for one in found], [one.day for one in found if one.escalate])
    said = (list(example.remind), list(example.escalate))
    for field, computed, written in zip(("remind", "escalate"), got, said, strict=True):
        if computed != written:
            right = ", ".join(day.isoformat() for day in computed)
            yield Problem(file, example.at, f"examples.{field}", f"“{example.says}”: tính ra {right}", f"[{right}]")
            return


def _flag(value: bool) -> str:  # noqa: FBT001 - one value to print
    return "true" if value else "false"
