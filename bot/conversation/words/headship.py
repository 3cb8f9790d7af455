"""What only the head does, said to those who work beside the head."""

from bot.conversation.phrases import N_

# T: what only the head does, inside "only the head of the unit …"
REGISTERS = N_("đăng ký hoặc rút đăng ký")
# T: an act of a unit: taking its case back; in the history, and inside "only the head of the unit …"
WITHDRAWS = N_("rút hồ sơ")
# T: an act of a unit: handing in; in the history, and inside "only the head of the unit …"
SUBMITS = N_("nộp hồ sơ")
# T: what only the head does, inside "only the head of the unit …"
HANDS_OVER = N_("chuyển câu hỏi cho người khác")
# T: a deputy pressed a button of the head's; {act} is what only the head does
DEPUTY = N_(
    "Chỉ người đứng đầu đơn vị {act}. Cấp phó làm thay được khi có ủy quyền: đề nghị người đứng đầu gõ /uyquyen. Điều bạn đã nhập vẫn được lưu."
)
# T: a helper pressed a button of the head's; {act} is what only the head does
HELPER = N_(
    "Chỉ người đứng đầu đơn vị {act}. Điều bạn đã nhập vẫn được lưu; hãy báo người đứng đầu mở hồ sơ và làm việc này."
)
# T: at a question: who gave the answer this line has now; {who} is their office
BY = N_("Câu trả lời này do {who} nhập.")
# T: at a question: the answer was given by another holder of the same office, before or beside; {who} is the office
BY_OTHER = N_("Câu trả lời này do một người khác giữ chức vụ {who} nhập.")
