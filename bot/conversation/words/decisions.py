"""Deciding: recognised or not, number and date of the decision, and what it changes."""

from bot.conversation.phrases import N_

# T: asks for the decision on a unit's case; {unit}
ASK_OUTCOME = N_("Quyết định đối với {unit}: công nhận hay không công nhận?")
# T: button: the unit is recognised
RECOGNISED = N_("Công nhận")
# T: button: the unit is not recognised
REFUSED = N_("Không công nhận")
# T: wrong input where the outcome is asked
WANT_OUTCOME = N_("Bấm một nút, hoặc gõ: Công nhận, Không công nhận.")
# T: asks for the number of the decision
ASK_NUMBER = N_("Số của quyết định? Ví dụ: 125/QĐ-UBND.")
# T: wrong input for the number of a decision
WANT_NUMBER = N_("Nhập số của quyết định, có chữ số, không quá 60 ký tự, ví dụ: 125/QĐ-UBND.")
# T: asks for the date of the decision; {day} is today, as an example
ASK_DAY = N_("Ngày của quyết định? Gõ ngày/tháng/năm, ví dụ: {day}, hoặc: hôm nay.")
# T: button, and what may be typed for a date
TODAY = N_("Hôm nay")
# T: what may be typed for a date
YESTERDAY = N_("Hôm qua")
# T: tomorrow: a word that may be typed for a date, and a button
TOMORROW = N_("Ngày mai")
# T: wrong input for a date; {day} is today, as an example
WANT_DAY = N_("Nhập ngày/tháng/năm, ví dụ: {day}, hoặc: hôm nay.")
# T: asks why a unit is not recognised
ASK_REASON = N_("Vì sao không công nhận? Viết một câu, ví dụ: có vụ việc nghiêm trọng xảy ra trong năm.")
# T: example of a reason
REASON_EXAMPLE = N_("có vụ việc nghiêm trọng xảy ra trong năm")
# T: title of the page that confirms a decision; {unit}
CONFIRM_TITLE = N_("Quyết định đối với {unit}")
# T: the decision: {outcome} is Công nhận or Không công nhận, {number} and {day} are those of the document
DECISION = N_("{outcome}. Quyết định số {number}, ngày {day}.")
# T: the reason of a refusal
REASON = N_("Lý do: {reason}")
# T: what is decided on; {given} points of the superior, {grade}, {code} content code
ON_WHAT = N_("Điểm cấp trên chấm: {given} điểm – {grade}. Mã nội dung: {code}.")
# T: the decision makes line {line} final with so many {points}; then the superior's {total} and {grade}
MAKES_FINAL = N_(
    "Ghi quyết định này thì câu {line} thành điểm chính thức: {points} điểm; cấp trên chấm tất cả {total} điểm – {grade}."
)
# T: the decision does not touch line {line}: another stage recognises
NOT_FINAL_HERE = N_("Câu {line} theo quyết định ở bước {stage}; quyết định này không thay đổi câu đó.")
# T: no rule says which stage recognises, so line {line} stays provisional
NOWHERE_FINAL = N_("Kế hoạch không xác nhận bước nào công nhận tiêu chuẩn an toàn: câu {line} vẫn là điểm tạm tính.")
# T: the law that gives {stage} this decision is not confirmed; {source} the article
UNCONFIRMED = N_("Thẩm quyền quyết định của {stage} chưa được xác nhận (căn cứ: {source}).")
# T: button: confirm the refusal
CONFIRM_REFUSED = N_("Xác nhận không công nhận")
# T: wrong input where the decision must be confirmed
WANT_CONFIRM = N_("Bấm một nút để xác nhận, hoặc bấm Quay lại.")
# T: done: the decision is recorded
DECIDED = N_("✓ Đã ghi quyết định đối với {unit}: {outcome}. {next}")
# T: where the case is after a refusal
ENDED = N_("Hồ sơ kết thúc ở bước này.")
# T: a tap on a case that was decided already; {office} by whom, {time} when
ALREADY = N_("Đã được {office} duyệt lúc {time}: {outcome}, quyết định số {number}, ngày {day}.")
# T: to the unit and to everyone concerned; {office} decided on {unit}
NOTICE = N_("{office} đã quyết định về hồ sơ năm {year} của {unit}: {outcome}. Quyết định số {number}, ngày {day}.")
# T: to the head: line {line} rests on the decision now; points before and after
LINE_FINAL = N_("Câu {line} nay là điểm chính thức: {after} điểm (trước quyết định: {before} điểm).")
# T: to the head: the total and grade before and after the decision; {difference} is negative where points were lost
TOTAL_MOVED = N_(
    "Điểm cấp trên chấm: {before} điểm – {before_grade} → {after} điểm – {after_grade} (chênh lệch {difference} điểm)."
)
# T: to the head: the decision leaves total and grade as they were
TOTAL_SAME = N_("Điểm cấp trên chấm giữ nguyên: {after} điểm – {after_grade}.")
# T: on a line that rests on the decision: nobody can judge it any more
BY_DECISION = N_("Câu này theo quyết định số {number}, ngày {day}: {points} điểm, không sửa được.")
# T: in the overview of a case: what was decided on it; {office} by whom
DECIDED_BEFORE = N_("{office}: {outcome}, quyết định số {number}, ngày {day}.")
