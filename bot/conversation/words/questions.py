"""The questions of every kind, their buttons, and what is said to an answer that does not fit."""

from bot.conversation.phrases import N_

# T: button for a number of points, e.g. "3 điểm"
POINTS = N_("{points} điểm")
# T: asks for points; {max} is the highest number
ASK_POINTS = N_("Đơn vị tự chấm mấy điểm?")
# T: hint where half points may be given; {example} is such a number
POINTS_IN_PARTS = N_("Có thể chấm điểm lẻ, ví dụ: {example}.")
# T: wrong input for points; {example} is a valid number
WANT_POINTS = N_("Nhập số từ 0 đến {max}, ví dụ: {example}.")
# T: the line takes whole points only
WANT_WHOLE = N_("Câu này chỉ chấm điểm nguyên, ví dụ: {example}.")
# T: the number has more decimals than the line allows; {step} is the smallest part
WANT_STEP = N_("Câu này cho điểm lẻ đến {step}, ví dụ: {example} hoặc {next}.")

# T: asks for a percentage
ASK_PERCENT = N_("Tỷ lệ đạt được là bao nhiêu phần trăm?")
# T: wrong input for a percentage
WANT_PERCENT = N_("Nhập tỷ lệ từ 0 đến 100, ví dụ: {example}.")
# T: an answer in percent
PERCENT = N_("{percent}%")
# T: the percentage is below the threshold; partial points may be proposed
ASK_CLAIM = N_(
    "Tỷ lệ {percent}% thấp hơn {threshold}%. Bản chấm không quy định điểm trong trường hợp này. Đơn vị có đề nghị cấp trên xem xét cho một phần điểm không?"
)
# T: button: no partial points proposed
NO_CLAIM = N_("Không, 0 điểm")
# T: button: propose this many points
CLAIM = N_("Đề nghị {points} điểm")
# T: wrong input for the number of points proposed
WANT_CLAIM = N_("Nhập số điểm đề nghị từ 0 đến {max}, ví dụ: {example}.")
# T: asks why partial points are proposed
ASK_WHY = N_("Vì sao đề nghị {points} điểm? Viết một câu, ví dụ: có 85% tham gia vì hai lớp đi thực tập.")
# T: an answer in percent with points proposed
PERCENT_CLAIM = N_("{percent}%, đề nghị {points} điểm: {why}")
# T: the person answered with an empty or too long sentence; {most} is a number of letters
WANT_SENTENCE = N_("Viết một câu, dài không quá {most} chữ cái, ví dụ: {example}")

# T: asks whether a requirement is met
ASK_MET = N_("Nội dung này đơn vị đã đạt chưa?")
# T: button: the requirement is met
MET = N_("Đạt")
# T: button: the requirement is not met
NOT_MET = N_("Chưa đạt")
# T: wrong input for met or not
WANT_MET = N_("Bấm một nút, hoặc gõ: Đạt, Chưa đạt.")

# T: asks whether an incident happened in the year
ASK_HAPPENED = N_("Trong năm có xảy ra việc này không?")
# T: button: it did not happen (good)
NOT_HAPPENED = N_("Không xảy ra")
# T: button: it happened (bad)
HAPPENED = N_("Có xảy ra")
# T: wrong input for happened or not
WANT_HAPPENED = N_("Bấm một nút, hoặc gõ: Không xảy ra, Có xảy ra.")

# T: asks for the rating given by the level above
ASK_RATING = N_("Năm nay được cấp trên xếp loại mức nào?")
# T: rating, the best
EXCELLENT = N_("Hoàn thành xuất sắc nhiệm vụ")
# T: rating, the second
GOOD = N_("Hoàn thành tốt nhiệm vụ")
# T: rating, the third
COMPLETED = N_("Hoàn thành nhiệm vụ")
# T: rating, the lowest
FAILED = N_("Không hoàn thành nhiệm vụ")
# T: wrong input for a rating
WANT_RATING = N_("Bấm một nút, hoặc gõ mức xếp loại, ví dụ: Hoàn thành tốt nhiệm vụ.")

# T: asks about tax; for units with neither Party organisation nor union
ASK_TAX = N_("Đơn vị không có tổ chức Đảng, công đoàn, đoàn thể: đã hoàn thành nghĩa vụ nộp thuế chưa?")
# T: button: taxes paid
TAX_PAID = N_("Đã hoàn thành")
# T: button: taxes not fully paid
TAX_UNPAID = N_("Chưa hoàn thành")
# T: wrong input for tax
WANT_TAX = N_("Bấm một nút, hoặc gõ: Đã hoàn thành, Chưa hoàn thành.")

# T: asks for the state of the recognition "An toàn về an ninh, trật tự"
ASK_STATUS = N_("Đến nay, việc công nhận đạt tiêu chuẩn đến bước nào?")
# T: hint: most units are not yet decided when they score themselves
STATUS_UNDECIDED = N_("Khi chưa có quyết định, chọn Đề nghị đạt: 50 điểm là tạm tính, sẽ tính lại khi có quyết định.")
# T: button: recognised by a decision
RECOGNISED = N_("Đã có quyết định")
# T: button: proposed, not yet decided
PROPOSED = N_("Đề nghị đạt")
# T: button: not recognised
REFUSED = N_("Không đạt")
# T: wrong input for the state of the recognition
WANT_STATUS = N_("Bấm một nút, hoặc gõ: Đã có quyết định, Đề nghị đạt, Không đạt.")

# T: asks how many ad hoc awards the unit as a collective had this year
ASK_COLLECTIVE = N_("Trong năm, tập thể đơn vị được khen thưởng đột xuất mấy lần?")
# T: hint: both counts may be typed at once
BOTH_COUNTS = N_("Có thể gõ cả hai số, ví dụ: 1 tập thể, 2 cá nhân.")
# T: asks how many individuals had ad hoc awards
ASK_INDIVIDUAL = N_("Có mấy cá nhân được khen thưởng đột xuất?")
# T: wrong input for a count
WANT_COUNT = N_("Nhập số từ 0 đến 99, ví dụ: {example}.")
# T: an answer in counts of awards
COUNTS = N_("{collective} tập thể, {individual} cá nhân")

# T: button: the line does not apply to this unit
NOT_APPLICABLE = N_("Không áp dụng")
# T: asks why the line does not apply; {example} is such a reason
ASK_NOT_APPLICABLE = N_(
    "Vì sao nội dung này không áp dụng với đơn vị? Câu này tạm tính 0 điểm và được tách riêng để đề nghị cấp trên xem xét. Viết một câu, ví dụ: {example}."
)
# T: for a unit with a Party organisation but no union, line 5g: nothing else can be answered
NOTHING_ELSE_APPLIES = N_(
    "Theo thông tin đơn vị đã khai, câu này không áp dụng với đơn vị: bấm Không áp dụng để đề nghị cấp trên xem xét, hoặc gõ lý do."
)
# T: an answer "does not apply" with its reason
NOT_APPLICABLE_BECAUSE = N_("Không áp dụng: {reason}")
# T: button of the profile and elsewhere
YES = N_("Có")
# T: button of the profile and elsewhere
NO = N_("Không")
