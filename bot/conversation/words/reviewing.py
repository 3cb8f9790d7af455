"""Reviewing: the list of waiting cases, a case item by item, and the decision."""

from bot.conversation.phrases import N_

# T: title of the list; {count} cases wait
LIST_TITLE = N_("Hồ sơ chờ duyệt: {count}")
# T: nothing waits
LIST_EMPTY = N_("Không có hồ sơ nào chờ duyệt.")
# T: more cases than fit on a page; {first} to {last} of {count}
LIST_PAGE = N_("Đang xem {first}–{last} trong {count} hồ sơ.")
# T: button: next page
NEXT_PAGE = N_("Xem tiếp")
# T: title of a case, on its card and opened
CARD_TITLE = N_("{unit} · năm {year}")
# T: the unit's own score on the card; {total} points, {grade}
CARD_SCORE = N_("Cơ sở tự chấm: {total} điểm – {grade}.")
# T: when the case was handed in
CARD_SUBMITTED = N_("Nộp lúc {time}.")
# T: flag: handed in late by {late} days
FLAG_LATE = N_("⚑ Nộp muộn {late} ngày.")
# T: flag: handed in again after it was returned
FLAG_AGAIN = N_("⚑ Nộp lại sau khi được trả lại.")
# T: flag: questions without an answer
FLAG_UNANSWERED = N_("⚑ Chưa trả lời: {lines}.")
# T: flag: lines that do not apply or claim partial points
FLAG_CONSIDER = N_("⚑ Đề nghị xem xét: {lines}.")
# T: flag: answers changed since the last submission
FLAG_CHANGED = N_("⚑ Đã sửa so với lần nộp trước: {lines}.")
# T: button: open a case
OPEN = N_("Mở")
# T: title of a case, on its card and opened
CASE_TITLE = N_("{unit} · năm {year}")
# T: both totals side by side
BOTH_SCORES = N_("Cơ sở tự chấm: {own} điểm – {own_grade}. Cấp trên chấm: {given} điểm – {given_grade}.")
# T: how many lines are judged
JUDGED = N_("Đã xét {done}/{count} câu.")
# T: lines whose points are provisional until the decision; {lines} their ids
PROVISIONAL = N_("Điểm tạm tính, chờ quyết định công nhận: {lines}.")
# T: the content code of the case
CODE = N_("Mã nội dung: {code}.")
# T: column of the table: the line
COLUMN_LINE = N_("Câu")
# T: column of the table: the maximum
COLUMN_MAX = N_("Tối đa")
# T: column of the form: the unit's own points
COLUMN_OWN = N_("Cơ sở tự chấm")
# T: column of the form: the superior's points
COLUMN_GIVEN = N_("Cấp trên chấm")
# T: in the table: the line was returned
RETURNED_CELL = N_("trả lại")
# T: in the table: not judged yet
OPEN_CELL = N_("–")
# T: button: item by item
ITEMS = N_("Xem từng câu")
# T: button: agree to all the rest
AGREE_REST = N_("Đồng ý tất cả còn lại")
# T: button: to the summary
SUMMARY = N_("Xem tổng hợp")
# T: button: back to the list
TO_LIST = N_("Về danh sách")
# T: the unit's answer and points
ITEM_OWN = N_("Cơ sở tự chấm: {points} điểm ({answer}).")
# T: the unit's points where the answer is nothing but points
ITEM_OWN_POINTS = N_("Cơ sở tự chấm: {points} điểm.")
# T: the unit gave no answer
ITEM_NONE = N_("Cơ sở chưa trả lời: 0 điểm.")
# T: of a line that was returned before: the answer then, and why it was returned
ITEM_EARLIER = N_("Lần nộp trước: {answer}. Đã trả lại vì: {comment}")
# T: a line that does not apply: what agreeing means
ITEM_CONSIDER = N_("Đồng ý là chấp nhận đề nghị và tính {points} điểm. Muốn cho số điểm khác, kể cả 0, bấm Sửa điểm.")
# T: the unit's note
ITEM_NOTE = N_("Ghi chú của cơ sở: {note}")
# T: what was decided on this item so far: agreed
MARK_AGREED = N_("Cấp trên chấm: {points} điểm (đồng ý).")
# T: what was decided on this item so far: points changed
MARK_RESCORED = N_("Cấp trên chấm: {points} điểm. Lý do: {reason}")
# T: what was decided on this item so far: returned
MARK_RETURNED = N_("Trả lại: {comment}")
# T: button: consent given; a reviewer agrees
AGREE = N_("Đồng ý")
# T: button: give other points
RESCORE = N_("Sửa điểm")
# T: button: return this line
RETURN_LINE = N_("Trả lại")
# T: asks for the superior's points
ASK_POINTS = N_("Câu {line}: cấp trên chấm mấy điểm (tối đa {max})?")
# T: asks for the reason of other points
ASK_REASON = N_("Vì sao chấm {points} điểm? Viết một câu, ví dụ: chưa có biên bản sơ kết.")
# T: example of a reason
REASON_EXAMPLE = N_("chưa có biên bản sơ kết")
# T: asks what the unit must mend
ASK_COMMENT = N_("Câu {line}: cơ sở cần làm gì? Viết một câu, ví dụ: bổ sung quy chế phối hợp có chữ ký.")
# T: example of a comment
COMMENT_EXAMPLE = N_("bổ sung quy chế phối hợp có chữ ký")
# T: button: leave without changing anything
CANCEL = N_("Hủy")
# T: saved: agreed to a line
AGREED = N_("✓ Câu {line}: đồng ý {points} điểm.")
# T: saved: other points
RESCORED = N_("✓ Câu {line}: chấm {points} điểm.")
# T: saved: line returned
LINE_RETURNED = N_("✓ Câu {line}: sẽ trả lại đơn vị.")
# T: saved: agreed to the rest; {count} lines
AGREED_REST = N_("✓ Đã đồng ý {count} câu.")
# T: saved: agreed to the rest; {count} lines, of which {bare} have neither a file nor a note
AGREED_REST_BARE = N_("✓ Đã đồng ý {count} câu, trong đó {bare} câu chưa có tệp hay ghi chú minh chứng.")
# T: the overview of a case: the lines marked to be returned, which nobody was told yet
WILL_RETURN = N_("Sẽ trả lại: câu {lines}. Đơn vị chỉ nhận được khi bấm “Trả lại đơn vị”.")
# T: nothing is left to agree to
NONE_LEFT = N_("Không còn câu nào có thể đồng ý cùng lúc.")
# T: button: approve
APPROVE = N_("Duyệt")
# T: button: confirm the approval
CONFIRM_APPROVE = N_("Xác nhận duyệt")
# T: button: return the case to the unit
RETURN = N_("Trả lại đơn vị")
# T: button: confirm the return
CONFIRM_RETURN = N_("Xác nhận trả lại")
# T: asks to confirm the approval; {unit}, {given} points, {grade}, {code} content code
ASK_APPROVE = N_("Duyệt hồ sơ của {unit} với điểm cấp trên chấm {given} – {grade}? Mã nội dung: {code}.")
# T: where the case goes after the approval; {stage} the next stage
GOES_TO = N_("Sau khi duyệt, hồ sơ chuyển đến: {stage}.")
# T: the last stage
GOES_NOWHERE = N_("Đây là bước cuối cùng.")
# T: why approving is not possible yet; {lines} not looked at
NOT_ALL_JUDGED = N_("Chưa duyệt được: còn câu chưa xét: {lines}.")
# T: why approving is not possible; {lines} are returned
SOME_RETURNED = N_("Có câu trả lại ({lines}): hãy trả lại hồ sơ cho đơn vị, hoặc sửa ý kiến ở các câu đó.")
# T: asks to confirm the return; {lines} the returned lines
ASK_RETURN = N_("Trả lại hồ sơ cho {unit} để sửa các câu: {lines}?")
# T: asks for a comment when no line was returned
ASK_RETURN_COMMENT = N_("Trả lại cả hồ sơ: {unit} cần làm gì? Viết một câu, ví dụ: bổ sung quy chế phối hợp có chữ ký.")
# T: button: one step back
BACK = N_("◀ Quay lại")
# T: button: skip this one for now
LATER = N_("Để sau")
# T: done: approved
APPROVED = N_("✓ Đã duyệt hồ sơ của {unit}. {next}")
# T: done: returned
RETURNED = N_("✓ Đã trả lại hồ sơ cho {unit}.")
# T: a tap on a case that was approved already; {office} by whom, {time} when
ALREADY_APPROVED = N_("Đã được {office} duyệt lúc {time}.")
# T: a tap on a case that was returned already
ALREADY_RETURNED = N_("Đã được {office} trả lại lúc {time}.")
# T: a tap on a case that was withdrawn or is not at this office
NOT_HERE = N_("Hồ sơ này không còn ở bước duyệt của bạn.")
# T: the unit handed the case in again while the reviewer looked at it
CAME_BACK = N_("{unit} vừa nộp lại hồ sơ. Bấm Mở để xem nội dung mới.")
# T: a tap on an old card; the unit handed the case in again, it is now at another stage
HANDED_IN_AGAIN = N_("Đơn vị đã nộp lại; hồ sơ đang ở bước: {stage}.")
# T: a tap on a case at a stage whose office the person does not hold, or not any more; {stage}
NOT_YOURS = N_("Hồ sơ đang ở bước: {stage}; hôm nay bạn không giữ vai trò đó.")
# T: a tap on a page of a case that changed meanwhile
CHANGED = N_("Hồ sơ đã thay đổi sau khi bạn mở trang này. Tình trạng mới:")
# T: what changed: other points for a line, with the reason
CHANGED_LINE = N_("Câu {line}: nay {points} điểm, lý do: {reason}.")
# T: what changed: a line was agreed to
AGREED_LINE = N_("Câu {line}: đã đồng ý {points} điểm.")
# T: what changed: a line was returned
CHANGED_RETURNED = N_("Câu {line}: đã trả lại: {comment}.")
# T: what changed: the superior's total
CHANGED_TOTAL = N_("Điểm cấp trên chấm: {before} → {after}.")
# T: a button that decides was not used in time, or is not good any more
OVER = N_("Nút xác nhận đã hết hiệu lực. Xin xem lại rồi bấm lần nữa:")
# T: the case is of the person's own unit
OWN_CASE = N_("Không ai được tự duyệt hồ sơ của đơn vị mình; việc này cần một người khác.")
# T: on a case: the reviewer voted in the unit's meeting on it
YOU_VOTED = N_(
    "⚑ Bạn đã biểu quyết trong cuộc họp xét của đơn vị này; quy định hiện có không cấm bạn duyệt tiếp, điều này chưa được xác nhận."
)
# T: on a case: the one in whose name the reviewer acts voted in the unit's meeting on it
LENDER_VOTED = N_(
    "⚑ Người ủy quyền cho bạn đã biểu quyết trong cuộc họp xét của đơn vị này; quy định hiện có không cấm bạn duyệt tiếp, điều này chưa được xác nhận."
)
# T: on a case: {office} passed it and had voted in the unit's meeting on it
VOTED_AND_PASSED = N_("⚑ {office} đã biểu quyết trong cuộc họp xét của đơn vị, rồi duyệt hồ sơ.")
# T: in the list, in place of the button to open: a case of the person's own unit; {office} whose turn it is
OWN_UNIT = N_("Đơn vị của chính bạn: người khác ở {office} duyệt.")
# T: in the list, in place of the button to open: {why} the person may not, a sentence; {office} whose turn it is
SOMEBODY_ELSE = N_("{why} Người khác ở {office} duyệt.")
# T: no such case for this person
NOT_FOUND = N_("Không có hồ sơ này trong danh sách của bạn.")
# T: wrong input while reviewing
WANT = N_("Bấm một nút, ví dụ: Sửa điểm.")
# T: title of the progress page
PROGRESS_TITLE = N_("Tiến độ năm {year}")
# T: progress in one line
PROGRESS = N_("{count} đơn vị: {submitted} đã nộp, {doing} đang làm, {none} chưa bắt đầu, {late} quá hạn.")
# T: progress: names of the units which are not done
PROGRESS_NOT_DONE = N_("Chưa nộp: {units}.")
