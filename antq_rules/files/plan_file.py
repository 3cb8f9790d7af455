"""A plan file to a Plan: every part of it, and that the parts belong together."""

from collections.abc import Callable
from decimal import Decimal
from itertools import combinations

from antq_rules.decimals import exact, fits
from antq_rules.errors import RuleFileError, UnknownRule
from antq_rules.files.common_fields import read_citation, read_date_read, read_in_force, read_published
from antq_rules.files.plan_parts import (
    STAGE_EXAMPLE,
    UNIT_NAMES,
    read_condition,
    read_consequence,
    read_date,
    read_example,
    read_other_chain,
    read_outside,
    read_reason,
    read_reward,
    read_stage,
    read_target,
)
from antq_rules.files.threshold_file import read_thresholds
from antq_rules.parsing import POSITIVE, TEXT, Fields, Report, choice, open_file
from antq_rules.plan import TRACKS, DateRule, Plan
from antq_rules.rubric import Rubric

ALONG_THE_CHAIN = ("report", "forward", "recognise")


def read_plan(file: str, text: str, rubric_of: Callable[[str], Rubric]) -> Plan:
    """Read the text of a plan file; `rubric_of` finds the rubric it names. Raises RuleFileError with every problem."""
    report = Report(file)
    top = open_file(report, text)
    source = read_citation(top, "source")
    rubric = _rubric(top, rubric_of)
    thresholds = read_thresholds(top, source)
    grades = tuple(band.id for band in thresholds.bands)
    date_fields = tuple(top.children("dates", '- {id: nop, what: "Nộp hồ sơ", before: 30/10}'))
    dates = tuple(read_date(one, source) for one in date_fields)
    plan = Plan(
        id=top.need("id", TEXT, '"thien-tin-2025"'),
        title=top.need("title", TEXT, '"Kế hoạch xây dựng phong trào"'),
        locality=top.need("locality", TEXT, '"thien-tin"'),
        in_force=read_in_force(top),
        source=source,
        parents=top.each("parents", TEXT, '"33/KH-UBND ngày 21/8/2025"'),
        rubric=rubric.id if rubric else None,
        stages=tuple(read_stage(one, source) for one in top.children("stages", STAGE_EXAMPLE)),
        dates=dates,
        thresholds=thresholds,
        steps=_steps(top, rubric),
        dossier=top.each("dossier", TEXT, '"Tờ trình"'),
        targets=tuple(
            read_target(one, source) for one in top.children("targets", '- {text: "100% đăng ký", share: 100}')
        ),
        consequences=tuple(
            read_consequence(one, source, grades) for one in top.children("consequences", "- {grades: [yeu]}")
        ),
        invites=top.each("invites", choice(*UNIT_NAMES), "school"),
        notes=top.each("notes", TEXT, '"Nguồn không quy định …"'),
        examples=tuple(
            read_example(one, grades, dates) for one in top.children("examples", "- {total: 75.5, grade: kha}")
        ),
        hash=top.fingerprint,
        read=read_date_read(top),
        published=read_published(top),
        outside=read_outside(top, source),
        lines=tuple(line.id for line in rubric.scored) if rubric else (),
        tracks=top.each("tracks", choice(*TRACKS), "t1"),
        conditions=tuple(read_condition(one, source, grades) for one in top.children("conditions", "- {needs: t1}")),
        rewards=tuple(read_reward(one, source) for one in top.children("rewards", '- {text: "Bằng khen"}')),
        decision=read_reason(top, "decision", source),
        other_chains=tuple(
            read_other_chain(one, source) for one in top.children("other_chains", "- {id: cap-huyen, stages: […]}")
        ),
    )
    _refuse_twins(top, plan)
    _refuse_falling_dates(plan, date_fields)
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


def _refuse_twins(top: Fields, plan: Plan) -> None:
    """Refuse an id that stands twice among the stages, the dates, the grades or the chains."""
    chains = [(f"other_chains[{number}]", chain.stages) for number, chain in enumerate(plan.other_chains, 1)]
    for key, ids in (
        ("stages", [stage.id for stage in plan.stages]),
        ("dates", [rule.id for rule in plan.dates]),
        ("thresholds", [band.id for band in plan.thresholds.bands]),
        ("other_chains", [chain.id for chain in plan.other_chains]),
        *((key, [stage.id for stage in stages]) for key, stages in chains),
    ):
        twins = sorted({one for one in ids if ids.count(one) > 1})
        if twins:
            top.wrong(key, f"trùng id: {', '.join(twins)}", "mỗi id một lần")


def _refuse_falling_dates(plan: Plan, fields: tuple[Fields, ...]) -> None:
    """Refuse a higher level whose date comes before the one of a level below it."""
    level = {"head": -1, **{stage.office: number for number, stage in enumerate(plan.stages)}}
    dated = [
        (rule, where)
        for rule, where in zip(plan.dates, fields, strict=True)
        if rule.who in level and rule.task in ALONG_THE_CHAIN
    ]
    for (one, at_one), (other, at_other) in combinations(dated, 2):
        (lower, _), (upper, where) = sorted(((one, at_one), (other, at_other)), key=lambda pair: level[pair[0].who])
        if level[lower.who] < level[upper.who] and _day(lower) >= _day(upper):
            where.wrong("before", f"phải sau ngày của cấp dưới ({lower.id})", "ngày tăng dần theo trình tự")


def _day(rule: DateRule) -> tuple[int, int, int]:
    return (rule.year_offset, rule.before.month, rule.before.day)
