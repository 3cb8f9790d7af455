"""Standard files that are wrong: every problem with its line, field and an example."""

import pytest

from antq_rules import RuleFileError, Standard
from antq_rules.files.standard_file import read_standard

GOOD = """id: thu
title: "Thử"
track: t1
status: complete
in_force: {from: 2025-01-01}
source: {instrument: "Thông tư 1", article: "Điều 1"}
checklists:
  - id: dieu-1
    kinds: [agency]
    title: "Cơ quan"
    citation: {article: "Điều 1"}
    criteria:
      - id: "1"
        text: "Khoản 1"
        clause: "khoản 1"
        criteria:
          - {id: "1a", ask: met, text: "Có", where: {says: "nơi có", party: true}, remedy: "Làm."}
          - {id: "1b", ask: percent, threshold: 70, text: "Đủ", citation: {article: "Điều 2"}, clause: "khoản 9"}
      - {id: "2", ask: happened, text: "Xảy ra", excuse: "bất khả kháng"}
examples:
  - {says: "đạt", profile: {kind: agency}, others: true, verdict: met}
registrations:
  - {says: "được", t1: recognised, may_register: true}
"""

WRONG = [
    ("track: t1", "track: t9", 3, "track", "'t9' phải là một trong"),
    ("status: complete", "status: half", 4, "status", "'half' phải là một trong: complete, incomplete"),
    ("kinds: [agency]", "kinds: []", 9, "checklists[1].kinds", "thiếu loại đơn vị"),
    ("kinds: [agency]", "kinds: [agency, agency]", 8, "checklists", "trùng loại đơn vị: agency"),
    ('id: "1b"', 'id: "1a"', 8, "checklists", "trùng id: 1a"),
    ('    citation: {article: "Điều 1"}\n', "", 8, "checklists[1].citation", "thiếu nguồn trích dẫn"),
    ('clause: "khoản 1"', "ask: met", 15, "checklists[1].criteria[1].ask", "tiêu chí lớn thì có criteria"),
    ("ask: met, ", "", 17, "checklists[1].criteria[1].criteria[1].ask", "tiêu chí được hỏi thì có ask"),
    ("ask: percent, threshold: 70", "ask: percent", 18, "checklists[1].criteria[1].criteria[2].threshold", "percent"),
    ("threshold: 70", "threshold: 0", 18, "checklists[1].criteria[1].criteria[2].threshold", "phải trên 0"),
    ("threshold: 70", "threshold: 101", 18, "checklists[1].criteria[1].criteria[2].threshold", "không quá 100"),
    ("ask: happened", "ask: met", 19, "checklists[1].criteria[2].excuse", "chỉ dùng khi câu hỏi là happened"),
    ("party: true", "party: maybe", 17, "checklists[1].criteria[1].criteria[1].where.party", "phải là true hoặc false"),
    ("party: true", "guard: true", 17, "checklists[1].criteria[1].criteria[1].where.guard", "không có mục này"),
    ("verdict: met", "verdict: ok", 21, "examples[1].verdict", "'ok' phải là một trong"),
    ("kind: agency}, others", "kind: x}, others", 21, "examples[1].profile", "profile.kind"),
    ("others: true", "answers: [1]", 21, "examples[1].answers", "phải là các câu trả lời theo tiêu chí"),
    ("t1: recognised", "t1: yes", 23, "registrations[1].t1", "'yes' phải là một trong"),
]


def read(text: str) -> Standard:
    """The standard of this text."""
    return read_standard("thu.yaml", text)


def test_the_good_file_is_good() -> None:
    """Clauses narrow the citation of the article; a citation of its own replaces it; headings are not asked."""
    (checklist,) = read(GOOD).checklists
    assert [one.id for one in checklist.lines] == ["1a", "1b", "2"]
    assert [one.citation.text for one in checklist.lines] == [
        "Thông tư 1, Điều 1, khoản 1",
        "Thông tư 1, Điều 2, khoản 9",
        "Thông tư 1, Điều 1",
    ]


@pytest.mark.parametrize(("old", "new", "line", "field", "message"), WRONG)
def test_wrong(old: str, new: str, line: int, field: str, message: str) -> None:
    """A wrong file names the line, the field and what is wrong."""
    assert old in GOOD
    with pytest.raises(RuleFileError) as refused:
        read(GOOD.replace(old, new, 1))
    found = [(one.line, one.field, one.message) for one in refused.value.problems]
    assert any((at, where) == (line, field) and message in says for at, where, says in found), found


def test_a_standard_without_criteria() -> None:
    """A checklist that asks nothing would be met by everybody."""
    with pytest.raises(RuleFileError) as refused:
        read("\n".join([*GOOD.splitlines()[:6], "checklists: []"]))
    assert [(one.field, one.message) for one in refused.value.problems] == [("checklists", "thiếu các tiêu chí")]
