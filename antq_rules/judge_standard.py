"""A checklist and its answers to a verdict: met only when every criterion holds, each with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from antq_rules.answer_types import Happened, Met, NotApplicable
from antq_rules.citation import Reason
from antq_rules.decimals import spoken
from antq_rules.profile import Profile
from antq_rules.standard_answers import CriterionAnswer, Excused, refuse_wrong
from antq_rules.standards import INCOMPLETE, Criterion, Standard

MET = "met"
NOT_MET = "not_met"
UNANSWERED = "unanswered"
NOT_ASKED = "not_asked"
NOT_JUDGED = "not_judged"
USUAL_REMEDY = "Thực hiện nội dung này và bổ sung tài liệu trước cuộc họp đánh giá."
IRREVOCABLE = "Năm nay không khắc phục được; đăng ký và phấn đấu cho năm sau."
NAMES = {
    MET: "Đạt",
    NOT_MET: "Chưa đạt",
    UNANSWERED: "Chưa đủ câu trả lời",
    NOT_JUDGED: "Chưa kết luận được",
}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion: met, not_met, unanswered or not_asked, with what was read and the rule."""

    id: str
    verdict: str
    because: Reason
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class StandardResult:
    """The verdict on a unit: met, not_met, unanswered (answers are missing) or not_judged (criteria are missing)."""

    standard: str
    verdict: str
    because: Reason
    criteria: tuple[CriterionResult, ...]
    rules_hash: str

    @property
    def name(self) -> str:
        """The verdict in words: "Đạt"."""
        return NAMES[self.verdict]

    @property
    def failed(self) -> tuple[CriterionResult, ...]:
        """The criteria that do not hold."""
        return tuple(one for one in self.criteria if one.verdict == NOT_MET)

    @property
    def unanswered(self) -> tuple[CriterionResult, ...]:
        """The criteria that nobody answered yet."""
        return tuple(one for one in self.criteria if one.verdict == UNANSWERED)

    def to_json(self) -> dict[str, object]:
        """The result as a program reads it."""
        return {
            "standard": self.standard,
            "verdict": self.verdict,
            "name": self.name,
            "because": {"text": self.because.text, "citation": self.because.citation.text},
            "failed": [one.id for one in self.failed],
            "unanswered": [one.id for one in self.unanswered],
            "criteria": [
                {
                    "id": one.id,
                    "verdict": one.verdict,
                    "text": one.because.text,
                    "citation": one.because.citation.text,
                    "remedy": one.remedy,
                }
                for one in self.criteria
            ],
            "rules_hash": self.rules_hash,
        }


def judge_standard(standard: Standard, answers: Mapping[str, CriterionAnswer], profile: Profile) -> StandardResult:
    """Judge a unit; raises AnswersRefused for answers that do not fit, UnknownRule for a kind without criteria."""
    checklist = standard.checklist(profile)
    refuse_wrong(checklist, answers)
    criteria = tuple(_judge(one, answers.get(one.id), profile) for one in checklist.lines)
    verdict, text = _verdict(standard, criteria)
    return StandardResult(standard.id, verdict, Reason(text, checklist.citation), criteria, standard.hash)


def _verdict(standard: Standard, criteria: tuple[CriterionResult, ...]) -> tuple[str, str]:
    """The verdict and its sentence: one failed criterion is enough, whatever is not answered yet."""
    if standard.status == INCOMPLETE:
        known = ", ".join(one.id for one in criteria)
        return NOT_JUDGED, f"Danh mục tiêu chí chưa đầy đủ (mới có tiêu chí {known}) nên không kết luận."
    if failed := _ids(criteria, NOT_MET):
        return NOT_MET, f"Chưa đạt: {failed}; phải đạt đủ mọi tiêu chí."
    if missing := _ids(criteria, UNANSWERED):
        return UNANSWERED, f"Chưa trả lời: {missing}."
    return MET, "Đạt đủ các tiêu chí."


def _ids(criteria: tuple[CriterionResult, ...], verdict: str) -> str:
    return ", ".join(one.id for one in criteria if one.verdict == verdict)


def _judge(criterion: Criterion, answer: CriterionAnswer | None, profile: Profile) -> CriterionResult:
    if not criterion.asked_of(profile):
        says = criterion.where.says if criterion.where else ""
        return _result(criterion, NOT_ASKED, f"Không xét ({says})")
    match answer:
        case None:
            return _result(criterion, UNANSWERED, "Chưa trả lời")
        case NotApplicable(reason):
            says = criterion.where.says if criterion.where else ""
            return _result(criterion, NOT_ASKED, f"Đơn vị nêu không áp dụng ({says}): {reason.rstrip('.')}")
        case Excused(reason):
            return _result(
                criterion, MET, f"Đã xảy ra nhưng thuộc trường hợp loại trừ ({criterion.excuse}): {reason.rstrip('.')}"
            )
        case Met(met):
            return _result(criterion, MET if met else NOT_MET, "Đạt" if met else "Chưa đạt")
        case Happened(happened):
            said = "Đã xảy ra trong năm" if happened else "Không xảy ra trong năm"
            return _result(criterion, NOT_MET if happened else MET, said)
    enough = answer.percent >= Decimal(criterion.threshold or 0)
    said = f"Tỷ lệ {spoken(answer.percent)}%, {'đạt' if enough else 'dưới'} mức {criterion.threshold}%"
    return _result(criterion, MET if enough else NOT_MET, said)


def _result(criterion: Criterion, verdict: str, said: str) -> CriterionResult:
    usual = IRREVOCABLE if criterion.ask == "happened" else USUAL_REMEDY
    remedy = (criterion.remedy or usual) if verdict == NOT_MET else None
    return CriterionResult(criterion.id, verdict, Reason(f"{said}.", criterion.citation), remedy)
