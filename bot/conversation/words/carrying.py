"""What the unit answered last year, and how this year differs from it."""

from bot.conversation.phrases import N_

# T: at a question: last year's answer
LAST_YEAR = N_("Năm ngoái: {answer}.")
# T: at a question: last year's answer, and the points the superior gave
LAST_YEAR_GIVEN = N_("Năm ngoái: {answer}; cấp trên chấm {given} điểm.")
# T: at a question: last year's answer, and how the superior changed its points
LAST_YEAR_CHANGED = N_("Năm ngoái: {answer}; cấp trên sửa từ {own} thành {given} điểm. Lý do: {reason}")
# T: the line reads differently this year
RULE_CHANGED = N_("Quy định của câu này năm nay đã thay đổi, hãy đọc lại.")
# T: last year's answer does not fit this year's rules; {why} in a few words
NOT_USABLE = N_("Câu trả lời năm ngoái không dùng được theo quy định năm nay: {why}.")
# T: a decision or an award belongs to one year
EACH_YEAR = N_("Nội dung này xét riêng từng năm nên phải trả lời lại.")
# T: last year's files are not carried over
FILES_STAY = N_("Tệp minh chứng năm ngoái không được chép sang; hãy gửi minh chứng năm nay.")
# T: button: answer as last year
AS_LAST_YEAR = N_("Như năm ngoái")
# T: saved with that button; {line} the id, {answer} the answer
SAVED = N_("✓ Đã lưu câu {line} như năm ngoái: {answer}")
# T: the same, where evidence is usual; {line} the id
SAVED_EVIDENCE = N_(
    "✓ Đã lưu câu {line} như năm ngoái: {answer}. Minh chứng không được chép sang: gửi minh chứng năm nay ở /cau {line}."
)
# T: result: this year against last year's total as given by the superior; {moved} the difference
YEAR = N_("So với năm {year} (cấp trên chấm {total} điểm – {grade}): {moved}.")
# T: a difference: more points
UP = N_("tăng {points} điểm")
# T: a difference: fewer points
DOWN = N_("giảm {points} điểm")
# T: a difference: none
SAME = N_("không đổi")
# T: result: who moved the total by how much; each is a difference in words
SPLIT = N_("Trong đó: do quy định thay đổi: {rule}; do đơn vị: {unit}; do cấp trên chấm: {reviewer}.")
# T: result: explains the superior's part while this year is not reviewed
REVIEWER_OPEN = N_("Năm nay cấp trên chưa chấm; phần do cấp trên là chỗ năm ngoái cấp trên chấm khác đơn vị.")
# T: result: last year's total would have another grade now
BY_RULE = N_("Số điểm năm {year} theo ngưỡng năm nay là {grade}.")
