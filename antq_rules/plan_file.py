"""A plan file to a Plan: reads every stage, date and threshold, and refuses gaps and overlaps between grades."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256

from antq_rules.citation import Citation
from antq_rules.common_fields import read_citation, read_date_read, read_in_force
from antq_rules.decimals import exact, fits
from antq_rules.errors import RuleFileError, UnknownRule
from antq_rules.parsing import DAY, FLAG, NUMBER, POSITIVE, TEXT, WHOLE, Fields, Kind, Report, Wrong, choice, open_file
from antq_rules.plan import (
    DOES,
    OFFICES,
    TASKS,
    Band,
    Consequence,
    DateRule,
    MonthDay,
    Plan,
    PlanExample,
    Scope,
    Stage,
    Target,
    Thresholds,
)
from antq_rules.profile import KINDS, LEVELS, SIZES
from antq_rules.rubric import FULL_MARKS, Rubric

UNIT_NAMES = (*KINDS, *(f"school:{level}" for level in LEVELS), *(f"enterprise:{size}" for size in SIZES))
BAND_EXAMPLE = '- {id: kha, name: "Khá", from: 70}'


def read_plan(file: str, text: str, rubric_of: Callable[[str], Rubric]) -> Plan:
    """Read the text of a plan file; `rubric_of` finds the rubric it names. Raises RuleFileError with every problem."""
    report = Report(file)
    top = open_file(report, text)
    source = read_citation(top, "source")
    rubric = _rubric(top, rubric_of)
    thresholds = _thresholds(top, source)
    dates = tuple(_date(one, source) for one in top.children("dates", '- {id: nop, what: "Nộp hồ sơ", before: 30/10}'))
    plan = Plan(
        id=top.need("id", TEXT, '"thien-tin-2025"'),
        title=top.need("title", TEXT, '"Kế hoạch xây dựng phong trào"'),
        locality=top.need("locality", TEXT, '"thien-tin"'),
        in_force=read_in_force(top),
        source=source,
        parents=top.each("parents", TEXT, '"33/KH-UBND ngày 21/8/2025"'),
        rubric=rubric.id if rubric else None,
        stages=tuple(
            _stage(one, source) for one in top.children("stages", "- {id: cong-an-xa, office: commune_police}")
        ),
        dates=dates,
        thresholds=thresholds,
        steps=_steps(top, rubric),
        dossier=top.each("dossier", TEXT, '"Tờ trình"'),
        targets=tuple(_target(one, source) for one in top.children("targets", '- {text: "100% đăng ký", share: 100}')),
        consequences=tuple(
            _consequence(one, source, thresholds) for one in top.children("consequences", "- {grades: [yeu]}")
        ),
        invites=top.each("invites", choice(*UNIT_NAMES), "school"),
        notes=top.each("notes", TEXT, '"Nguồn không quy định …"'),
        examples=tuple(
            _example(one, thresholds, dates) for one in top.children("examples", "- {total: 75.5, grade: kha}")
        ),
        hash=sha256(text.encode()).hexdigest(),
        read=read_date_read(top),
        outside=_outside(top, source),
        lines=tuple(line.id for line in rubric.scored) if rubric else (),
    )
    _refuse_twins(top, plan)
    top.close()
    report.raise_any()
    return plan


def _rubric(top: Fields, rubric_of: Callable[[str], Rubric]) -> Rubric | None:
    wanted = top.may("rubric", TEXT, '"phong-trao-2022"')
    try:
        return rubric_of(wanted) if wanted else None
    except (UnknownRule, RuleFileError) as error:
        known = error.known if isinstance(error, UnknownRule) else ("sửa tệp của bộ tiêu chí trước",)
        top.wrong("rubric", f"không có bộ tiêu chí {wanted!r} dùng được", ", ".join(known))
        return None


def _stage(fields: Fields, source: Citation) -> Stage:
    stage = Stage(
        fields.need("id", TEXT, '"cong-an-xa"'),
        fields.need("office", choice(*(kind for kind in OFFICES if kind != "head")), "commune_police"),
        fields.need("does", choice(*DOES), "approve"),
        fields.need("name", TEXT, '"Công an xã"'),
        read_citation(fields, "citation", source),
    )
    fields.close()
    return stage


def _month_day_text(text: str) -> MonthDay:
    """A day written as 30/10; 29/02 is refused because not every year has it."""
    try:
        day, month = (int(part) for part in text.split("/"))
        date(2001, month, day)
    except ValueError:
        raise Wrong(f"{text!r} không phải là ngày/tháng có trong mọi năm") from None
    return MonthDay(month, day)


_MONTH_DAY = Kind(lambda node: _month_day_text(node.value), MonthDay(1, 1))


def _date(fields: Fields, source: Citation) -> DateRule:
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
    )
    fields.close()
    return rule


def _thresholds(top: Fields, source: Citation) -> Thresholds:
    fields = top.child("thresholds", "{confirmed: false, bands: […]}")
    if fields is None:
        if not top.has("thresholds"):
            top.wrong("thresholds", "thiếu mục này", "thresholds: {confirmed: false, bands: […]}")
        return Thresholds(confirmed=False, bands=(), citation=source)
    upper: Decimal | None = None
    bands: list[Band] = []
    for one in fields.children("bands", BAND_EXAMPLE):
        bands.append(_band(one, upper))
        upper = bands[-1].low
    if upper is None:
        fields.wrong("bands", "thiếu các mức xếp loại", BAND_EXAMPLE)
    elif upper:
        fields.wrong("bands", f"từ 0 đến dưới {exact(upper)} điểm không thuộc mức nào", "mức cuối cùng: from: 0")
    thresholds = Thresholds(
        fields.need("confirmed", FLAG, "false"), tuple(bands), read_citation(fields, "citation", source)
    )
    fields.close()
    return thresholds


def _band(fields: Fields, upper: Decimal | None) -> Band:
    """One grade; `upper` is where the grade above it starts (None for the highest)."""
    low = fields.need("from", NUMBER, "70")
    to = fields.may("to", NUMBER, "90")
    start = FULL_MARKS if upper is None else upper
    if low >= start:
        fields.wrong("from", f"phải dưới {exact(start)}: các mức chồng lên nhau", f"from: {exact(start - 1)}")
    if to is not None and to < start:
        between = exact((to + start) / 2)
        fields.wrong("to", f"trên {exact(to)} và dưới {exact(start)} (ví dụ {between}) không thuộc mức nào", "bỏ to")
    if to is not None and to > start:
        fields.wrong("to", f"chồng lên mức bắt đầu từ {exact(start)} điểm", "bỏ to")
    band = Band(fields.need("id", TEXT, '"kha"'), fields.need("name", TEXT, '"Khá"'), low)
    fields.close()
    return band


def _steps(top: Fields, rubric: Rubric | None) -> dict[str, Decimal]:
    fields = top.child("steps", '{"3": 0.5}')
    if fields is None:
        return {}
    steps: dict[str, Decimal] = {}
    for key in fields.names:
        steps[key] = step = fields.need(key, POSITIVE, "0.5")
        line = rubric.by_id.get(key) if rubric else None
        if line is None or line.lines:
            fields.wrong(key, "không có mục này để chấm điểm", '"3": 0.5')
        elif step and not fits(line.max, step):
            fields.wrong(key, f"{exact(line.max)} điểm không chia hết cho {exact(step)}", f'"{key}": 0.5')
    return steps


def _target(fields: Fields, source: Citation) -> Target:
    share = fields.may("share", NUMBER, "100")
    if share is not None and share > FULL_MARKS:
        fields.wrong("share", "không quá 100", "share: 100")
    target = Target(
        fields.need("text", TEXT, '"100% đơn vị đăng ký"'), share, read_citation(fields, "citation", source)
    )
    fields.close()
    return target


def _consequence(fields: Fields, source: Citation, thresholds: Thresholds) -> Consequence:
    known = tuple(band.id for band in thresholds.bands) or ("yeu",)
    consequence = Consequence(
        fields.each("grades", choice(*known), known[-1]),
        fields.need("text", TEXT, '"Không xét thi đua, khen thưởng."'),
        read_citation(fields, "citation", source),
    )
    if not consequence.grades:
        fields.wrong("grades", "thiếu mức xếp loại", f"grades: [{known[-1]}]")
    fields.close()
    return consequence


def _outside(top: Fields, source: Citation) -> Scope | None:
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


def _example(fields: Fields, thresholds: Thresholds, dates: tuple[DateRule, ...]) -> PlanExample:
    """A worked example: `total` with `grade`, or `year`, `deadline` (its id) and `last_day`."""
    grades = tuple(band.id for band in thresholds.bands) or ("kha",)
    ids = tuple(rule.id for rule in dates) or ("nop",)
    example = PlanExample(
        fields.need("says", TEXT, '"75,5 điểm là Khá"'),
        fields.may("total", NUMBER, "75.5"),
        fields.may("grade", choice(*grades), grades[0]),
        fields.may("year", WHOLE, "2025"),
        fields.may("deadline", choice(*ids), ids[0]),
        fields.may("last_day", DAY, "2025-10-29"),
        fields.at,
    )
    graded = (example.total is not None, example.grade is not None)
    dated = (example.year is not None, example.deadline is not None, example.last_day is not None)
    if not (all(graded) and not any(dated)) and not (all(dated) and not any(graded)):
        fields.wrong(
            "says", "ví dụ phải có total và grade, hoặc year, deadline và last_day", "{total: 75.5, grade: kha}"
        )
    fields.close()
    return example


def _refuse_twins(top: Fields, plan: Plan) -> None:
    """Refuse an id that stands twice among the stages, the dates or the grades."""
    for key, ids in (
        ("stages", [stage.id for stage in plan.stages]),
        ("dates", [rule.id for rule in plan.dates]),
        ("thresholds", [band.id for band in plan.thresholds.bands]),
    ):
        twins = sorted({one for one in ids if ids.count(one) > 1})
        if twins:
            top.wrong(key, f"trùng id: {', '.join(twins)}", "mỗi id một lần")
