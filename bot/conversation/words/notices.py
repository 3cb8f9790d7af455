"""Messages that come by themselves: handed in, approved, returned."""

from bot.conversation.phrases import N_

# T: to the reviewer: a case was handed in
SUBMITTED = N_("{unit} vừa nộp hồ sơ năm {year}: tự chấm {total} điểm – {grade}.")
# T: to the reviewer: it is late
LATE = N_("Nộp muộn {late} ngày.")
# T: to the head: an office looks at the case; {office} who, {time} when
OPENED = N_("{office} đã mở hồ sơ năm {year} lúc {time} để xem xét.")
# T: to the head, below: the case was opened
NO_WAY_BACK = N_("Từ lúc này đơn vị không tự rút hồ sơ được nữa; cần sửa thì đề nghị cấp duyệt trả lại.")
# T: to the next stage: a case was passed on; {office} by whom
PASSED_ON = N_(
    "{office} đã duyệt hồ sơ năm {year} của {unit} và chuyển đến bạn: cơ sở tự chấm {own} điểm, cấp trên chấm {given} điểm."
)
# T: to the head: approved; {office} by whom, {time} when
APPROVED = N_("{office} đã duyệt hồ sơ năm {year} lúc {time}.")
# T: both totals side by side
SCORES = N_("Cơ sở tự chấm: {own} điểm – {own_grade}. Cấp trên chấm: {given} điểm – {given_grade}.")
# T: to the head: a line whose points were changed, with the reason
LINE_CHANGED = N_("• {line}: {own} → {given} điểm. Lý do: {reason}")
# T: to the head: a line whose proposal was accepted, so that its points rose
LINE_GRANTED = N_("• {line}: {own} → {given} điểm. Đề nghị được chấp nhận.")
# T: to the head: where the case is now
NOW_AT = N_("Hồ sơ đang ở bước: {stage}.")
# T: to the head: the chain is complete
NOW_FINISHED = N_("Hồ sơ đã qua tất cả các bước duyệt.")
# T: to the head: the case was returned
RETURNED = N_("{office} trả lại hồ sơ năm {year} lúc {time}.")
# T: to the head: a returned line and what to do
LINE_RETURNED = N_("• {line}: {comment}")
# T: to the head: comment on the whole case
COMMENT = N_("Ý kiến: {comment}")
# T: to the head: only these lines are open
REOPENED = N_("Chỉ các câu được trả lại mới sửa được; các câu khác giữ nguyên.")
# T: to the offices that had approved: an office above sent the case back to the unit
RETURNED_ABOVE = N_("{office} trả lại hồ sơ năm {year} của {unit} lúc {time} để đơn vị sửa.")
# T: to the same offices, below it
COMES_AGAIN = N_("Đơn vị sửa xong thì hồ sơ lại qua các cấp từ đầu.")
# T: button under a returned case
MEND = N_("Sửa ngay")
# T: button: to the unit's own case
VIEW = N_("Hồ sơ của đơn vị")
