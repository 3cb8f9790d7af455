"""The calendar of dates: the page that offers it, and what stands in it."""

from bot.conversation.phrases import N_

# T: button: dates in the phone's own calendar; also the title of that page
CALENDAR = N_("Lịch trên điện thoại")
# T: what the calendar is
WHAT = N_(
    "Ứng dụng Lịch của điện thoại có thể tự lấy các hạn chót của bạn và báo trước lúc 8 giờ sáng ngày làm việc. Trong lịch chỉ có việc, ngày và căn cứ; không có tên người, tên đơn vị, điểm số."
)
# T: the person's link is open; {day} when they got it
OPEN = N_(
    "Đường dẫn lịch của bạn được tạo ngày {day}. Vì an toàn, đường dẫn chỉ hiện một lần; nếu mất thì đổi lấy đường dẫn mới."
)
# T: the person has no link that opens
CLOSED = N_("Hiện bạn không có đường dẫn lịch nào đang dùng được.")
# T: the secret link, shown once; {link} the address
LINK = N_("Đường dẫn lịch của riêng bạn, chỉ hiện một lần, không chuyển cho người khác:\n{link}")
# T: the same link for calendar apps; {link} begins with webcal://
WEBCAL = N_("Cũng đường dẫn đó cho ứng dụng Lịch của iPhone:\n{link}")
# T: how to add the link on an iPhone
IPHONE = N_("• iPhone: chép đường dẫn webcal, dán vào Safari rồi đồng ý đăng ký lịch.")
# T: how to add the link in Google Calendar; the words in quotes are its Vietnamese labels
ANDROID = N_(
    "• Android: mở calendar.google.com trên máy tính, ở “Lịch khác” bấm dấu +, chọn “Từ URL”, dán đường dẫn https; lịch sẽ hiện cả trên điện thoại. Google lấy lại chậm, có khi cả ngày, và không dùng giờ báo có sẵn: hãy tự đặt thông báo cho lịch này."
)
# T: Zalo has no calendar to add the link to
ZALO = N_("• Zalo không nhận đường dẫn lịch: hãy thêm vào ứng dụng Lịch như trên.")
# T: the file beside the link: what it cannot do
FILE_OR_LINK = N_(
    "Tệp .ics chỉ ghi các ngày vào lúc tải, sau này không tự đổi. Chọn một trong hai, đường dẫn hoặc tệp, để các ngày không bị ghi hai lần."
)
# T: button: the dates as a file
FILE = N_("Tải tệp lịch (.ics)")
# T: above the file; {day} is today
FILE_HERE = N_("Tệp lịch các hạn chót, tính đến ngày {day}. Mở tệp để thêm vào ứng dụng Lịch.")
# T: button: a new link where there is none
NEW = N_("Tạo đường dẫn")
# T: button: another link in place of this one
RENEW = N_("Đổi đường dẫn")
# T: button: close the link
OFF = N_("Tắt đường dẫn")
# T: asks before the link is changed
ASK_RENEW = N_(
    "Đổi đường dẫn thì đường dẫn cũ hết dùng được ngay; lịch nào đã thêm bằng đường dẫn cũ phải thêm lại. Bạn muốn đổi?"
)
# T: asks before the link is closed
ASK_OFF = N_("Tắt đường dẫn thì các lịch đã thêm không được cập nhật nữa. Bạn muốn tắt?")
# T: button: confirm the change
CONFIRM_RENEW = N_("Xác nhận đổi")
# T: button: confirm the closing
CONFIRM_OFF = N_("Xác nhận tắt")
# T: the link was changed
RENEWED = N_("✓ Đã đổi. Đường dẫn cũ không còn dùng được.")
# T: the link was closed
TURNED_OFF = N_("✓ Đã tắt. Những ngày đã ghi trên điện thoại còn ở đó cho đến khi bạn xóa lịch ấy.")
# T: text chooses nothing on this page; {example} a button
WANT = N_("Chọn một nút, ví dụ: {example}.")

# T: the calendar's name among the other calendars of the phone
NAME = N_("Hạn chót phong trào toàn dân bảo vệ ANTQ")
# T: a date of somebody else's office; {who} the office, {what} the thing to do
OF_OTHERS = N_("{who}: {what}")
# T: a date whose thing is done; {title} as it was
DONE = N_("✓ {title}")
# T: the date in words; {before} as the document says it, {day} the last day in time
BEFORE = N_("Trước ngày {before}: chậm nhất hết ngày {day}.")
# T: who must do it; {who} an office
WHO = N_("Người thực hiện: {who}.")
# T: to whom it goes; {to} an office
TO = N_("Gửi tới: {to}.")
# T: the last day is not worked; {day} the working day before it
DAY_OFF = N_("Ngày cuối là ngày nghỉ; ngày làm việc liền trước là {day}.")
# T: the thing is done
IS_DONE = N_("Việc này đã xong.")
# T: a date of the next year; {year}
NEXT_YEAR = N_("Ngày của năm {year} tính theo văn bản hiện hành; văn bản mới có thể đổi ngày này.")
# T: the holidays of {year} are not decided yet
DRAFT_DAYS = N_("Ngày nghỉ lễ năm {year} chưa có quyết định, nên ngày báo trước có thể đổi.")
# T: the holidays of the year are not known at all
NO_DAYS = N_("Chưa biết ngày nghỉ lễ quanh ngày này nên chưa đặt báo trước.")
