"""Registering for the year."""

from bot.conversation.phrases import N_

# T: menu button: registration for the year
REGISTER = N_("Đăng ký")
# T: title of the page of registrations of {year}, and the button that opens it; also above them in the progress
TITLE = N_("Đăng ký năm {year}")
# T: name of the national standard one registers for (track T1)
T1_NAME = N_("An toàn về an ninh, trật tự")
# T: name of the title of an exemplary unit one registers for (track T3)
T3_NAME = N_("Điển hình")
# T: one line of that page: registered; {track} for what, {day} when
REGISTERED = N_("✓ {track}: đã đăng ký ngày {day}.")
# T: the same, and it was late by {late} days
REGISTERED_LATE = N_("✓ {track}: đã đăng ký ngày {day}, muộn {late} ngày.")
# T: one line of that page: not registered yet
NOT_YET = N_("{track}: chưa đăng ký.")
# T: what the unit itself said of the year before; {results} in a few words
TOLD = N_("Kết quả năm {year} do đơn vị khai, chưa được xác nhận: {results}.")
# T: a result of the year before: recognised
RESULT_RECOGNISED = N_("được công nhận An toàn về an ninh, trật tự")
# T: a result of the year before: not recognised
RESULT_REFUSED = N_("không được công nhận An toàn về an ninh, trật tự")
# T: a result of the year before: the grade
RESULT_GRADE = N_("xếp loại {grade}")
# T: the plan has no registration
NOTHING = N_("{plan}: kế hoạch không tổ chức đăng ký ở đây.")
# T: button: register; {track} for what
TAKE = N_("Đăng ký {track}")
# T: button: withdraw a registration; {track} which
DROP = N_("Rút đăng ký {track}")
# T: asks to confirm the registration
ASK = N_("Đăng ký {track} năm {year} cho {unit}?")
# T: a sentence of the rules with its article
REASON = N_("{text} ({source})")
# T: what belongs to the registration's dossier
DOSSIER = N_("Hồ sơ gồm: {dossier}.")
# T: who decides
DECIDES = N_("Nơi quyết định: {stage}.")
# T: the last day to register
DUE = N_("Hạn đăng ký: hết ngày {day}.")
# T: the last day to register has passed
LATE = N_("Hạn đăng ký là hết ngày {day}, nay đã qua {late} ngày. Đăng ký muộn vẫn được nhận và ghi rõ là muộn.")
# T: menu: not registered yet, and there is time: {day} the last day, {left} days left
AHEAD = N_("Chưa đăng ký {track} năm {year}; hạn: hết ngày {day} (còn {left} ngày).")
# T: button: confirm the registration
CONFIRM = N_("Xác nhận đăng ký")
# T: title when the unit may not register; {track} for what
REFUSED = N_("Chưa đăng ký được: {track}")
# T: done: registered
DONE = N_("✓ Đã đăng ký {track} năm {year}.")
# T: done: registered, late by {late} days
DONE_LATE = N_("✓ Đã đăng ký {track} năm {year}, muộn {late} ngày.")
# T: a colleague had registered already
ALREADY = N_("Đơn vị đã đăng ký {track} rồi.")
# T: asks to confirm the withdrawal
ASK_DROP = N_("Rút đăng ký {track} năm {year}? Sau này vẫn đăng ký lại được, nhưng tính từ ngày đăng ký lại.")
# T: button: confirm taking it back (a registration, or the case)
CONFIRM_DROP = N_("Xác nhận rút")
# T: done: withdrawn
DROPPED = N_("✓ Đã rút đăng ký {track} năm {year}.")
# T: after a withdrawal: the answer to question {line} says the unit is registered, and was not changed
ANSWER_STAYS = N_("Câu {line} đang trả lời là có đăng ký; câu trả lời không tự đổi, hãy xem lại câu này.")
# T: the case was handed in, so that the registration stays
FROZEN = N_("Hồ sơ năm {year} đã nộp nên không rút đăng ký được nữa.")
# T: asks for last year's recognition; {year} last year
ASK_T1 = N_("Năm {year}, đơn vị có được công nhận đạt tiêu chuẩn “An toàn về an ninh, trật tự” không?")
# T: asks for last year's grade; {year} last year
ASK_T2 = N_("Năm {year}, phong trào của đơn vị được xếp loại nào?")
# T: why this is asked
WHY_ASKED = N_("Ở đây chưa có kết quả này; câu trả lời sẽ ghi là do đơn vị khai, chưa được xác nhận.")
# T: button: the answer is not known
UNKNOWN = N_("Không rõ")
# T: wrong input where a button is wanted; {example} is a button
WANT = N_("Bấm một nút, ví dụ: {example}.")
# T: at the question whether the unit registered: it did; {day} when
KNOWN = N_("Đã đăng ký ngày {day}.")
# T: progress of a locality: {target} the target in words, {now} how far it is
SHARE = N_("Chỉ tiêu: {target}. {now}")
# T: progress of a locality: units not registered
NOT_REGISTERED = N_("Chưa đăng ký: {units}.")
# T: progress of a locality: units registered for the title of an exemplary unit
EXEMPLARS = N_("Đăng ký Điển hình: {units}.")
# T: one of these units, of which nobody has confirmed what it said of the year before
UNCONFIRMED_UNIT = N_("{unit} (kết quả năm trước do đơn vị khai, chưa xác nhận)")
