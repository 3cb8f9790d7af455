"""A rubric file to a Rubric: reads every line, proves both sums, and refuses what does not fit."""

from decimal import Decimal

from antq_rules.citation import Citation
from antq_rules.decimals import exact, fits
from antq_rules.errors import ProfileRefused
from antq_rules.files.common_fields import read_citation, read_date_read, read_in_force, read_published
from antq_rules.parsing import FLAG, NUMBER, POSITIVE, TEXT, WHOLE, Fields, Report, choice, open_file
from antq_rules.profile import KINDS, Profile
from antq_rules.rubric import ASKS, FULL_MARKS, RATINGS, Case, Example, Line, Rubric

LINE_EXAMPLE = '- {id: "4a", max: 1, ask: met, text: "Xây dựng quy chế"}'
EXAMPLE_EXAMPLE = '- {says: "đủ điểm", answers: {"1": {points: 3}}, total: 3}'
ZERO = Decimal(0)


def read_rubric(file: str, text: str) -> Rubric:
    """Read the text of a rubric file; raises RuleFileError with every problem."""
    report = Report(file)
    top = open_file(report, text)
    source = read_citation(top, "source")
    seen: dict[str, int] = {}
    lines = tuple(_line(fields, source, None, seen) for fields in top.children("lines", LINE_EXAMPLE))
    _prove_sum(top, FULL_MARKS, lines, "100")
    rubric = Rubric(
        id=top.need("id", TEXT, '"phong-trao-2025"'),
        title=top.need("title", TEXT, '"Tiêu chí đánh giá"'),
        in_force=read_in_force(top),
        source=source,
        read=read_date_read(top),
        published=read_published(top),
        lines=lines,
        notes=top.each("notes", TEXT, '"Nguồn không quy định …"'),
        examples=tuple(_example(fields) for fields in top.children("examples", EXAMPLE_EXAMPLE)),
        hash=top.fingerprint,
        applies_to=top.each("applies_to", choice(*KINDS), "school") or KINDS,
        locality=top.may("locality", TEXT, '"thien-tin"'),
    )
    top.close()
    report.raise_any()
    return rubric


def _prove_sum(fields: Fields, wanted: Decimal, lines: tuple[Line, ...], shown: str) -> None:
    """Note when the lines do not add up; a line whose own maximum could not be read has its problem already."""
    total = sum((line.max for line in lines), ZERO)
    if total != wanted and all(line.max for line in lines):
        fields.wrong(
            "lines", f"các mục cộng lại được {exact(total)} điểm, phải là {shown}", f"tổng của max bằng {shown}"
        )


def _line(fields: Fields, source: Citation, parent: str | None, seen: dict[str, int]) -> Line:
    """One line of the file, with the lines under it."""
    line_id = fields.need("id", TEXT, '"4a"')
    if line_id and line_id in seen:
        fields.wrong("id", f"trùng với dòng {seen[line_id]}", '"4b"')
    seen[line_id] = fields.line_of("id")
    most = fields.need("max", POSITIVE, "2")
    under = tuple(_line(child, source, line_id, seen) for child in fields.children("lines", LINE_EXAMPLE))
    cases = _cases(fields)
    asked = fields.may("ask", choice(*ASKS), "met")
    if under:
        _prove_sum(fields, most, under, exact(most))
    line = Line(
        id=line_id,
        text=fields.need("text", TEXT, '"Xây dựng quy chế hoặc kế hoạch phối hợp"'),
        max=most,
        ask=asked or (cases[0].ask if cases else None),
        parent=parent,
        lines=under,
        step=fields.may("step", POSITIVE, "0.5") or Decimal(1),
        threshold=fields.may("threshold", NUMBER, "90"),
        may_not_apply=fields.may("may_not_apply", FLAG, "true") or False,
        not_applicable=fields.may("not_applicable", TEXT, '"Đơn vị không có lực lượng bảo vệ riêng"'),
        undoable=fields.may("undoable", FLAG, "false") is not False,
        effort=_effort(fields),
        evidence=fields.may("evidence", TEXT, '"ảnh, danh sách"'),
        asks=fields.may("asks", TEXT, '"Đơn vị đã có quy chế chưa?"'),
        citation=read_citation(fields, "citation", source) if fields.has("citation") else source.at(f"mục {line_id}"),
        notes=fields.each("notes", TEXT, '"Nguồn không quy định …"'),
        remedy=fields.may("remedy", TEXT, '"Ký quy chế phối hợp với Công an."'),
        cases=cases,
        enough=fields.may("enough", choice(*RATINGS), "good"),
        each=_each(fields),
        claim_step=fields.may("claim_step", POSITIVE, "0.5") or Decimal("0.5"),
    )
    _check_line(fields, line)
    fields.close()
    return line


def _cases(fields: Fields) -> tuple[Case, ...]:
    read: list[Case] = []
    for one in fields.children("cases", "- {ask: rating, union: true}"):
        facts = [one.may(fact, FLAG, "true") for fact in ("party", "union", "guards")]
        read.append(Case(one.need("ask", choice(*ASKS), "rating"), *facts))
        one.close()
    return tuple(read)


def _effort(fields: Fields) -> int:
    effort = fields.may("effort", WHOLE, "1")
    if effort is not None and effort < 1:
        fields.wrong("effort", "phải từ 1 trở lên", "effort: 1")
    return 1 if effort is None else effort


def _each(fields: Fields) -> tuple[Decimal, Decimal] | None:
    awards = fields.child("each", "{collective: 2, individual: 1}")
    if awards is None:
        return None
    read = (awards.need("collective", NUMBER, "2"), awards.need("individual", NUMBER, "1"))
    awards.close()
    return read


def _check_line(fields: Fields, line: Line) -> None:
    """Refuse a line whose parts do not belong together."""
    asked = {line.ask, *(case.ask for case in line.cases)} - {None}
    if line.lines and asked:
        fields.wrong("ask", "mục lớn không được hỏi, chỉ hỏi các mục nhỏ", "bỏ ask")
    if not line.lines and not asked:
        fields.wrong("ask", "thiếu mục này", "ask: met")
    if line.cases and fields.has("ask"):
        fields.wrong("ask", "đã có cases thì không ghi ask", "bỏ ask")
    needs = (
        ("percent", "threshold", "90"),
        ("rating", "enough", "good"),
        ("counts", "each", "{collective: 2, individual: 1}"),
    )
    for ask, key, example in needs:
        if (asked or line.lines) and (ask in asked) != fields.has(key):
            verb = "thiếu mục này vì" if ask in asked else "chỉ dùng khi"
            fields.wrong(key, f"{verb} câu hỏi là {ask}", f"{key}: {example}")
    if line.threshold is not None and not ZERO < line.threshold <= FULL_MARKS:
        fields.wrong("threshold", "phải trên 0 và không quá 100", "threshold: 90")
    for key, step in (("step", line.step), ("claim_step", line.claim_step)):
        if not fits(line.max, step):
            fields.wrong(key, f"{exact(line.max)} điểm không chia hết cho {exact(step)}", f"{key}: 0.5")


def _example(fields: Fields) -> Example:
    """One worked example; what it says is compared with the score by `checking`."""
    total = fields.need("total", NUMBER, "97")
    answers = fields.plain("answers") if fields.has("answers") else None
    if not isinstance(answers, dict):
        fields.wrong("answers", "phải là các câu trả lời theo mục", 'answers: {"1": {points: 3}}')
        answers = {}
    try:
        profile = Profile.from_json(fields.plain("profile")) if fields.has("profile") else Profile("school")
    except ProfileRefused as refused:
        fields.wrong("profile", str(refused), "profile: {kind: school, level: thcs}")
        profile = Profile("school")
    span = fields.each("range", NUMBER, "95") or (total, total)
    if len(span) != 2:  # noqa: PLR2004 - a range has two ends
        fields.wrong("range", "phải có hai số", "range: [95, 97]")
    example = Example(
        fields.need("says", TEXT, '"đủ điểm, không khen thưởng"'),
        profile,
        answers,
        total,
        span[0],
        span[-1],
        fields.each("provisional", TEXT, '"8c"'),
        fields.at,
    )
    fields.close()
    return example
