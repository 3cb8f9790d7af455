"""The criteria of T1 in words and conditions. Source: Thông tư 124/2021/TT-BCA, Điều 1, Điều 6, Điều 7."""

import pytest

from antq_rules import Shelf

T1 = Shelf.builtin().standard("an-toan-2021")
LINES = {line.id: line for checklist in T1.checklists for line in checklist.lines}

# line, how it is asked, words it cannot do without
CRITERIA = [
    ("6.1a", "met", ("Quý I", "nghị quyết chuyên đề", "lồng ghép")),
    ("6.1b", "met", ("Quý I", "kế hoạch bảo đảm an ninh, trật tự")),
    ("6.1c", "met", ("Quý I", "đăng ký phấn đấu")),
    ("6.1d", "met", ("bí mật nhà nước", "chính trị nội bộ", "an toàn lao động", "cháy nổ", "môi trường", "pháp luật")),
    ("6.1đ", "percent", ("100%", "người lao động", "quán triệt", "tiêu chí")),
    ("6.1e", "met", ("01 mô hình", "hoạt động hiệu quả")),
    ("6.2a", "met", ("chủ trương, đường lối của Đảng", "pháp luật của Nhà nước")),
    ("6.2b", "met", ("phối hợp với Công an",)),
    ("6.2c", "met", ("quy định của địa phương",)),
    ("6.3a", "happened", ("tín ngưỡng, tôn giáo trái pháp luật",)),
    ("6.3b", "happened", ("Lợi dụng", "tôn giáo", "dân tộc", "tranh chấp", "khiếu kiện")),
    ("6.3c", "happened", ("Kích động", "đông người khiếu kiện", "gây rối trật tự", "nói xấu")),
    ("6.3d", "happened", ("Đình công trái pháp luật",)),
    ("6.3đ", "happened", ("Tội phạm nghiêm trọng trở lên",)),
    ("6.3e", "happened", ("bí mật nhà nước",)),
    ("6.3g", "happened", ("Cháy, nổ nghiêm trọng", "tai nạn chết người", "môi trường", "an toàn thực phẩm")),
    ("6.3h", "happened", ("xử phạt", "an ninh, trật tự", "kỷ luật từ cảnh cáo trở lên", "tệ nạn xã hội")),
    ("6.4a", "met", ("Tập thể lao động tiên tiến", "Hoàn thành tốt nhiệm vụ")),
    ("6.4b", "happened", ("lực lượng bảo vệ", "cảnh cáo trở lên")),
    ("6.5a", "percent", ("70%", "Tập thể lao động tiên tiến", "Hoàn thành tốt nhiệm vụ")),
    ("6.5b", "happened", ("cảnh cáo trở lên",)),
    ("7.1d", "met", ("quản lý người học", "bí mật nhà nước", "chính trị nội bộ", "cháy nổ", "môi trường")),
    ("7.1đ", "percent", ("100%", "nhà giáo", "người học", "quán triệt", "tiêu chí")),
    ("7.2d", "met", ("Ban đại diện cha mẹ học sinh",)),
    ("7.4a", "happened", ("Bạo lực học đường",)),
    ("7.4b", "happened", ("người học", "kết án", "cảnh cáo trở lên", "tệ nạn xã hội")),
    ("7.5a", "met", ("Tập thể lao động tiên tiến", "Hoàn thành tốt nhiệm vụ")),
    ("7.5b", "happened", ("lực lượng bảo vệ", "cảnh cáo trở lên")),
    ("7.6a", "percent", ("70%", "Tập thể lao động tiên tiến", "Hoàn thành tốt nhiệm vụ")),
    ("7.6b", "happened", ("cảnh cáo trở lên",)),
]


@pytest.mark.parametrize(("line_id", "ask", "words"), CRITERIA)
def test_wording(line_id: str, ask: str, words: tuple[str, ...]) -> None:
    """Each line says in full what is asked, if in fewer words than the circular."""
    line = LINES[line_id]
    assert line.ask == ask
    assert all(word in line.text for word in words), line.text


def test_both_articles_ask_the_same_where_they_agree() -> None:
    """Clauses 1 and 2 and the incidents are those of agencies, word for word, but for learners and parents."""
    shared = [one[1:] for one in LINES if one.startswith("7.") and f"6{one[1:]}" in LINES]
    differ = [one for one in shared if one[1] in "123" and LINES[f"7{one}"].text != LINES[f"6{one}"].text]
    assert differ == [".1d", ".1đ"]


def test_conditions_and_exceptions_are_data() -> None:
    """Where a line is asked only of some, and where an incident is excused, in the words of the circular."""
    where = {line.id: line.where.says for line in LINES.values() if line.where}
    eligible = "nơi đủ điều kiện bình xét"
    assert where == {
        "6.1a": "nơi có tổ chức Đảng",
        "6.2b": "nếu có",
        "6.4a": eligible,
        "6.5a": eligible,
        "7.1a": "nơi có tổ chức Đảng",
        "7.2b": "nếu có",
        "7.2d": "cấp học phổ thông",
        "7.5a": f"nếu có lực lượng bảo vệ, {eligible}",
        "7.5b": "nếu có lực lượng bảo vệ",
        "7.6a": eligible,
    }
    caught = "bất khả kháng, hoặc được phát hiện kịp thời, hạn chế hậu quả và báo cáo"
    assert {line.id: line.excuse for line in LINES.values() if line.excuse} == {
        "6.3đ": caught,
        "6.3g": "bất khả kháng",
        "7.3đ": caught,
        "7.3g": "bất khả kháng",
    }


def test_whom_it_does_not_bind_stands_in_article_1() -> None:
    """The standard and every plan that names the scope cite one place for it."""
    scopes = [T1.outside, *(plan.outside for plan in Shelf.builtin().plans())]
    assert {one.citation.text for one in scopes if one} == {"Thông tư 124/2021/TT-BCA, Điều 1, khoản 2 điểm b"}
