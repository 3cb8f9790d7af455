"""Many cases under the same rules: totals and grades at a fraction of the cost of reading and scoring each anew.

What an answer brings depends on its line, on how the line is asked of the unit, and on the answer's own text. So each
text is read, checked and judged once, by the code that reads single cases, and remembered; a case is then a sum.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from antq_rules.answers import read_answer
from antq_rules.commands.case_file import read_case
from antq_rules.errors import AnswersRefused
from antq_rules.judging import judge
from antq_rules.plan import Plan
from antq_rules.profile import Profile
from antq_rules.rubric import Rubric
from antq_rules.scoring import score
from antq_rules.tally import Head, Tally

MOST_REMEMBERED = 100_000

# JSON as something that can be looked up: objects are tuples of pairs. Numbers are marked, since True == 1 in Python.
_DECODER = json.JSONDecoder(
    object_pairs_hook=tuple,
    parse_int=lambda text: ("int", text),
    parse_float=lambda text: ("decimal", text),
    parse_constant=str,
)

_Pair: TypeAlias = tuple[str, object]


@dataclass(frozen=True, slots=True)
class _Table:
    """The answers met from units that are asked the same questions, as codes; one such unit stands for all."""

    profile: Profile
    codes: dict[_Pair, int]


class BulkScorer:
    """Scores JSON texts of cases under one rubric and plan."""

    def __init__(self, rubric: Rubric, plan: Plan | None = None) -> None:
        self._rubric = rubric
        self._plan = plan
        self._places = {line.id: number for number, line in enumerate(rubric.scored)}
        self._tally = Tally(rubric, plan)
        self._tables: dict[tuple[str, ...], _Table] = {}
        self._openings: dict[object, _Table] = {}

    def score(self, text: str) -> Head:
        """The numbers of one case; raises AnswersRefused exactly as reading the case alone does."""
        try:
            if quick := self._quick(_DECODER.decode(text)):
                return quick
        except (ValueError, KeyError, TypeError, IndexError, RecursionError, AnswersRefused):
            pass  # whatever it is, the reader of single cases says it in full
        case = read_case(text, self._rubric, self._plan)
        self._remember(_DECODER.decode(text), case.profile)
        card = score(self._rubric, case.answers, case.profile, self._plan)
        return Head(card.total, card.high, card.grade, card.provisional, card.unanswered)

    def _remember(self, raw: tuple[_Pair, ...], profile: Profile) -> None:
        """Know what stands before the answers of this case, if they come last, and with it how its unit is asked."""
        if raw[-1][0] != "answers":
            return
        if len(self._openings) >= MOST_REMEMBERED:
            self._openings.clear()
        asked = tuple(line.ask_for(profile) for line in self._rubric.scored)
        self._openings[raw[:-1]] = self._tables.setdefault(asked, _Table(profile, {}))

    def _quick(self, raw: tuple[_Pair, ...]) -> Head | None:
        """The numbers of this case, or None for one that has to be read in full."""
        table, (last, answers) = self._openings[raw[:-1]], raw[-1]
        if last != "answers" or not isinstance(answers, tuple) or len(answers) > len(self._places):
            return None
        codes = table.codes
        try:
            code = sum(map(codes.__getitem__, answers))
        except KeyError:
            code = sum([codes.get(pair) or self._meet(table, *pair) for pair in answers])
        return self._tally.head(code)

    def _meet(self, table: _Table, line_id: str, raw: tuple[_Pair, ...]) -> int:
        """Read and judge an answer that was not met before; what is wrong with it raises."""
        place = self._places[line_id]
        value = {key: _plain(one) for key, one in raw}
        if len(value) < len(raw):
            raise KeyError(line_id)
        line = self._rubric.scored[place]
        code = self._tally.code(place, judge(line, read_answer(line, value, table.profile, self._plan)))
        if len(table.codes) >= MOST_REMEMBERED:
            table.codes.clear()
        table.codes[line_id, raw] = code
        return code


def _plain(value: object) -> object:
    """A value as single cases are read: marked numbers as numbers."""
    match value:
        case ("int", str(text)):
            return int(text)
        case ("decimal", str(text)):
            return Decimal(text)
    return value
