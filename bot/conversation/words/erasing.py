"""A person asks that their data be erased."""

from bot.conversation.phrases import N_

# T: button: ask to have one's personal data erased
ERASE = N_("Xóa dữ liệu của tôi")
# T: title of the page before the request is confirmed
TITLE = N_("Yêu cầu xóa dữ liệu của bạn")
# T: what is erased
GONE = N_(
    "Sẽ xóa: tin nhắn ở đây, các cuộc trò chuyện Zalo, Telegram, phiên đăng nhập, mã đổi máy, đường dẫn lịch, lời nhắc và lựa chọn của bạn, phần ghi về bạn trong nhật ký. Bạn thôi giữ mọi vai trò ở đây; ủy quyền bạn đã cho hoặc nhận chấm dứt."
)
# T: what stays and why
STAYS = N_(
    "Còn giữ, vì là hồ sơ công vụ: câu trả lời, ghi chú, minh chứng, ý kiến, quyết định, biên bản họp; ở đó chỉ còn chức vụ, không còn tên bạn, nhưng lời bạn đã viết vẫn còn. Nhật ký đã bỏ phần cá nhân vẫn giữ, để ai cũng kiểm tra được là hồ sơ không bị sửa. Các lần đồng ý giữ làm bằng chứng."
)
# T: what happens until it is done
MEANWHILE = N_(
    "Cho đến khi xóa xong, mọi thứ vẫn dùng được và bạn rút lại yêu cầu lúc nào cũng được. Nếu giữ chức vụ, nên bàn giao trước: /bangiao."
)
# T: the last day by which it must be done; {days} days by {source}, the law
WITHIN = N_("Thời hạn thực hiện: {days} ngày ({source}).")
# T: button: confirm the request
CONFIRM = N_("Gửi yêu cầu xóa")
# T: done: the request is recorded at {time}
ASKED = N_("✓ Đã ghi nhận yêu cầu xóa lúc {time} và chuyển đến người quản trị.")
# T: the person asked at {time} and it is not done yet
WAITING = N_("Bạn đã yêu cầu xóa dữ liệu lúc {time}; người quản trị đang xử lý.")
# T: the last day for what the person asked; {day}, by {source}, the law
BY_DAY = N_("Chậm nhất hết ngày {day} ({source}).")
# T: button: take the request back
WITHDRAW = N_("Rút yêu cầu xóa")
# T: done: the request is taken back
WITHDRAWN = N_("✓ Đã rút yêu cầu xóa; dữ liệu được giữ như cũ.")
# T: to the operator: somebody in {office} asked at {time} to have their data erased
NOTICE = N_("Người giữ vai trò {office} yêu cầu xóa dữ liệu cá nhân lúc {time}.")
# T: to the operator: what to do, after the office's cases were handed over; {command} to be typed on the server
NOTICE_HOW = N_("Bàn giao chức vụ nếu cần, rồi trên máy chủ: {command}. Các yêu cầu đang chờ: antq doctor.")
# T: to the operator: somebody in {office} took their request back
NOTICE_WITHDRAWN = N_("Người giữ vai trò {office} đã rút yêu cầu xóa dữ liệu.")
