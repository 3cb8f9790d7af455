"""The rules of the movement as dated, cited data and pure functions: rubrics, plans, scoring, review, dates."""

from antq_rules.answers import (
    Answer,
    Counts,
    Happened,
    Met,
    NotApplicable,
    Percent,
    Points,
    Rated,
    Status,
    TaxPaid,
    read_answer,
    read_answers,
    to_json,
)
from antq_rules.citation import Citation, Reason
from antq_rules.deadlines import Deadline, assessment_year, deadlines
from antq_rules.errors import (
    ActionRefused,
    AnswerProblem,
    AnswersRefused,
    NoRuleInForce,
    Problem,
    ProfileRefused,
    RuleFileError,
    RulesError,
    UnknownRule,
)
from antq_rules.grading import Grade, grade
from antq_rules.judging import LineScore, Lost
from antq_rules.plan import Band, DateRule, Plan, Stage, Thresholds
from antq_rules.profile import Profile
from antq_rules.review import Action, Event, Mark, Office, Standing, next_actions, perform, standing
from antq_rules.rubric import InForce, Line, Rubric
from antq_rules.scoring import Scorecard, score
from antq_rules.shelf import Shelf
from antq_rules.superior import Given, superior_score

__all__ = [
    "Action",
    "ActionRefused",
    "Answer",
    "AnswerProblem",
    "AnswersRefused",
    "Band",
    "Citation",
    "Counts",
    "DateRule",
    "Deadline",
    "Event",
    "Given",
    "Grade",
    "Happened",
    "InForce",
    "Line",
    "LineScore",
    "Lost",
    "Mark",
    "Met",
    "NoRuleInForce",
    "NotApplicable",
    "Office",
    "Percent",
    "Plan",
    "Points",
    "Problem",
    "Profile",
    "ProfileRefused",
    "Rated",
    "Reason",
    "Rubric",
    "RuleFileError",
    "RulesError",
    "Scorecard",
    "Shelf",
    "Stage",
    "Standing",
    "Status",
    "TaxPaid",
    "Thresholds",
    "UnknownRule",
    "assessment_year",
    "deadlines",
    "grade",
    "next_actions",
    "perform",
    "read_answer",
    "read_answers",
    "score",
    "standing",
    "superior_score",
    "to_json",
]
