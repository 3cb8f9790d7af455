"""Flags of a case, and approving all cases without one at once."""

from bot.conversation.phrases import N_

# T: flag on a card: questions without an answer
UNANSWERED = N_("⚑ Có câu chưa trả lời.")
# T: flag on a card: lines that do not apply or claim partial points
CONSIDER = N_("⚑ Có câu đề nghị xem xét.")
# T: flag on a card: lines with points but neither a file nor a note
NO_EVIDENCE = N_("⚑ Có câu chưa có minh chứng.")
# T: flag on a card: answers changed since the last submission
CHANGED = N_("⚑ Đã sửa so với lần nộp trước.")
# T: flag on a card: the unit's own score is far from the year before
JUMP = N_("⚑ Điểm tự chấm chênh nhiều so với năm trước.")
# T: flag on a card: the unit's own score is far above what its superior gave the year before
ABOVE = N_("⚑ Điểm tự chấm cao hơn nhiều so với điểm cấp trên chấm năm trước.")
# T: flag in the overview: {lines} with points but neither a file nor a note
NO_EVIDENCE_LINES = N_("⚑ Chưa có tệp hay ghi chú minh chứng: {lines}.")
# T: flag in the overview: the unit's own score now and the year before
JUMP_POINTS = N_("⚑ Tự chấm {now} điểm, năm trước tự chấm {before} điểm: chênh quá {most} điểm.")
# T: flag in the overview: the unit's own score now, and what its superior gave the year before
ABOVE_POINTS = N_("⚑ Tự chấm {now} điểm, năm trước cấp trên chấm {before} điểm: cao hơn quá {most} điểm.")
# T: button: approve all cases without a flag at once
BATCH = N_("Duyệt các hồ sơ không có cờ")
# T: title of the page that confirms it; {count} cases
TITLE = N_("Đồng ý tất cả các câu và duyệt {count} hồ sơ không có cờ:")
# T: the same at a stage that decides: every unit of the list is recognised
TITLE_DECIDE = N_("Đồng ý tất cả các câu và công nhận {count} đơn vị không có cờ:")
# T: one case of the list; {unit}, {total} points of its own, {given} of the superior, {grade}
ONE = N_("{number}. {unit}: tự chấm {total} điểm, cấp trên chấm {given} điểm – {grade}")
# T: more cases than are done at once
REST = N_("Mỗi lần tối đa {most} hồ sơ; các hồ sơ còn lại duyệt lần sau.")
# T: why a case without a flag is not in the list: another stage, or more than are done at once
LATER = N_("Chưa có cờ, để lần duyệt sau.")
# T: why a case is not in the list: a line of it is marked for return
HAS_RETURNED = N_("Có câu đang được đánh dấu trả lại.")
# T: number and date of the one decision on all of them
DECISION = N_("Công nhận theo quyết định số {number}, ngày {day}.")
# T: no case is without a flag
NONE = N_("Không có hồ sơ nào không có cờ; hãy mở từng hồ sơ.")
# T: done: {count} cases approved
DONE = N_("✓ Đã duyệt {count} hồ sơ.")
# T: done: {count} units recognised
DONE_DECIDE = N_("✓ Đã công nhận {count} đơn vị.")
