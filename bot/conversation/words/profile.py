"""The profile of the unit, once a year."""

from bot.conversation.phrases import N_

# T: title of the profile
TITLE = N_("Hồ sơ đơn vị năm {year}")
# T: first lines of the profile; {unit} its name
INTRO = N_("{unit}. Xin trả lời vài câu ngắn, để chỉ hỏi những nội dung áp dụng với đơn vị.")
# T: asks for the school level
ASK_LEVEL = N_("Trường thuộc cấp học nào?")
# T: asks for the size of the enterprise
ASK_SIZE = N_("Doanh nghiệp thuộc quy mô nào?")
# T: asks whether there is a Party organisation
ASK_PARTY = N_("Đơn vị có tổ chức Đảng không?")
# T: asks whether there is a union or mass organisation
ASK_UNION = N_("Đơn vị có công đoàn, đoàn thể không?")
# T: asks whether there is a guard force
ASK_GUARDS = N_("Đơn vị có lực lượng bảo vệ không?")
# T: asks for the number of sub-units
ASK_SUBUNITS = N_("Đơn vị có bao nhiêu phòng, ban, tổ, đội?")
# T: wrong input for the number of sub-units
WANT_SUBUNITS = N_("Nhập số từ 0 đến 999, ví dụ: 6.")
# T: wrong input where a button is wanted; {example} is a button
WANT = N_("Bấm một nút, ví dụ: {example}.")
# T: school level
PRESCHOOL = N_("Mầm non")
# T: school level
PRIMARY = N_("Tiểu học")
# T: school level
SECONDARY = N_("Trung học cơ sở")
# T: school level
UPPER_SECONDARY = N_("Trung học phổ thông")
# T: school level
CONTINUING = N_("Giáo dục thường xuyên")
# T: school level, none of the others
OTHER = N_("Cấp khác")
# T: size of an enterprise
MICRO = N_("Siêu nhỏ")
# T: size of an enterprise
SMALL = N_("Nhỏ")
# T: size of an enterprise
MEDIUM = N_("Vừa")
# T: size of an enterprise
LARGE = N_("Lớn")
# T: the profile was saved
SAVED = N_("✓ Đã lưu hồ sơ đơn vị.")
# T: the unit is outside the mandatory scope; {plan} is the title of the locality's plan
OUT_OF_SCOPE = N_(
    "Đơn vị ngoài phạm vi bắt buộc của Thông tư 124. Đơn vị vẫn tự chấm điểm được ở đây nếu địa phương mời tham gia; cấp duyệt sẽ xem xét. Kế hoạch đang áp dụng: {plan}."
)
