"""What a person wants of being reminded: later, not of this, not at night."""

from bot.conversation.phrases import N_

# T: asks when to remind again
ASK_WHEN = N_("Nhắc lại khi nào? Bấm một nút, hoặc gõ một ngày, ví dụ: {day}, thứ Sáu, 3 ngày nữa.")
# T: asks when to remind again where the last day is less than a week ahead
ASK_SOON = N_("Nhắc lại khi nào? Bấm một nút, hoặc gõ một ngày trong hạn, ví dụ: {day}, hoặc: 2 tiếng nữa.")
# T: button: remind this afternoon
AFTERNOON = N_("Chiều nay")
# T: tomorrow: a word that may be typed for a date, and a button
TOMORROW = N_("Ngày mai")
# T: button: remind next Monday morning
MONDAY = N_("Thứ Hai")
# T: it will be reminded of again at {time}
SNOOZED = N_("✓ Sẽ nhắc lại lúc {time}.")
# T: too late to remind: {day} is the last day
AFTER_LAST_DAY = N_("Hạn là hết ngày {day}, nhắc lúc đó thì đã muộn. Chọn một ngày trong hạn, ví dụ: {example}.")
# T: too late to remind: the last day is today, {day}; "in an hour" is an example of what can be typed
TODAY_ONLY = N_("Hôm nay, {day}, là ngày cuối: chỉ nhắc lại được trong hôm nay, ví dụ: 1 tiếng nữa.")
# T: the thing is done or its date is gone
OVER = N_("Việc này đã xong hoặc không còn hạn nữa, không cần nhắc.")
# T: the person has read the reminder
NOTED = N_("✓ Đã ghi là bạn đã rõ. Lần nhắc tới theo lịch, nếu lúc đó việc chưa xong.")
# T: asks of which of several things the person wants no reminders any more
ASK_WHICH = N_("Tắt nhắc việc nào?")
# T: button: of all of these things
ALL_OF_THEM = N_("Tất cả các việc này")
# T: button: a thing that the units must do, and the officer sees to; {what} the thing
OF_UNITS = N_("Các đơn vị: {what}")
# T: never reminded of this any more
MUTED = N_("✓ Đã tắt nhắc việc này. Bật lại ở “Hạn chót”.")
# T: reminded of again
UNMUTED = N_("✓ Đã bật nhắc lại.")
# T: on the page of dates: a thing of which nobody is reminded any more; {what} the thing
IS_MUTED = N_("🔕 Đã tắt nhắc: {what}.")
# T: button on the page of dates: be reminded again
UNMUTE = N_("Bật nhắc lại")
# T: on the page of dates: the quiet hours; {first} and {last} are times of the day
QUIET = N_("Giờ yên lặng: từ {first} đến {last} không có tin nhắc; tin chờ đến hết giờ đó.")
# T: on the page of dates: there are no quiet hours
NO_QUIET = N_("Không đặt giờ yên lặng.")
# T: on the page of dates: the person did not agree to reminders
NOT_AGREED = N_("Bạn chưa đồng ý nhận tin nhắc hạn nộp. Muốn nhận: gõ /dulieu.")
# T: button: to the quiet hours; also the title of their page
QUIET_HOURS = N_("Giờ yên lặng")
# T: asks for the quiet hours
ASK_QUIET = N_("Không nhắc trong khoảng giờ nào? Bấm một nút, hoặc gõ, ví dụ: 22-6, hoặc 22h đến 6h30.")
# T: button: the usual quiet hours
USUAL = N_("21:00–07:00")
# T: button: no quiet hours
NEVER_QUIET = N_("Lúc nào cũng nhắc được")
# T: the quiet hours were not understood
WANT_QUIET = N_("Nhập hai giờ, ví dụ: 22-6, hoặc 22h đến 6h30.")
# T: the quiet hours were kept; {first} and {last} are times of the day
QUIET_KEPT = N_("✓ Từ {first} đến {last} sẽ không có tin nhắc.")
# T: no quiet hours any more
QUIET_OFF = N_("✓ Đã bỏ giờ yên lặng.")
# T: one date that is done; {day} was the last day
DATE_DONE = N_("✓ {what}: đã xong (hạn: hết ngày {day}).")
# T: one date that is overdue, {late} days; {source} is the article
DATE_OVERDUE = N_("⚠ {what}: quá hạn {late} ngày (hạn: hết ngày {day}). Căn cứ: {source}.")
# T: the locality's plan sets no date itself
PLAN_SETS_NONE = N_("Kế hoạch của địa phương không đặt ngày nào; dưới đây là các ngày chung cả nước.")
