"""The meeting at which the unit assesses itself: opening, leading and closing it, and its record."""

from bot.conversation.phrases import N_

# T: button and title: the unit's evaluation meeting
MEETING = N_("Họp xét")
# T: title of the page; {unit}, {year}
TITLE = N_("Họp xét · {unit} · năm {year}")
# T: who leads the meeting and who is to be there; {groups} a list, {source} the article
WHO = N_("Người đứng đầu chủ trì. Mời dự: {groups}. Căn cứ: {source}.")
# T: the dossier needs the record; {paper} its name there
NEEDED = N_("Hồ sơ theo kế hoạch cần: {paper}.")
# T: the dossier does not name the record
NOT_NEEDED = N_("Kế hoạch này không nêu biên bản họp trong hồ sơ; đơn vị vẫn có thể họp.")
# T: the case is handed in, no meeting can be opened
FROZEN = N_("Hồ sơ đang ở cấp duyệt nên không mở cuộc họp. Nếu hồ sơ được trả lại, đơn vị có thể họp lần nữa.")
# T: button: open a meeting
BEGIN = N_("Mở cuộc họp")
# T: asks for the place of the meeting
ASK_PLACE = N_("Họp ở đâu? Gõ tên địa điểm, ví dụ: phòng hội đồng.")
# T: example of a place
PLACE_EXAMPLE = N_("phòng hội đồng")
# T: asks when the meeting begins; {moment} is now, as an example
ASK_BEGAN = N_("Bắt đầu lúc nào? Gõ giờ, có thể kèm ngày, ví dụ: {moment}. Hoặc bấm Bây giờ.")
# T: button: now
NOW = N_("Bây giờ")
# T: no time could be read; {moment} is an example
WANT_MOMENT = N_("Nhập giờ, có thể kèm ngày, ví dụ: {moment}.")
# T: the time lies ahead; {moment} is now
NOT_YET = N_("Giờ này chưa đến. Nhập giờ không sau bây giờ, ví dụ: {moment}.")
# T: asks who writes the record
ASK_SECRETARY = N_("Ai làm thư ký, ghi biên bản?")
# T: button: the head writes the record too
MYSELF = N_("Tôi kiêm thư ký")
# T: chair and secretary should be two people; {source} the rule
ONE_PERSON = N_("Lưu ý: chủ trì và thư ký nên là hai người, vì cùng ký biên bản ({source}). Vẫn mở họp được.")
# T: what will be opened: {place}, {moment} when it begins, {secretary} who writes
SUMMARY = N_("Địa điểm: {place}. Bắt đầu: {moment}. Thư ký: {secretary}.")
# T: button: confirm opening
CONFIRM_OPEN = N_("Xác nhận mở họp")
# T: somebody else has opened one
ALREADY = N_("Đang có một cuộc họp mở.")
# T: done: the meeting is open
OPENED = N_("✓ Đã mở cuộc họp. Lời mời kèm phiếu đã gửi đến người của đơn vị và Công an xã.")
# T: the meeting is open; {moment} since when, {place}
OPEN_SINCE = N_("Đang họp từ {moment}, tại {place}.")
# T: what is voted on; {total} points, {grade}, {code} the content code
MATTER = N_("Nội dung biểu quyết: đơn vị tự chấm {total} điểm – {grade} (mã nội dung {code}).")
# T: the unit's proposal for T1 that is voted on as well
PROPOSED = N_("Kèm theo: đề nghị công nhận đạt “An toàn về an ninh, trật tự” (tự kiểm tra: đạt).")
# T: the unit's self-check did not pass
NOT_PROPOSED = N_("Tự kiểm tra “An toàn về an ninh, trật tự”: chưa đạt hoặc chưa xong.")
# T: the votes so far
COUNTED = N_("Số phiếu: {cast} (đồng ý {agree}, không đồng ý {against}, ý kiến khác {other}).")
# T: what was voted on before and does not count any more; {total}, {grade}, {code}, {agree} of {cast} agreed
BEFORE = N_("Trước đó: {total} điểm – {grade} (mã {code}), {agree}/{cast} đồng ý; không tính cho nội dung mới.")
# T: the content was changed during the meeting, votes wait; {total}, {grade}, {code} as it is now
CHANGED_NOW = N_(
    "Hồ sơ đã được sửa trong khi họp, nay là {total} điểm – {grade} (mã {code}). Tạm ngừng bỏ phiếu cho đến khi đưa nội dung mới ra biểu quyết."
)
# T: to everybody in the meeting: the content has changed; {unit}, {before} and {after} totals, {old} and {new} codes
CHANGED = N_(
    "Họp xét của {unit}: hồ sơ vừa được sửa, từ {before} điểm (mã {old}) thành {after} điểm (mã {new}). Phiếu đã bỏ không tính cho nội dung mới. Chờ thư ký đưa nội dung mới ra biểu quyết."
)
# T: button: put the changed content to the vote
PUT = N_("Đưa nội dung mới ra biểu quyết")
# T: done: the new content is voted on
PUT_DONE = N_("✓ Đã đưa nội dung mới ra biểu quyết; mọi người nhận phiếu mới.")
# T: what the article asks for and is missing; {what} one a line with its reason, {source} the article
MISSING = N_("Còn thiếu so với {source}:\n{what}")
# T: nothing is missing of what the article asks for
COMPLETE = N_("Đủ thành phần theo {source}.")
# T: more votes than people were counted; {groups}
EXCESS = N_("Số phiếu nhiều hơn số người đã điểm danh: {groups}.")
# T: button: count who is there
ATTEND = N_("Điểm danh")
# T: button: which groups vote
RIGHTS = N_("Ai biểu quyết")
# T: button: invite somebody with a one-time code
INVITE = N_("Mời bằng mã")
# T: button: write down the vote of somebody without a phone
NOTE = N_("Ghi phiếu thay")
# T: button: one's own vote
MY_VOTE = N_("Phiếu của tôi")
# T: button: show the page as it is now
REFRESH = N_("Cập nhật")
# T: button: close the meeting
CLOSE = N_("Đóng cuộc họp")
# T: button: call the meeting off
STOP = N_("Hủy cuộc họp")
# T: asks as what the invited person comes
ASK_GROUP = N_(
    "Mời với tư cách nào? Mã dùng một lần, chỉ cho cuộc họp này; người được mời chỉ thấy điều đang biểu quyết."
)
# T: a code for the meeting; {group} as what, {code}, {link} the same as a link
CODE = N_(
    "Mã mời ({group}): {code}. Gửi mã cho người dự để họ nhắn cho bot, hoặc mở: {link}. Mã dùng một lần, hết hạn sau 12 giờ hoặc khi đóng họp."
)
# T: asks to confirm the closing
ASK_CLOSE = N_("Đóng cuộc họp? Sau khi đóng không bỏ phiếu, điểm danh hay sửa được nữa.")
# T: button: confirm the closing
CONFIRM_CLOSE = N_("Xác nhận đóng họp")
# T: something was added while the page was open
MOVED_ON = N_("Cuộc họp vừa có thêm phiếu hoặc điểm danh. Tình trạng mới:")
# T: done: closed at {moment}
CLOSED = N_("✓ Đã đóng cuộc họp lúc {moment}. Người đứng đầu xem và xác nhận biên bản.")
# T: to the head: the meeting is closed, the record waits; {agree} of {cast} agreed
TO_CONFIRM = N_("Cuộc họp đã đóng: {agree}/{cast} đồng ý. Xin xem và xác nhận biên bản.")
# T: button: to the record
SEE_RECORD = N_("Xem biên bản họp")
# T: button: the head confirms the record
CONFIRM = N_("Xác nhận biên bản")
# T: done, and to the secretary: the record is confirmed
CONFIRMED = N_("✓ Người đứng đầu đã xác nhận biên bản họp.")
# T: asks why the meeting is called off
ASK_STOP = N_("Vì sao hủy cuộc họp? Viết một câu, ví dụ: chưa đủ người dự.")
# T: example of a reason to call it off
STOP_EXAMPLE = N_("chưa đủ người dự")
# T: done, and to everybody: called off; {unit}, {why}
STOPPED = N_("Cuộc họp xét của {unit} đã hủy: {why}")
# T: why a meeting ends when the case is handed in
HANDED_IN = N_("hồ sơ đã nộp khi cuộc họp chưa đóng")
# T: the meeting is over
OVER = N_("Cuộc họp này đã kết thúc, không ghi thêm được.")
# T: wrong input where a button is wanted; {example} is a button
WANT = N_("Bấm một nút, ví dụ: {example}.")
# T: one line on the record: {agree} of {cast} agreed, {moment} when it ended
RECORD_LINE = N_("Biên bản họp: {agree}/{cast} đồng ý, {moment}.")
# T: the head has not confirmed the record
UNCONFIRMED = N_("Biên bản họp chưa được người đứng đầu xác nhận.")
# T: the record is about another content; {code} that one, {total} its points
OTHER_CONTENT = N_("Biên bản họp về nội dung khác (mã {code}, {total} điểm), không phải nội dung hiện nay.")
# T: the dossier needs the record and there is none; {paper} its name there
NONE = N_("Chưa có biên bản họp (hồ sơ cần: {paper}). Không bắt buộc để nộp.")
# T: a meeting is still open
STILL_OPEN = N_("Cuộc họp đang mở, chưa đóng; nếu nộp bây giờ, cuộc họp dừng lại và không thành biên bản.")
# T: title of the record; {unit}, {year}
RECORD_TITLE = N_("Biên bản họp xét · {unit} · năm {year}")
# T: record: when it began and where
RECORD_BEGAN = N_("Bắt đầu {moment}, tại {place}.")
# T: record: {chair} and {secretary} by their offices
RECORD_LED = N_("Chủ trì: {chair}. Thư ký: {secretary}.")
# T: the chair where no office is known
THE_HEAD = N_("người đứng đầu đơn vị")
# T: record: heading of the attendance
RECORD_PRESENT = N_("Dự họp:")
# T: record: {count} people of a {group}
PRESENT = N_("• {group}: {count} người")
# T: record: {count} people of a {group}, {roles} as they were named
PRESENT_ROLES = N_("• {group}: {count} người ({roles})")
# T: record: a {group} is absent, {why}
ABSENT = N_("• {group}: vắng, lý do: {why}")
# T: record: heading of the votes
RECORD_VOTES = N_("Phiếu đã bỏ, theo thời gian:")
# T: record: one vote; {moment}, {who}, {choice}, {code} of the content
VOTE = N_("• {moment} – {who}: {choice} (mã {code})")
# T: record: the same voter voted again later on the same content
VOTE_CHANGED = N_("• {moment} – {who}: {choice} (mã {code}; đã đổi sau đó)")
# T: who voted: one of several of a {group}; {number} counts them
NTH = N_("{group}, người thứ {number}")
# T: who voted: {name} of a {group}, written down by the secretary
FOR_ANOTHER = N_("{name} – {group} (thư ký ghi thay)")
# T: record: when it ended
RECORD_ENDED = N_("Kết thúc {moment}.")
# T: record: confirmed by {office} at {moment}
RECORD_CONFIRMED = N_("{office} xác nhận biên bản lúc {moment}.")
# T: the unit has no record of a meeting yet
NO_RECORD = N_("Đơn vị chưa có biên bản họp.")
# T: record: {deputy} acted in the name of {office}
IN_NAME_OF = N_("{deputy} thay mặt {office}")
