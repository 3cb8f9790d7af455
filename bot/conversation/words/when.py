"""Moments as people type them, and what is said when they cannot be read."""

from bot.conversation.phrases import N_

# T: a moment was not understood; {day} is a valid example of a day
WANT_WHEN = N_("Chưa hiểu thời gian này. Gõ một ngày, ví dụ: {day}, hoặc: 2 tiếng nữa.")
# T: the moment is over; {day} is a valid example of a day
PAST = N_("Thời gian này đã qua. Gõ một lúc sắp tới, ví dụ: {day}.")
# T: there is no such day in the calendar; {day} is a valid example
NO_SUCH_DAY = N_("Trong lịch không có ngày này. Gõ lại, ví dụ: {day}.")
# T: a day of the lunar calendar; {day} is a valid example of a day
LUNAR = N_("Ở đây chỉ dùng ngày dương lịch. Gõ ngày dương lịch, ví dụ: {day}.")
