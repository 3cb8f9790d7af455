"""Who is not reached by any message: the list to call, what a deputy hears meanwhile, and the operator's weekly list."""

from bot.conversation.phrases import N_

# T: button below the progress and the digest: the list of units to call by telephone; {count} units
TO_CALL = N_("Cần gọi điện ({count})")
# T: title of the list of units to call by telephone; {count} units
TITLE = N_("Cần gọi điện: {count} đơn vị")
# T: the list of units to call is empty
NOBODY = N_("Không có đơn vị nào cần gọi điện: đơn vị nào cũng có người nhận được tin.")
# T: above the list of units to call: which of them are shown, {first} to {last} of {count}
PAGE = N_("Đơn vị {first}–{last} trong {count}, việc gấp trước.")
# T: whom to call: {title} is the office, {unit} the unit
WHOM = N_("{title}, {unit}.")
# T: the unit's telephone, {phone} as the unit gave it
PHONE = N_("Điện thoại: {phone}.")
# T: the unit gave no telephone
NO_PHONE = N_("Chưa có số điện thoại.")
# T: nothing is due for the unit now
NOTHING_DUE = N_("Chưa có việc đến hạn.")
# T: nobody of the unit has joined yet
NOT_JOINED = N_("Chưa có ai của đơn vị tham gia.")
# T: when the unit was last reminded; {time} a moment
TRIED = N_("Nhắc lần cuối lúc {time}, chưa có ai xem.")
# T: button: the unit was called; {unit} its name
CALLED = N_("Đã gọi: {unit}")
# T: it was kept that the unit was called; {unit} its name
KEPT = N_("✓ Đã ghi là đã gọi {unit}. Đơn vị trở lại danh sách nếu lần nhắc sau vẫn không có ai xem.")
# T: to a deputy, above what is the head's to do; {title} is the head's office
ABSENT_HEAD = N_("Chưa liên lạc được với {title}. Việc của đơn vị:")
# T: to a deputy, below what is the head's to do
HEAD_ACTS = N_(
    "Đăng ký và nộp hồ sơ là việc của người đứng đầu. Cấp phó trả lời trước các câu hỏi được, và làm thay được khi có ủy quyền: đề nghị người đứng đầu gõ /uyquyen."
)
# T: title of the operator's weekly list
WEEKLY_TITLE = N_("Chưa liên lạc được")
# T: the operator's weekly list: how many offices; {count}
WEEKLY = N_("Có {count} chức vụ chưa liên lạc được. Đề nghị xem lại số điện thoại và mời lại bằng antq invite.")
# T: the operator's weekly list: where the offices below it are; {place} is a commune or province
PLACE = N_("{place}:")
# T: the operator's weekly list: one office; {who} is the office with its unit, {phone} how to call it
OFFICE = N_("• {who} {phone}")
# T: the operator's weekly list: one office of the commune or province itself; {title}
OFFICE_ALONE = N_("• {title}.")
# T: the end of the operator's weekly list: how many more; {count}
MORE = N_("… và {count} chức vụ nữa.")
