"""Reminders: what is due, and what the person wants of being reminded."""

from bot.conversation.phrases import N_

# T: title of a reminder
TITLE = N_("Nhắc việc")
# T: what is due; {what} the thing, {weekday} and {day} the last day, {left} days are left
AHEAD = N_("{what}: chậm nhất hết {weekday}, ngày {day} (còn {left} ngày).")
# T: what is due tomorrow; {what} the thing, {weekday} and {day} the last day
TOMORROW = N_("{what}: chậm nhất hết ngày mai, {weekday}, ngày {day}.")
# T: what is due today; {what} the thing, {day} today
TODAY = N_("{what}: hôm nay là ngày cuối ({day}).")
# T: what is overdue; {what} the thing, {late} days over, {day} was the last day
OVERDUE = N_("{what}: đã quá hạn {late} ngày (ngày cuối là {day}).")
# T: what is late is still taken
STILL_TAKEN = N_("Làm muộn vẫn được nhận và được ghi rõ là muộn.")
# T: the last day is on a weekend; {friday} the Friday before it
WEEKEND = N_("Ngày cuối rơi vào cuối tuần, nên làm xong trong ngày thứ Sáu {friday}.")
# T: nothing official confirms the date
UNCONFIRMED = N_("Thời hạn này chưa được xác nhận bằng văn bản.")
# T: to an officer: how many units have done it; {done} of {count}
UNITS_DONE = N_("{done}/{count} đơn vị đã xong.")
# T: to an officer: how many units' cases have not passed the office
NOT_PASSED = N_("Còn {count} đơn vị chưa qua bước của bạn.")
# T: to an officer: the units furthest behind; {units} are their names
MOST_URGENT = N_("Cần nhắc trước: {units}.")
# T: to an officer: the units furthest behind; {units} are their names, {count} the number of the others
MOST_URGENT_MORE = N_("Cần nhắc trước: {units} và {count} đơn vị khác.")
# T: button below a reminder: to the question, registration or list where it is done
DO_NOW = N_("Làm ngay")
# T: button below a reminder: remind me later
LATER = N_("Nhắc lại sau")
# T: button below a reminder: understood
UNDERSTOOD = N_("Đã rõ")
# T: button below a reminder: never remind me of this again
MUTE = N_("Tắt nhắc việc này")
# T: button: an officer reminds the units themselves
NUDGE = N_("Nhắc các đơn vị")
# T: a day of the week
MONDAY = N_("thứ Hai")
# T: a day of the week
TUESDAY = N_("thứ Ba")
# T: a day of the week
WEDNESDAY = N_("thứ Tư")
# T: a day of the week
THURSDAY = N_("thứ Năm")
# T: a day of the week
FRIDAY = N_("thứ Sáu")
# T: a day of the week
SATURDAY = N_("thứ Bảy")
# T: a day of the week
SUNDAY = N_("Chủ nhật")
