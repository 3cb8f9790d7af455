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
from antq_rules.compare import Apart, Assessed, LineChange, YearOverYear, unit_against_superior, year_over_year
from antq_rules.deadlines import Deadline, assessment_period, assessment_year, deadlines
from antq_rules.errors import (
    ActionRefused,
    AnswerProblem,
    AnswersRefused,
    NoCalendar,
    NoRuleInForce,
    Problem,
    ProfileRefused,
    RuleFileError,
    RulesError,
    UnknownRule,
)
from antq_rules.grading import Grade, grade, grade_under
from antq_rules.judge_standard import CriterionResult, StandardResult, judge_standard
from antq_rules.judging import LineScore, Lost
from antq_rules.law_change import LawChange, LineDiff, Moves, diff, moves
from antq_rules.path import Blocked, Step, Way, cheapest_path
from antq_rules.plan import Band, DateRule, Plan, Stage, Thresholds
from antq_rules.profile import Profile
from antq_rules.recognition import decided_answers, recognising_stage
from antq_rules.registration import LastYear, Registration, may_register, why_no_reward
from antq_rules.reminders import Ladder, Reminder, reminders
from antq_rules.review import (
    Action,
    Delegation,
    Event,
    Mark,
    Office,
    Standing,
    next_actions,
    perform,
    standing,
    why_frozen,
)
from antq_rules.rubric import InForce, Line, Rubric
from antq_rules.scope import Feed, ScopeResult, check_scope, feed_8c
from antq_rules.scoring import Scorecard, score
from antq_rules.shelf import Shelf
from antq_rules.standard_answers import CriterionAnswer, Excused, criterion_to_json, read_criteria
from antq_rules.standards import Criterion, Standard
from antq_rules.superior import Given, superior_score
from antq_rules.targets import Count, TargetResult, judge_targets
from antq_rules.working_days import WorkCalendar

__all__ = [
    "Action",
    "ActionRefused",
    "Answer",
    "AnswerProblem",
    "AnswersRefused",
    "Apart",
    "Assessed",
    "Band",
    "Blocked",
    "Citation",
    "Count",
    "Counts",
    "Criterion",
    "CriterionAnswer",
    "CriterionResult",
    "DateRule",
    "Deadline",
    "Delegation",
    "Event",
    "Excused",
    "Feed",
    "Given",
    "Grade",
    "Happened",
    "InForce",
    "Ladder",
    "LastYear",
    "LawChange",
    "Line",
    "LineChange",
    "LineDiff",
    "LineScore",
    "Lost",
    "Mark",
    "Met",
    "Moves",
    "NoCalendar",
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
    "Registration",
    "Reminder",
    "Rubric",
    "RuleFileError",
    "RulesError",
    "ScopeResult",
    "Scorecard",
    "Shelf",
    "Stage",
    "Standard",
    "StandardResult",
    "Standing",
    "Status",
    "Step",
    "TargetResult",
    "TaxPaid",
    "Thresholds",
    "UnknownRule",
    "Way",
    "WorkCalendar",
    "YearOverYear",
    "assessment_period",
    "assessment_year",
    "cheapest_path",
    "check_scope",
    "criterion_to_json",
    "deadlines",
    "decided_answers",
    "diff",
    "feed_8c",
    "grade",
    "grade_under",
    "judge_standard",
    "judge_targets",
    "may_register",
    "moves",
    "next_actions",
    "perform",
    "read_answer",
    "read_answers",
    "read_criteria",
    "recognising_stage",
    "reminders",
    "score",
    "standing",
    "superior_score",
    "to_json",
    "unit_against_superior",
    "why_frozen",
    "why_no_reward",
    "year_over_year",
]
