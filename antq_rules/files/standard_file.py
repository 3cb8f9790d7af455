"""A standard file to a Standard: every criterion with its condition, exception and source."""

from antq_rules.citation import Citation
from antq_rules.errors import ProfileRefused
from antq_rules.files.common_fields import read_citation, read_date_read, read_in_force, read_published
from antq_rules.files.plan_parts import read_condition, read_outside, read_reason
from antq_rules.parsing import FLAG, TEXT, WHOLE, Fields, Report, choice, open_file
from antq_rules.plan import TRACKS
from antq_rules.profile import KINDS, LEVELS, Profile
from antq_rules.standards import (
    COMPLETE,
    CRITERION_ASKS,
    INCOMPLETE,
    Checklist,
    Criterion,
    RegistrationExample,
    Standard,
    StandardExample,
    Where,
)

GRADES = ("xuat_sac", "kha", "trung_binh", "yeu")
VERDICTS = ("met", "not_met", "unanswered", "not_judged")
CRITERION_EXAMPLE = '- {id: "6.1a", ask: met, text: "Có nội quy bảo vệ", citation: {article: "Điều 6"}}'
CHECKLIST_EXAMPLE = "- {id: dieu-6, kinds: [agency, enterprise], criteria: […]}"
MOST_PERCENT = 100


def read_standard(file: str, text: str) -> Standard:
    """Read the text of a standard file; raises RuleFileError with every problem."""
    report = Report(file)
    top = open_file(report, text)
    source = read_citation(top, "source")
    standard = Standard(
        id=top.need("id", TEXT, '"an-toan-2021"'),
        title=top.need("title", TEXT, '"Tiêu chuẩn An toàn về an ninh, trật tự"'),
        track=top.need("track", choice(*TRACKS), "t1"),
        status=top.need("status", choice(COMPLETE, INCOMPLETE), COMPLETE),
        in_force=read_in_force(top),
        source=source,
        read=read_date_read(top),
        published=read_published(top),
        outside=read_outside(top, source),
        armed_forces=read_reason(top, "armed_forces", source),
        checklists=tuple(_checklist(one, source) for one in top.children("checklists", CHECKLIST_EXAMPLE)),
        conditions=tuple(read_condition(one, source, GRADES) for one in top.children("conditions", "- {needs: t1}")),
        registration=read_reason(top, "registration", source),
        decision=read_reason(top, "decision", source),
        dossier=top.each("dossier", TEXT, '"Tờ trình"'),
        notes=top.each("notes", TEXT, '"Chưa có nguồn cho …"'),
        examples=tuple(_example(one) for one in top.children("examples", '- {says: "đạt đủ", verdict: met}')),
        registrations=tuple(_registration(one) for one in top.children("registrations", "- {t1: recognised, t2: kha}")),
        hash=top.fingerprint,
    )
    _refuse_twins(top, standard)
    top.close()
    report.raise_any()
    return standard


def _refuse_twins(top: Fields, standard: Standard) -> None:
    """Refuse a kind of unit that two checklists are for, an id that stands twice, and a standard without criteria."""
    if not any(one.lines for one in standard.checklists):
        top.wrong("checklists", "thiếu các tiêu chí", CHECKLIST_EXAMPLE)
    kinds = [kind for one in standard.checklists for kind in one.kinds]
    for what, ids in (
        ("loại đơn vị", kinds),
        *(("id", [line.id for line in one.lines]) for one in standard.checklists),
    ):
        if twins := sorted({one for one in ids if ids.count(one) > 1}):
            top.wrong("checklists", f"trùng {what}: {', '.join(twins)}", "mỗi thứ một lần")


def _checklist(fields: Fields, source: Citation) -> Checklist:
    citation = read_citation(fields, "citation", source)
    checklist = Checklist(
        fields.need("id", TEXT, '"dieu-6"'),
        fields.each("kinds", choice(*KINDS), "agency"),
        fields.need("title", TEXT, '"Cơ quan, doanh nghiệp"'),
        citation,
        tuple(_criterion(one, citation) for one in fields.children("criteria", CRITERION_EXAMPLE)),
    )
    if not checklist.kinds:
        fields.wrong("kinds", "thiếu loại đơn vị", "kinds: [agency, enterprise]")
    fields.close()
    return checklist


def _criterion(fields: Fields, above: Citation) -> Criterion:
    """One criterion; a clause of its own narrows the citation of the article above it."""
    clause = fields.may("clause", TEXT, '"khoản 3 điểm a"')
    citation = read_citation(fields, "citation", above) if fields.has("citation") else above
    citation = citation.at(clause) if clause else citation
    criterion = Criterion(
        id=fields.need("id", TEXT, '"6.1a"'),
        text=fields.need("text", TEXT, '"Có nội quy bảo vệ"'),
        ask=fields.may("ask", choice(*CRITERION_ASKS), "met"),
        citation=citation,
        criteria=tuple(_criterion(one, citation) for one in fields.children("criteria", CRITERION_EXAMPLE)),
        where=_where(fields),
        threshold=fields.may("threshold", WHOLE, "70"),
        excuse=fields.may("excuse", TEXT, '"bất khả kháng"'),
        remedy=fields.may("remedy", TEXT, '"Ban hành nội quy."'),
        notes=fields.each("notes", TEXT, '"Nguồn ghi …"'),
    )
    _check(fields, criterion)
    fields.close()
    return criterion


def _check(fields: Fields, criterion: Criterion) -> None:
    """Refuse a criterion whose parts do not belong together."""
    if bool(criterion.criteria) == (criterion.ask is not None):
        fields.wrong("ask", "tiêu chí được hỏi thì có ask, tiêu chí lớn thì có criteria", "ask: met")
    told = criterion.ask is not None or criterion.criteria
    if told and (criterion.ask == "percent") != (criterion.threshold is not None):
        fields.wrong("threshold", "cần có khi câu hỏi là percent và chỉ khi đó", "threshold: 70")
    if criterion.threshold is not None and not 0 < criterion.threshold <= MOST_PERCENT:
        fields.wrong("threshold", "phải trên 0 và không quá 100", "threshold: 70")
    if told and criterion.excuse and criterion.ask != "happened":
        fields.wrong("excuse", "chỉ dùng khi câu hỏi là happened", "ask: happened")


def _where(parent: Fields) -> Where | None:
    fields = parent.child("where", '{says: "nơi có tổ chức Đảng", party: true}')
    if fields is None:
        return None
    where = Where(
        fields.need("says", TEXT, '"nơi có tổ chức Đảng"'),
        fields.may("party", FLAG, "true"),
        fields.may("guards", FLAG, "true"),
        fields.each("levels", choice(*LEVELS), "thcs"),
        fields.may("claim", FLAG, "true") or False,
    )
    fields.close()
    return where


def _profile(fields: Fields) -> Profile:
    try:
        return Profile.from_json(fields.plain("profile")) if fields.has("profile") else Profile("school")
    except ProfileRefused as refused:
        fields.wrong("profile", str(refused), "profile: {kind: school, level: thcs}")
        return Profile("school")


def _example(fields: Fields) -> StandardExample:
    answers = fields.plain("answers") if fields.has("answers") else {}
    if not isinstance(answers, dict):
        fields.wrong("answers", "phải là các câu trả lời theo tiêu chí", 'answers: {"6.3a": {happened: false}}')
        answers = {}
    example = StandardExample(
        fields.need("says", TEXT, '"đạt đủ"'),
        _profile(fields),
        answers,
        fields.may("others", FLAG, "true") or False,
        fields.need("verdict", choice(*VERDICTS), "met"),
        fields.each("failed", TEXT, '"6.3a"'),
        fields.each("unanswered", TEXT, '"6.3a"'),
        fields.at,
    )
    fields.close()
    return example


def _registration(fields: Fields) -> RegistrationExample:
    example = RegistrationExample(
        fields.need("says", TEXT, '"năm trước đạt, xếp loại Khá"'),
        fields.may("t1", choice("recognised", "refused"), "recognised"),
        fields.may("t2", choice(*GRADES), "kha"),
        fields.need("may_register", FLAG, "true"),
        fields.at,
    )
    fields.close()
    return example
