"""The walk through the rubric."""

from bot.conversation.phrases import N_

# T: heading of a question: number of count, the line's id on the form, its maximum
HEADING = N_("Câu {number}/{count} · {line} · tối đa {max} điểm")
# T: what was just saved; {line} the id, {answer} the answer in words
SAVED = N_("✓ Đã lưu câu {line}: {answer}")
# T: the answer this line has now
CURRENT = N_("Câu trả lời hiện tại: {answer}")
# T: the note this line has now
NOTE_NOW = N_("Ghi chú: {note}")
# T: comment of the reviewer who returned this line; {office} who, {comment} what
RETURNED_BECAUSE = N_("{office} trả lại câu này: {comment}")
# T: comment of the reviewer when the case came back as a whole
CASE_RETURNED_BECAUSE = N_("{office} trả lại hồ sơ: {comment}")
# T: the answer before the case was returned
BEFORE = N_("Lần nộp trước: {answer}")
# T: button: one step back
BACK = N_("◀ Quay lại")
# T: button: skip this one for now
LATER = N_("Để sau")
# T: button: keep the answer and go on
KEEP = N_("Giữ nguyên ▶")
# T: button: why is this asked
WHY = N_("Vì sao?")
# T: button: write a note beside the answer
NOTE = N_("Ghi chú")
# T: button: choose a question from the list
PICK = N_("Chọn câu")
# T: button: leave without changing anything
CANCEL = N_("Hủy")
# T: asks for a note
ASK_NOTE = N_("Viết ghi chú cho câu {line}, ví dụ: đã có quyết định số 12, gửi bản chụp sau.")
# T: example of a note
NOTE_EXAMPLE = N_("đã có quyết định số 12")
# T: the note was saved
NOTE_SAVED = N_("✓ Đã lưu ghi chú câu {line}.")
# T: title of the explanation of a line
WHY_TITLE = N_("Vì sao hỏi câu {line}?")
# T: the source of the line
WHY_SOURCE = N_("Căn cứ: {source}.")
# T: the source could not be confirmed
UNCONFIRMED = N_("(căn cứ chưa được xác nhận)")
# T: what evidence usually helps
WHY_EVIDENCE = N_("Minh chứng thường dùng: {evidence}. Đây là gợi ý, không phải quy định.")
# T: a remark on the line: what the text leaves open, or whom it concerns
WHY_OPEN = N_("Lưu ý: {note}")
# T: there is no question before the first
FIRST = N_("Đây là câu đầu tiên.")
# T: the line was left for later
POSTPONED = N_("Câu {line} để lại trả lời sau.")
# T: an unknown line was asked for with /cau; {line} what was typed
NO_LINE = N_("Không có câu {line}. Các câu: {lines}. Ví dụ: /cau 5đ.")
# T: the line cannot be changed while the case is under review
FROZEN = N_("Hồ sơ đã nộp nên không sửa được, trừ khi cấp duyệt trả lại, hoặc đơn vị rút về khi chưa ai mở (gõ /rut).")
# T: only the returned lines may be changed
FROZEN_LINE = N_("Câu {line} không được trả lại nên không sửa được. Các câu sửa được: {lines}.")
