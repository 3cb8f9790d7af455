"""Taking a case back before anyone has opened it."""

from bot.conversation.phrases import N_

# T: button: the unit takes its case back
WITHDRAW = N_("Rút hồ sơ")
# T: asks to confirm; {unit}, {year}, {stage} where the case waits
ASK = N_("Rút hồ sơ năm {year} của {unit} về để sửa? Hồ sơ đang chờ {stage} và chưa ai mở; rút rồi phải nộp lại.")
# T: button: confirm taking it back (a registration, or the case)
CONFIRM = N_("Xác nhận rút")
# T: button: leave the case where it is
KEEP = N_("Không rút")
# T: wrong input where taking back must be confirmed
WANT = N_("Bấm một nút, hoặc gõ: Xác nhận rút.")
# T: done: the case is with the unit again
DONE = N_("✓ Đã rút hồ sơ lúc {time}. Đơn vị sửa được mọi câu như trước khi nộp; nhớ nộp lại.")
# T: to the office where the case waited; {unit}, {year}
NOTICE = N_("{unit} đã rút hồ sơ năm {year} về để sửa.")
# T: a tap on a case that was taken back; {time} when
WITHDRAWN = N_("Đơn vị đã rút hồ sơ lúc {time}.")
