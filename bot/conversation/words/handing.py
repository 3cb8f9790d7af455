"""Giving a question to a colleague, and answering one that was given."""

from bot.conversation.phrases import N_

# T: button at a question: give it to somebody else
HAND = N_("Chuyển câu hỏi")
# T: asks to whom the question {line} is given
ASK_WHOM = N_("Chuyển câu {line} cho ai trả lời?")
# T: explains what happens to the answer of a colleague
MEANS = N_("Câu trả lời của người đó chưa được tính cho đến khi bạn bấm “Dùng câu trả lời này”.")
# T: button: make a code for somebody who is not here yet
BY_CODE = N_("Cấp mã cho người khác")
# T: wrong input where a button is wanted; {example} is a button
WANT = N_("Bấm một nút, ví dụ: {example}.")
# T: done: the question {line} was given to {who}
DONE = N_("✓ Đã chuyển câu {line} cho {who}. Câu trả lời chỉ được tính khi bạn xác nhận.")
# T: done: a code for the question {line} was made
DONE_CODE = N_("✓ Đã cấp mã cho câu {line}. Câu trả lời chỉ được tính khi bạn xác nhận.")
# T: the code to pass on; {line} the question, {code} the code, {link} opens the web chat
CODE = N_(
    "Mã dùng một lần để trả lời câu {line}: {code}\nGửi mã này cho người bạn muốn hỏi, hoặc gửi đường dẫn:\n{link}\nMã dùng được 14 ngày; người nhận chỉ thấy câu này."
)
# T: the question is with somebody already; {line}
ALREADY = N_("Câu {line} đã được chuyển và đang chờ trả lời.")
# T: at a question: it is with {who} since {time}
WAITING = N_("Đang chờ {who} trả lời câu này, chuyển lúc {time}.")
# T: in a list: question {line} is with {who}
WAITING_SHORT = N_("{line} – đang chờ {who} trả lời")
# T: in a list: question {line} was answered by {who} and waits for the head
ANSWERED_SHORT = N_("{line} – {who} đã trả lời, chờ xác nhận")
# T: heads the list of questions that are with somebody; {lines}
OUT = N_("Câu đã chuyển: {lines}.")
# T: before submission: questions still with somebody do not count; {lines}
OUT_AT_SUBMISSION = N_(
    "Câu đã chuyển mà chưa xác nhận: {lines}. Nộp hồ sơ thì các câu này thôi chờ, câu trả lời chưa xác nhận không được tính."
)
# T: at a question: what the colleague {who} answered
ANSWER = N_("{who} trả lời: {answer}. Câu trả lời này chưa được tính.")
# T: the note the colleague wrote
NOTE = N_("Ghi chú kèm theo: {note}")
# T: files the colleague sent; {names}
FILES = N_("Minh chứng kèm theo: {names}")
# T: button: take the colleague's answer
USE = N_("Dùng câu trả lời này")
# T: button: ask the colleague again
AGAIN = N_("Hỏi lại")
# T: button: answer oneself, the colleague's answer is left
SELF = N_("Tự trả lời")
# T: button: take the question back
REVOKE = N_("Thu hồi câu hỏi")
# T: the head took the answer; {line}, {answer}, {who} gave it
USED = N_("✓ Đã lưu câu {line}: {answer} (do {who} trả lời)")
# T: the head took the question back; {line}
REVOKED = N_("✓ Đã thu hồi câu {line}.")
# T: asks what to ask the colleague besides; {line}
ASK_AGAIN = N_("Cần {who} xem lại điều gì ở câu {line}? Viết một câu, ví dụ: ghi rõ số buổi tuyên truyền.")
# T: example of what to ask the colleague besides
AGAIN_EXAMPLE = N_("ghi rõ số buổi tuyên truyền")
# T: the colleague was asked again; {line}
ASKED_AGAIN = N_("✓ Đã hỏi lại câu {line}.")
# T: to the colleague: the head of {unit} asks for an answer to question {line}
NOTICE = N_("{unit}: người đứng đầu nhờ bạn trả lời câu {line}.")
# T: to the colleague: asked again; {comment} is what the head wants
NOTICE_AGAIN = N_("{unit}: người đứng đầu hỏi lại câu {line}: {comment}")
# T: to the colleague: the answer was taken
NOTICE_USED = N_("{unit}: câu trả lời câu {line} của bạn đã được dùng. Cảm ơn bạn.")
# T: to the colleague: the question is not asked any more
NOTICE_ENDED = N_("{unit}: câu {line} không cần bạn trả lời nữa.")
# T: to the head: {who} answered question {line}
NOTICE_ANSWERED = N_("{who} đã trả lời câu {line}: {answer}. Câu trả lời chưa được tính, chờ bạn xác nhận.")
# T: button to question {line}
LOOK = N_("Xem câu {line}")
# T: button: answer the question {line} that was given
ANSWER_LINE = N_("Trả lời câu {line}")
# T: menu of somebody who is asked: {unit} and the question {line}
ASKED = N_("{unit}: bạn được nhờ trả lời câu {line}.")
# T: menu of somebody who is asked: they have answered the question {line}
ASKED_DONE = N_("{unit}: bạn đã trả lời câu {line}, đang chờ người đứng đầu xác nhận.")
# T: menu of somebody who was asked: nothing is left
NOTHING_ASKED = N_("Hiện không còn câu hỏi nào chờ bạn trả lời.")
# T: the question is not with the person (any more)
NOT_ASKED = N_("Câu hỏi này không còn chờ bạn trả lời.")
# T: heading of a question that was given; {line} its id, {max} its maximum
HEADING = N_("Câu {line} · tối đa {max} điểm")
# T: what the head asked besides
ASKED_BESIDES = N_("Người đứng đầu hỏi thêm: {comment}")
# T: what the person has answered so far
SO_FAR = N_("Bạn đã trả lời: {answer}. Chờ người đứng đầu xác nhận; bạn vẫn sửa được.")
# T: the answer was sent to the head; {line}, {answer}
SENT = N_("✓ Đã gửi câu trả lời câu {line}: {answer}. Người đứng đầu sẽ xác nhận.")
# T: the note was kept with the answer; {line}
NOTED = N_("✓ Đã gửi kèm ghi chú câu {line}.")
# T: the file was kept with the answer; {line}, {name} the file
ATTACHED = N_("✓ Đã gửi kèm tệp {name} cho câu {line}.")
