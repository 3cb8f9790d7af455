"""An officer reminds units that are behind."""

from bot.conversation.phrases import N_

# T: asks whom to remind; {count} units are behind
ASK_WHOM = N_("{count} đơn vị chưa xong việc đến hạn. Nhắc đơn vị nào?")
# T: units that are behind, but nobody of them has joined yet; {count} units
NOBODY_JOINED = N_("{count} đơn vị chưa có ai tham gia nên tin nhắc không tới được; hãy gọi điện hoặc mời lại.")
# T: nobody is behind
NOBODY = N_("Không có đơn vị nào cần nhắc.")
# T: a unit was reminded today already; {unit}, by {office}, at {time}
DONE_TODAY = N_("{unit}: {office} đã nhắc lúc {time}; mỗi ngày nhắc một lần.")
# T: after the first few: how many more units were reminded today; {count}
MORE_TODAY = N_("Hôm nay còn {count} đơn vị khác đã được nhắc.")
# T: the name typed is no unit that is behind; {unit} is one, as an example
NOT_HERE = N_("Không có đơn vị này trong danh sách cần nhắc. Bấm một nút, hoặc gõ tên đơn vị, ví dụ: {unit}.")
# T: button: the first {count} units of a long list
FIRST_ONES = N_("{count} đơn vị đầu danh sách")
# T: button: all of them; {count} units
ALL = N_("Tất cả {count} đơn vị")
# T: asks for an own sentence
ASK_SENTENCE = N_("Thêm một câu của bạn? Ví dụ: Đề nghị nộp trước 16 giờ thứ Sáu. Tối đa 300 ký tự.")
# T: button: no own sentence
NO_SENTENCE = N_("Không thêm")
# T: the own sentence is too long
TOO_LONG = N_("Câu này dài quá 300 ký tự. Viết ngắn hơn, ví dụ: Đề nghị nộp trước 16 giờ thứ Sáu.")
# T: above the message as it will be sent; {count} units get it
PREVIEW = N_("Sẽ gửi cho {count} đơn vị:")
# T: under the message as it will be sent: units of several offices, each reads its own; {offices} a list
SIGNED = N_("Mỗi đơn vị nhận tin ký tên cơ quan phụ trách mình: {offices}.")
# T: button: send it
SEND = N_("Gửi nhắc")
# T: it was sent; {count} units
SENT = N_("✓ Đã nhắc {count} đơn vị.")
# T: the first line of the message to a head; {office} who reminds
FROM = N_("{office} nhắc đơn vị:")
# T: the unit has not handed in its case of {year}
NOT_HANDED_IN = N_("Hồ sơ năm {year} chưa nộp.")
# T: the officer's own sentence within the message
SENTENCE = N_("“{text}”")
