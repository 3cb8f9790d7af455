"""The menu, help, dates, and finding one's way."""

from bot.conversation.phrases import N_

# T: menu: the unit has not begun this year; {year}
NOT_BEGUN = N_("Năm {year}: đơn vị chưa bắt đầu tự chấm điểm.")
# T: menu: the unit's draft; {done} of {count} questions answered
DRAFT = N_("Năm {year}: đã trả lời {done}/{count} câu, chưa nộp.")
# T: menu: submitted and waiting; {stage} is the stage of review
WAITING = N_("Năm {year}: hồ sơ đã nộp, đang ở bước: {stage}.")
# T: menu: the case came back; {count} lines to mend
RETURNED = N_("Năm {year}: hồ sơ được trả lại, có {count} câu cần xem lại.")
# T: menu: the last decision was a refusal
NOT_RECOGNISED = N_("Năm {year}: hồ sơ đã kết thúc, đơn vị không được công nhận.")
# T: menu: every stage is done
FINISHED = N_("Năm {year}: hồ sơ đã qua tất cả các bước duyệt.")
# T: menu: last day to submit; {day} a date, {left} number of days
DUE = N_("Hạn nộp: hết ngày {day} (còn {left} ngày).")
# T: menu: the last day to submit is today
DUE_TODAY = N_("Hạn nộp: hết hôm nay, {day}.")
# T: menu: the last day to submit has passed; {late} number of days
OVERDUE = N_("Hạn nộp đã qua {late} ngày (hết ngày {day}). Nộp muộn vẫn được nhận và ghi rõ là nộp muộn.")
# T: menu of a reviewer: {count} cases wait
CASES_WAITING = N_("Hồ sơ chờ duyệt: {count}.")
# T: menu of a person who holds no office today
NO_SEAT = N_(
    "Hiện bạn chưa được giao vai trò nào ở đây. Đề nghị liên hệ Công an xã hoặc người quản trị để nhận đường dẫn mới."
)
# T: menu button
SCORE = N_("Tự chấm điểm")
# T: button: to the unit's own case
CASE = N_("Hồ sơ của đơn vị")
# T: menu button
DATES = N_("Hạn chót")
# T: menu button, and the title of the help
HELP = N_("Trợ giúp")
# T: menu button of a reviewer
WAITING_CASES = N_("Hồ sơ chờ duyệt")
# T: menu button of a reviewer
PROGRESS = N_("Tiến độ")
# T: button: back to the menu
TO_MENU = N_("Về trang đầu")
# T: the text was not understood at the menu
WANT = N_("Chọn một nút, hoặc gõ lệnh, ví dụ: /tucham.")
# T: an unknown command; {command} is what was typed
UNKNOWN_COMMAND = N_("Không có lệnh {command}. Gõ /trogiup để xem các lệnh, ví dụ: /tucham.")
# T: a command that only heads of units may use
ONLY_HEAD = N_("Việc này dành cho người đứng đầu đơn vị.")
# T: a command that only reviewers may use
ONLY_REVIEWER = N_("Việc này dành cho cấp duyệt hồ sơ.")
# T: a tap on a button of an earlier step
STALE = N_("Nút này thuộc bước trước, không còn tác dụng. Bạn đang ở đây:")
# T: resuming at a question; {number} the question, {left} questions left, {minutes} a guess
RESUME_QUESTION = N_("Bạn dừng ở câu {number}, còn {left} câu, khoảng {minutes} phút.")
# T: resuming anywhere else
RESUME = N_("Chào bạn. Lần trước bạn dừng ở đây:")
# T: button under "you stopped at question …"
CONTINUE = N_("Tiếp tục")
# T: menu button, and the title of the help
HELP_TITLE = N_("Trợ giúp")
# T: help for heads of units
HELP_HEAD = N_(
    "/tucham – tự chấm điểm, từng câu một\n/cau 5đ – tới thẳng câu 5đ\n/hoso – hồ sơ của đơn vị, cả hai cột điểm\n/tukiemtra – tự kiểm tra An toàn về an ninh, trật tự\n/hop – họp xét: mở, biểu quyết, biên bản\n/hanchot – các hạn chót"
)
# T: help for heads of units: what only the head does
HELP_ONLY_HEAD = N_(
    "/dangky – đăng ký trong năm\n/nop – nộp hồ sơ\n/rut – rút hồ sơ khi chưa ai mở\n/uyquyen – ủy quyền cho cấp phó nộp thay\n/bangiao – bàn giao chức vụ cho người kế nhiệm"
)
# T: help for reviewers
HELP_REVIEWER = N_(
    "/choduyet – hồ sơ chờ duyệt\n/duyetchung – duyệt cùng lúc các hồ sơ không có cờ\n/tiendo – tiến độ của các đơn vị\n/goidien – các đơn vị cần gọi điện\n/uyquyen – ủy quyền cho người khác duyệt thay\n/bangiao – bàn giao chức vụ cho người kế nhiệm\n/hanchot – các hạn chót"
)
# T: help for everybody
HELP_ALL = N_(
    "/batdau – về trang đầu\n/ngonngu – đổi ngôn ngữ\n/lienket – mở trên máy khác, ứng dụng khác\n/lich – hạn chót trong lịch của điện thoại\n/kenh – chọn nơi nhận tin\n/dulieu – dữ liệu của bạn"
)
# T: help: nothing is lost
HELP_SAFE = N_(
    "Mỗi câu trả lời được lưu ngay. Bạn có thể thoát ra hoặc tắt máy bất cứ lúc nào; khi mở lại sẽ tiếp tục đúng chỗ."
)
# T: title of the list of dates; {year}
DATES_TITLE = N_("Hạn chót năm {year}")
# T: one date; {what} is done by {day}, at the latest; {source} is the article; {left} days are left
DATE_AHEAD = N_("{what}: chậm nhất hết ngày {day} (còn {left} ngày). Căn cứ: {source}.")
# T: one date that is today
DATE_TODAY = N_("{what}: chậm nhất hết hôm nay, {day}. Căn cứ: {source}.")
# T: one date in the past
DATE_PAST = N_("{what}: chậm nhất hết ngày {day} (đã qua). Căn cứ: {source}.")
# T: explains "before a date"
DATES_NOTE = N_("Ví dụ: văn bản ghi “trước ngày 30/10” thì hạn cuối là hết ngày 29/10.")
# T: the plan and the national rules give no date
NO_DATES = N_("Kế hoạch này không ấn định ngày nào.")
# T: asks for the language, in both languages
ASK_LANGUAGE = N_("Chọn ngôn ngữ / Choose a language")
# T: the language was changed
LANGUAGE_SET = N_("Đã chuyển sang tiếng Việt.")
# T: what is stored about the person; {office} the office, {reminders} yes or no
DATA = N_(
    "Thông tin đang lưu về bạn: vai trò ({office}), ngôn ngữ, sự đồng ý của bạn, tin nhắn ở đây và câu trả lời của đơn vị. Nhận tin nhắc: {reminders}."
)
# T: how to have data copied or corrected; to have it erased there is a button
DATA_HOW = N_(
    "Muốn xem bản sao hoặc sửa dữ liệu cá nhân, hãy đề nghị Công an xã hoặc người quản trị; trong 2 ngày làm việc bạn sẽ được báo là đã tiếp nhận yêu cầu. Hồ sơ của đơn vị vẫn được lưu theo quy định."
)
# T: button: switch reminders on
REMINDERS_ON = N_("Nhận tin nhắc")
# T: button: switch reminders off
REMINDERS_OFF = N_("Ngừng nhận tin nhắc")
# T: saved
SAVED = N_("Đã lưu.")
