"""Handing an office over to a successor."""

from bot.conversation.phrases import N_

# T: to somebody whose time in an office is over; {office} its title, {day} the first day without it
NO_LONGER = N_(
    "Bạn không còn giữ chức vụ này: {office}, từ ngày {day}. Các nút cũ không còn tác dụng; hồ sơ được giữ nguyên cho người kế nhiệm. Nếu chưa đúng, đề nghị liên hệ Công an xã hoặc người quản trị."
)
# T: asks which office is handed over
ASK_OFFICE = N_("Bàn giao chức vụ nào?")
# T: asks from which day the successor works; {day} is tomorrow, as an example
ASK_DAY = N_("Người kế nhiệm nhận việc từ ngày nào? Gõ ngày/tháng/năm, ví dụ: {day}, hoặc: hôm nay.")
# T: the day is over already
PAST = N_("Ngày này đã qua. Nhập từ hôm nay trở đi, ví dụ: {day}.")
# T: what is to be confirmed; {office} is handed over from {day} on, {last} is the person's last day
CONFIRM_WHAT = N_("Bàn giao {office} từ ngày {day}. Bạn giữ chức vụ này đến hết ngày {last}.")
# T: the same when it is over at once; {office}
CONFIRM_NOW = N_("Bàn giao {office} ngay bây giờ: sau khi xác nhận, bạn không vào được hồ sơ nữa.")
# T: what handing over means
MEANS = N_(
    "Hồ sơ được giữ nguyên; điều bạn đã làm vẫn ghi là do bạn làm; ủy quyền bạn đã cho sẽ hết hiệu lực cùng ngày."
)
# T: button: confirm handing over
CONFIRM = N_("Xác nhận bàn giao")
# T: wrong input where a button is wanted; {example} is a button
WANT = N_("Bấm một nút, ví dụ: {example}.")
# T: the person has no office to hand over
NOTHING = N_("Bạn không giữ chức vụ nào để bàn giao.")
# T: done; {office} and the successor's first day {day}
DONE = N_("✓ Đã bàn giao {office} từ ngày {day}.")
# T: the code to pass on; {office}, {code}, {link} opens the web chat
CODE = N_(
    "Mã dùng một lần cho người kế nhiệm ({office}): {code}\nGửi mã này cho người kế nhiệm, hoặc gửi đường dẫn:\n{link}\nMất mã thì đề nghị người quản trị cấp mã mời khác."
)
# T: to the reviewing office: the head of {unit} changes on {day}
NOTICE_REVIEWER = N_("Bàn giao: {office} có người mới từ ngày {day}. Hồ sơ của đơn vị giữ nguyên.")
# T: to the one who leaves, when somebody else arranged it; {office}, {day} the first day without it
NOTICE_LEAVER = N_("Chức vụ {office} của bạn được bàn giao từ ngày {day}. Từ ngày đó bạn không vào được hồ sơ nữa.")
# T: menu of a successor; {office} was held by somebody else until {day}
TAKEN_OVER = N_("Bạn nhận bàn giao {office} từ người giữ chức vụ trước (đến hết ngày {day}).")
# T: menu of a successor: where the case is; {number} of {count} is the next question, {left} are left
CASE_AT = N_("Hồ sơ năm {year} đang ở câu {number}/{count}, còn {left} câu.")
