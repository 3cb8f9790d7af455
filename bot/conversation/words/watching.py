"""The steering board, who looks and does not decide, and the operator."""

from bot.conversation.phrases import N_

# T: menu button of the steering board
CASES = N_("Xem hồ sơ")
# T: button: look at one case
LOOK = N_("Xem")
# T: title of the list; {count} cases
LIST = N_("Hồ sơ đã nộp: {count}")
# T: title of the empty list
EMPTY = N_("Chưa có hồ sơ nào được nộp.")
# T: where a case is; {stage} is the stage of review
WAITING = N_("Đang ở bước: {stage}.")
# T: where a case is: back at the unit
RETURNED = N_("Đã trả lại đơn vị để sửa.")
# T: where a case is: every stage is done
FINISHED = N_("Đã qua tất cả các bước.")
# T: the steering board sees and does not decide
ONLY_LOOKING = N_("Ban Chỉ đạo xem hồ sơ, tiến độ và quyết định; việc chấm và duyệt do các cấp trong kế hoạch làm.")
# T: menu of the operator: what the office is for
OPERATOR = N_(
    "Người vận hành giữ cho hệ thống chạy: cấp mã mời, theo dõi tin không gửi được. Ở vai trò này không xem được hồ sơ của đơn vị nào."
)
# T: help for the steering board
HELP = N_("/xem – hồ sơ đã nộp và quyết định\n/tiendo – tiến độ của các đơn vị\n/hanchot – các hạn chót")
# T: a command that only the steering board may use
ONLY_BOARD = N_("Việc này dành cho Ban Chỉ đạo. Cấp duyệt hồ sơ dùng lệnh khác, ví dụ: /choduyet.")
