"""The self-check against the standard "An toàn về an ninh, trật tự"."""

from bot.conversation.phrases import N_

# T: button: begin or go on with the self-check against the standard
CHECK = N_("Tự kiểm tra An toàn về an ninh, trật tự")
# T: what the self-check is; {title} the standard, {source} the article
INTRO = N_(
    "{title}. Phải đạt đủ mọi tiêu chí của {source}. Mỗi câu trả lời được lưu ngay; có thể dừng và làm tiếp sau."
)
# T: heading of a criterion: number of count, and its id
HEADING = N_("Tiêu chí {number}/{count} · {criterion}")
# T: where the criterion is asked, in the words of the rule ("nếu có")
WHERE = N_("Chỉ xét: {where}.")
# T: asks why a criterion does not apply; {where} the words of the rule, {example} such a reason
ASK_WHY_NOT = N_("Tiêu chí này chỉ xét: {where}. Vì sao không áp dụng với đơn vị? Viết một câu, ví dụ: {example}.")
# T: example of a reason why a criterion does not apply
WHY_NOT_EXAMPLE = N_("năm nay chưa đủ điều kiện bình xét")
# T: something happened: asks for the exception the rule names
ASK_EXCUSE = N_(
    "Việc này có thuộc trường hợp loại trừ không: {excuse}? Nếu có, viết lý do trong một câu, không nêu tên người; nếu không, bấm nút."
)
# T: button: the exception is not the case
NO_EXCUSE = N_("Không thuộc trường hợp này")
# T: example of why the exception is the case
EXCUSE_EXAMPLE = N_("đơn vị phát hiện và báo Công an ngay trong ngày")
# T: an answer: it happened, but under the exception; {happened} the words of the button
EXCUSED = N_("{happened}, thuộc trường hợp loại trừ: {reason}")
# T: what was just saved
SAVED = N_("✓ Đã lưu tiêu chí {criterion}: {answer}")
# T: the criterion was left for later
POSTPONED = N_("Tiêu chí {criterion} để lại trả lời sau.")
# T: there is no criterion before the first
FIRST = N_("Đây là tiêu chí đầu tiên.")
# T: title of the explanation of a criterion
WHY_TITLE = N_("Vì sao hỏi tiêu chí {criterion}?")
# T: the exception the rule names for an incident
WHY_EXCUSE = N_("Không tính nếu: {excuse}.")
# T: title of the outcome; {verdict} met or not
RESULT = N_("Tự kiểm tra An toàn về an ninh, trật tự: {verdict}")
# T: one criterion that does not hold: {text} the criterion, {what} what was read, {remedy} what to do, {source}
FAILED = N_("• {criterion} – {text}: {what} {remedy} ({source})")
# T: criteria without an answer
UNANSWERED = N_("Chưa trả lời {count} tiêu chí: {criteria}.")
# T: criteria that the unit says do not apply, or happened under an exception
TO_LOOK_AT = N_("Cuộc họp đánh giá và cấp xét sẽ xem lại lý do ở các tiêu chí: {criteria}.")
# T: a self-check decides nothing
NOT_A_DECISION = N_("Đây là đơn vị tự kiểm tra, chưa phải kết quả công nhận.")
# T: button: answer the criteria that are left
ANSWER_MISSING = N_("Trả lời tiêu chí còn thiếu")
# T: button: change an answer
CHANGE = N_("Sửa một tiêu chí")
# T: button: to the question of the rubric the self-check is for; {line} its id
TO_LINE = N_("Đến câu {line}")
# T: button: to the outcome of the self-check
TO_RESULT = N_("Xem kết quả kiểm tra")
# T: asks which criterion to go to
PICK = N_("Đến tiêu chí nào? Bấm số tiêu chí, hoặc gõ, ví dụ: {example}.")
# T: wrong input at the outcome
WANT = N_("Bấm một nút, hoặc gõ số tiêu chí muốn sửa, ví dụ: {example}.")
# T: nothing can be checked
NO_STANDARD = N_("Chưa có bộ tiêu chí nào đang có hiệu lực để kiểm tra.")
# T: at question 8c and for its reviewer: the self-check is passed
PASSED = N_("Tự kiểm tra: đạt đủ các tiêu chí.")
# T: at question 8c: the self-check is failed, these criteria do not hold
NOT_PASSED = N_("⚠ Tự kiểm tra: chưa đạt nên chưa có căn cứ để đề nghị. Chưa đạt:")
# T: for the reviewer of question 8c: the self-check is failed
FAILED_CHECK = N_("⚑ Đơn vị tự kiểm tra: chưa đạt.")
# T: one of these criteria
NOT_PASSED_LINE = N_("• {criterion} – {text}: {what}")
# T: at question 8c and for its reviewer: the self-check is not complete
INCOMPLETE = N_("Tự kiểm tra: còn {count} tiêu chí chưa trả lời.")
