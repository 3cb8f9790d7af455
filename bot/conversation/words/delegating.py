"""Lending an office's authority to a colleague for some days."""

from bot.conversation.phrases import N_

# T: menu button of a reviewer, and the title of the page
DELEGATE = N_("Ủy quyền")
# T: nothing is lent at present
NONE = N_("Hiện chưa ủy quyền cho ai. Người được ủy quyền thấy hồ sơ chờ của vai trò này và làm thay trong thời hạn.")
# T: one delegation: {office} lent to {who} from {first} to {last}
ONE = N_("{office}: ủy quyền cho {who} từ {first} đến hết {last}. Lý do: {reason}")
# T: button: lend authority to somebody
NEW = N_("Ủy quyền cho một người")
# T: button: end a delegation; {who} has it
REVOKE = N_("Thu hồi: {who}")
# T: done: a delegation was ended; {who} had it
REVOKED = N_("✓ Đã thu hồi ủy quyền của {who}.")
# T: asks which office is lent
ASK_OFFICE = N_("Ủy quyền vai trò nào?")
# T: asks to whom the office is lent
ASK_WHOM = N_("Ủy quyền {office} cho ai?")
# T: nobody else holds an office in the place
NOBODY = N_("Ở đây chưa có người nào khác giữ một vai trò để ủy quyền.")
# T: the unit has no deputy to whom the head could lend the office
NO_DEPUTY = N_(
    "Đơn vị chưa có cấp phó nào ở đây để ủy quyền. Đề nghị người quản trị cấp mã mời cho cấp phó, rồi gõ lại /uyquyen."
)
# T: the person has no office that can be lent
NOTHING_TO_LEND = N_("Việc này dành cho người đứng đầu đơn vị và cấp duyệt hồ sơ.")
# T: one of several people in the same office; {number} counts them
NTH = N_("{title} (người thứ {number})")
# T: asks for the first day; {day} is today, as an example
ASK_FIRST = N_("Từ ngày nào? Gõ ngày/tháng/năm, ví dụ: {day}, hoặc: hôm nay.")
# T: asks for the last day; {day} is the first one, as an example
ASK_LAST = N_("Đến hết ngày nào? Gõ ngày/tháng/năm, ví dụ: {day}.")
# T: the day is over already
PAST = N_("Ngày này đã qua. Nhập từ hôm nay trở đi, ví dụ: {day}.")
# T: the last day is before the first one; {day}
BEFORE_FIRST = N_("Ngày cuối không được trước ngày đầu ({day}).")
# T: asks for the reason
ASK_REASON = N_("Lý do? Viết một câu, ví dụ: đi học tập trung.")
# T: example of a reason
REASON_EXAMPLE = N_("đi học tập trung")
# T: what lending means
MEANS = N_("Trong thời hạn đó người này duyệt, trả lại và quyết định thay bạn; mỗi việc đều ghi là làm thay.")
# T: what lending means when the head of a unit lends
MEANS_HEAD = N_(
    "Trong thời hạn đó người này đăng ký, nộp và rút hồ sơ thay bạn; mỗi việc đều ghi là làm thay. Người đã nộp thì không duyệt hồ sơ này."
)
# T: button: confirm the delegation
CONFIRM = N_("Xác nhận ủy quyền")
# T: wrong input where a button is wanted; {example} is a button
WANT = N_("Bấm một nút, ví dụ: {example}.")
# T: done: lent to {who} from {first} to {last}
DONE = N_("✓ Đã ủy quyền cho {who} từ {first} đến hết {last}.")
# T: to the delegate: {office} is lent to them
NOTICE = N_("Bạn được ủy quyền làm việc của {office} từ {first} đến hết {last}. Lý do: {reason}")
# T: to the delegate: the delegation was ended
NOTICE_REVOKED = N_("Ủy quyền làm việc của {office} đã được thu hồi.")
# T: the title of an office somebody acts for until {day}
ACTING = N_("{title} (được ủy quyền đến hết {day})")
