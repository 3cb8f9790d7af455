"""Consent, before anything is stored."""

from bot.conversation.phrases import N_

# T: title of the first message
TITLE = N_("Chấm điểm phong trào toàn dân bảo vệ an ninh Tổ quốc")
# T: what is collected; {office} is the person's office
WHAT = N_(
    "Bạn vào với vai trò: {office}. Chúng tôi lưu: vai trò này, câu trả lời và ghi chú bạn gửi, giờ gửi. Không lưu số giấy tờ, không hỏi tên học sinh, người bị kỷ luật hay người tố cáo."
)
# T: why, who sees it, how long
WHY = N_(
    "Để làm gì: lập hồ sơ tự chấm điểm của đơn vị và gửi cấp trên. Ai xem: đơn vị và các cấp duyệt hồ sơ. Lưu bao lâu: theo thời hạn lưu hồ sơ; vai trò gắn với chức vụ, khi bàn giao thì tên bạn không còn trong hồ sơ."
)
# T: warns against secret documents
SECRET = N_("Không gửi tài liệu có dấu MẬT.")
# T: the first question of consent
ASK_ACCOUNT = N_("Bạn đồng ý để chúng tôi lưu những điều trên không?")
# T: the second question of consent, separate from the first
ASK_REMINDERS = N_(
    "Bạn có đồng ý nhận tin nhắc hạn nộp không? Không đồng ý thì vẫn tự chấm điểm và nhận kết quả duyệt được."
)
# T: button: consent given
AGREE = N_("Đồng ý")
# T: button: consent refused
DISAGREE = N_("Không đồng ý")
# T: said after the account was refused
REFUSED = N_("Chúng tôi không lưu gì của bạn. Khi nào đổi ý, bấm Đồng ý.")
# T: wrong input at consent
WANT = N_("Bấm một nút, hoặc gõ: Đồng ý, Không đồng ý.")
# T: consent was recorded
JOINED = N_("Đã ghi nhận. Cảm ơn bạn.")
