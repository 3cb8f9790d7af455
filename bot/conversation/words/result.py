"""The result, and handing the case in."""

from bot.conversation.phrases import N_

# T: title of the result; {total} of {max} points, {grade} the grade
TITLE = N_("Kết quả tự chấm: {total}/{max} điểm – {grade}")
# T: title of the result where no grade can be given
TITLE_NO_GRADE = N_("Kết quả tự chấm: {total}/{max} điểm")
# T: the thresholds of the grades are not confirmed by a document
THRESHOLDS_UNCONFIRMED = N_("Lưu ý: ngưỡng xếp loại chưa được xác nhận ({bands}).")
# T: one grade with its lowest total, as in "Xuất sắc từ 90"
BAND = N_("{grade} từ {low}")
# T: lines whose points are provisional; {lines} their ids, {points} their points
PROVISIONAL = N_(
    "Câu {lines} ({points} điểm) mới tạm tính: đơn vị đề nghị đạt, chưa có quyết định công nhận. Khi có quyết định, điểm sẽ được tính lại."
)
# T: without that recognition the total would be lower; {total} what it would be
WITHOUT_PROVISIONAL = N_("Nếu không được công nhận, tổng điểm là {total}.")
# T: some lines await the reviewer, the total lies in this range
RANGE = N_(
    "Có câu đang đề nghị cấp trên xem xét; tổng điểm có thể từ {low} (không được chấp nhận) đến {high} (được chấp nhận)."
)
# T: what follows from the grade; {text} in the plan's words, {source} the plan
FOLLOWS = N_("Với mức này: {text} ({source})")
# T: lines without an answer; they count 0 for now
UNANSWERED = N_("Chưa trả lời câu {lines}; đang tính 0 điểm.")
# T: heading of the list of lost points; {points} their sum
LOST = N_("Các câu đã trả lời còn thiếu {points} điểm, vì:")
# T: one lost line: {text} what was read and what was lost, {remedy} what to do, {source} the article
LOST_LINE = N_("• {text} {remedy} ({source})")
# T: heading above the lines that were returned, with the answer before and now
MENDED = N_("Các câu được trả lại hoặc đã sửa:")
# T: one returned line that was changed: {before} and {now} are answers
MENDED_LINE = N_("• Câu {line}: {before} → {now}")
# T: one returned line that was not changed
MENDED_SAME = N_("• Câu {line}: {now} (chưa thay đổi)")
# T: one returned line whose answer is the same, with a new note below it
MENDED_NOTED = N_("• Câu {line}: {now} (đã thêm ghi chú)")
# T: the note of a returned line
MENDED_NOTE = N_("  Ghi chú: {note}")
# T: full marks
NOTHING_LOST = N_("Đơn vị đạt đủ điểm.")
# T: button: hand in
SUBMIT = N_("Nộp hồ sơ")
# T: button: go to the unanswered questions
ANSWER_MISSING = N_("Trả lời câu còn thiếu")
# T: button: change an answer
CHANGE = N_("Sửa một câu")
# T: button: correct the profile of the unit
PROFILE = N_("Sửa thông tin đơn vị")
# T: asks which question to go to
PICK = N_("Đến câu nào? Bấm số câu, hoặc gõ, ví dụ: 5đ.")
# T: button: back to the result
TO_RESULT = N_("Xem kết quả")
# T: wrong input at the result
WANT = N_("Bấm một nút, hoặc gõ số câu muốn sửa, ví dụ: 5đ.")
# T: title of the page before handing in
SUBMIT_TITLE = N_("Nộp hồ sơ năm {year}")
# T: what is handed in: {total} points, {grade}, {to} who receives it
SUBMIT_WHAT = N_("{unit}: {total} điểm – {grade}. Nơi nhận: {to}.")
# T: some questions have no answer yet
SUBMIT_MISSING = N_("Còn {count} câu chưa trả lời, tính 0 điểm: câu {lines}.")
# T: everything is answered
SUBMIT_COMPLETE = N_("Đã trả lời đủ các câu.")
# T: lines whose answer usually has evidence, and has neither a file nor a note
SUBMIT_NO_NOTE = N_(
    "Chưa có tệp hay ghi chú minh chứng ở câu {lines}. Không bắt buộc, nhưng nên gửi ảnh hoặc ghi số, ngày văn bản để cấp duyệt tra cứu."
)
# T: after handing in nothing can be changed
SUBMIT_FROZEN = N_(
    "Sau khi nộp, hồ sơ được khóa; chỉ sửa được khi cấp duyệt trả lại, hoặc đơn vị rút về lúc chưa ai mở."
)
# T: a late submission
SUBMIT_LATE = N_("Hạn nộp là hết ngày {day}, nay đã qua {late} ngày. Hồ sơ vẫn được nhận và ghi rõ là nộp muộn.")
# T: the last day to hand in
SUBMIT_DUE = N_("Hạn nộp: hết ngày {day}.")
# T: the plan sets no date
SUBMIT_NO_DATE = N_("Kế hoạch không ấn định ngày nộp.")
# T: button: confirm handing in
CONFIRM = N_("Xác nhận nộp")
# T: button: back to change something
NOT_YET = N_("Chưa nộp, xem lại")
# T: wrong input where handing in must be confirmed
WANT_CONFIRM = N_("Bấm một nút, hoặc gõ: Xác nhận nộp.")
# T: receipt; {to} who has it now, {time} when, {code} the content code
RECEIPT = N_("✓ Đã nộp hồ sơ lúc {time}. Nơi nhận: {to}. Mã nội dung: {code}.")
# T: the receipt of a late submission
RECEIPT_LATE = N_("✓ Đã nộp hồ sơ lúc {time}, nộp muộn {late} ngày. Nơi nhận: {to}. Mã nội dung: {code}.")
# T: explains the content code
CODE_MEANS = N_("Mã nội dung được tạo từ các câu trả lời đã nộp: hai bản cùng mã là cùng nội dung.")
# T: button: the least work to reach a grade; {grade} its name
WAY_TO = N_("Đường ngắn nhất đến {grade}")
# T: title of that page; {grade}, {low} the points it begins at
WAY_TITLE = N_("Đường ngắn nhất đến {grade} (từ {low} điểm)")
# T: how many points are missing
WAY_NEEDED = N_("Hiện có {total} điểm, còn thiếu {needed} điểm. Cách ít công sức nhất:")
# T: the grade is out of reach this year; {most} the best possible total
WAY_CLOSED = N_(
    "Hiện có {total} điểm, còn thiếu {needed} điểm. Năm nay không tới được: làm hết vẫn chỉ có {most} điểm."
)
# T: one step: {text} what to do, {source} the article
WAY_STEP = N_("{number}. {text} ({source})")
# T: what cannot be brought back this year
WAY_BLOCKED = N_("Không tính vào kế hoạch được:")
