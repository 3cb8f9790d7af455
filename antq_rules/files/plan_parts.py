"""The parts of a plan file, each read from its own mapping: stages, dates, targets, conditions, rewards, scope."""

from datetime import date

from antq_rules.citation import Citation, Reason
from antq_rules.files.common_fields import read_citation
from antq_rules.parsing import DAY, FLAG, NUMBER, TEXT, WHOLE, Fields, Kind, Wrong, choice
from antq_rules.plan import (
    DOES,
    MEASURES,
    OFFICES,
    TASKS,
    TRACKS,
    Condition,
    Consequence,
    DateRule,
    MonthDay,
    OtherChain,
    PlanExample,
    Reward,
    Scope,
    Stage,
    Target,
)
from antq_rules.profile import KINDS, LEVELS, SIZES
from antq_rules.rubric import FULL_MARKS

UNIT_NAMES = (*KINDS, *(f"school:{level}" for level in LEVELS), *(f"enterprise:{size}" for size in SIZES))
STAGE_EXAMPLE = "- {id: cong-an-xa, office: commune_police}"


def read_stage(fields: Fields, source: Citation) -> Stage:
    """One office of the chain."""
    stage = Stage(
        fields.need("id", TEXT, '"cong-an-xa"'),
        fields.need("office", choice(*(kind for kind in OFFICES if kind != "head")), "commune_police"),
        fields.need("does", choice(*DOES), "approve"),
        fields.need("name", TEXT, '"Công an xã"'),
        read_citation(fields, "citation", source),
    )
    fields.close()
    return stage


def read_other_chain(fields: Fields, source: Citation) -> OtherChain:
    """The stages for units of another level."""
    chain = OtherChain(
        fields.need("id", TEXT, '"cap-huyen"'),
        fields.need("units", TEXT, '"Đơn vị do huyện quản lý"'),
        tuple(read_stage(one, source) for one in fields.children("stages", STAGE_EXAMPLE)),
    )
    if not chain.stages:
        fields.wrong("stages", "thiếu các cấp duyệt", STAGE_EXAMPLE)
    fields.close()
    return chain


def _month_day_text(text: str) -> MonthDay:
    """A day written as 30/10; 29/02 is refused because not every year has it."""
    try:
        day, month = (int(part) for part in text.split("/"))
        date(2001, month, day)
    except ValueError:
        raise Wrong(f"{text!r} không phải là ngày/tháng có trong mọi năm") from None
    return MonthDay(month, day)


_MONTH_DAY = Kind(
    lambda node: _month_day_text(node.value),
    MonthDay(1, 1),
    {"type": "string", "pattern": "^[0-9]{1,2}/[0-9]{1,2}$"},
)


def read_date(fields: Fields, source: Citation) -> DateRule:
    """Something to be done before a day of the year."""
    offices = choice(*OFFICES)
    rule = DateRule(
        fields.need("id", TEXT, '"don-vi-bao-cao"'),
        fields.need("task", choice(*TASKS), "report"),
        fields.need("what", TEXT, '"Nộp hồ sơ tự chấm điểm"'),
        fields.need("who", offices, "head"),
        fields.may("to", offices, "commune_police"),
        fields.need("before", _MONTH_DAY, "30/10"),
        fields.may("year_offset", WHOLE, "0") or 0,
        read_citation(fields, "citation", source),
        fields.may("track", choice(*TRACKS), "t1"),
    )
    fields.close()
    return rule


def read_target(fields: Fields, source: Citation) -> Target:
    """Something the locality wants to reach; with a measure it needs a share, a count, or `rises`."""
    share = fields.may("share", NUMBER, "100")
    if share is not None and share > FULL_MARKS:
        fields.wrong("share", "không quá 100", "share: 100")
    target = Target(
        fields.need("text", TEXT, '"100% đơn vị đăng ký"'),
        share,
        read_citation(fields, "citation", source),
        fields.may("measure", choice(*MEASURES), "registered"),
        fields.may("count", WHOLE, "1"),
        fields.may("rises", FLAG, "true") or False,
    )
    if target.count is not None and target.count < 1:
        fields.wrong("count", "phải từ 1 trở lên", "count: 1")
    wanted = [share is not None, target.count is not None, target.rises].count(True)
    if target.measure and wanted != 1:
        fields.wrong("measure", "phải có đúng một trong share, count, rises", "share: 70")
    fields.close()
    return target


def read_consequence(fields: Fields, source: Citation, grades: tuple[str, ...]) -> Consequence:
    """What follows from a grade; `grades` are the ids there are."""
    known = grades or ("yeu",)
    consequence = Consequence(
        fields.each("grades", choice(*known), known[-1]),
        fields.need("text", TEXT, '"Không xét thi đua, khen thưởng."'),
        read_citation(fields, "citation", source),
    )
    if not consequence.grades:
        fields.wrong("grades", "thiếu mức xếp loại", f"grades: [{known[-1]}]")
    fields.close()
    return consequence


def read_condition(fields: Fields, source: Citation, grades: tuple[str, ...]) -> Condition:
    """What last year must have brought before T3: T1, or T2 with one of these grades."""
    known = grades or ("kha",)
    condition = Condition(
        fields.need("needs", choice("t1", "t2"), "t1"),
        fields.each("grades", choice(*known), known[0]),
        fields.need("text", TEXT, '"Năm trước đạt tiêu chuẩn An toàn về an ninh, trật tự."'),
        read_citation(fields, "citation", source),
    )
    if (condition.needs == "t2") != bool(condition.grades):
        fields.wrong("grades", "cần có với t2 và chỉ với t2", f"grades: [{known[0]}]")
    fields.close()
    return condition


def read_reward(fields: Fields, source: Citation) -> Reward:
    """Something that can be won."""
    reward = Reward(
        fields.need("text", TEXT, '"Bằng khen của Chủ tịch UBND tỉnh"'),
        read_citation(fields, "citation", source),
        fields.may("once", FLAG, "true") or False,
    )
    fields.close()
    return reward


def read_reason(top: Fields, key: str, source: Citation) -> Reason | None:
    """A sentence with its source under this key, or None when the file does not have it."""
    fields = top.child(key, '{text: "Mỗi năm xét một lần.", citation: {article: "mục III"}}')
    if fields is None:
        return None
    reason = Reason(fields.need("text", TEXT, '"Mỗi năm xét một lần."'), read_citation(fields, "citation", source))
    fields.close()
    return reason


def read_outside(top: Fields, source: Citation) -> Scope | None:
    """The units that the national standard does not bind."""
    fields = top.child("outside", '{units: ["school:mn"], text: "Ngoài phạm vi bắt buộc."}')
    if fields is None:
        return None
    scope = Scope(
        fields.each("units", choice(*UNIT_NAMES), '"school:mn"'),
        fields.need("text", TEXT, '"Ngoài phạm vi bắt buộc."'),
        read_citation(fields, "citation", source),
    )
    fields.close()
    return scope


def read_example(fields: Fields, grades: tuple[str, ...], dates: tuple[DateRule, ...]) -> PlanExample:
    """A worked example: `total` with `grade`, or `year`, `deadline` (its id) and `last_day`."""
    known = grades or ("kha",)
    ids = tuple(rule.id for rule in dates) or ("nop",)
    example = PlanExample(
        fields.need("says", TEXT, '"75,5 điểm là Khá"'),
        fields.may("total", NUMBER, "75.5"),
        fields.may("grade", choice(*known), known[0]),
        fields.may("year", WHOLE, "2025"),
        fields.may("deadline", choice(*ids), ids[0]),
        fields.may("last_day", DAY, "2025-10-29"),
        fields.at,
    )
    graded = [fields.has(key) for key in ("total", "grade")]
    dated = [fields.has(key) for key in ("year", "deadline", "last_day")]
    if not (all(graded) and not any(dated)) and not (all(dated) and not any(graded)):
        fields.wrong(
            "says", "ví dụ phải có total và grade, hoặc year, deadline và last_day", "{total: 75.5, grade: kha}"
        )
    fields.close()
    return example
