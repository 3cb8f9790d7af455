"""Consent, before anything is stored."""

from bot.conversation.phrases import N_

# T: title of the first message
TITLE = N_("Chấm điểm phong trào toàn dân bảo vệ an ninh Tổ quốc")
# T: what is collected; {office} is the person's office
WHAT = N_(
    "Bạn tham gia với vai trò: {office}. Chúng tôi lưu: vai trò này, câu trả lời và ghi chú bạn gửi, thời điểm gửi. Không lưu số giấy tờ tùy thân; không hỏi tên học sinh, người bị kỷ luật hay người tố cáo."
)
# T: why, who sees it, how long
WHY = N_(
    "Mục đích: lập hồ sơ tự chấm điểm của đơn vị và gửi cấp trên. Người xem: đơn vị và các cấp duyệt hồ sơ. Thời gian lưu: theo thời hạn lưu hồ sơ; khi bạn thôi giữ chức vụ, hồ sơ không còn ghi tên bạn."
)
# T: warns against secret documents
SECRET = N_("Không gửi tài liệu có dấu MẬT.")
# T: the first question of consent
ASK_ACCOUNT = N_("Bạn đồng ý để chúng tôi lưu những điều trên không?")
# T: the second question of consent, separate from the first
ASK_REMINDERS = N_(
    "Bạn có đồng ý nhận tin nhắc hạn nộp không? Nếu không đồng ý, bạn vẫn làm mọi việc khác bình thường."
)
# T: button: consent given; a reviewer agrees
AGREE = N_("Đồng ý")
# T: button: consent refused
DISAGREE = N_("Không đồng ý")
# T: said after the account was refused
REFUSED = N_("Chúng tôi chỉ ghi nhận là bạn không đồng ý, ngoài ra không lưu gì. Nếu muốn tham gia, mời bấm Đồng ý.")
# T: wrong input at consent
WANT = N_("Bấm một nút, hoặc gõ: Đồng ý, Không đồng ý.")
# T: a command or another button came before the question of consent was answered
ANSWER_FIRST = N_("Xin trả lời câu hỏi dưới đây trước.")
# T: consent was recorded
JOINED = N_("Đã ghi nhận. Cảm ơn bạn.")
