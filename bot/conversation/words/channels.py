"""Several channels of one person, strangers, and messages that cannot be read."""

from bot.conversation.phrases import N_

# T: a one-time code for another device or channel; {code} the code, {link} a web address
CODE = N_(
    "Mã dùng một lần, có hiệu lực 15 phút, không chuyển cho người khác:\n{code}\n• Trên máy khác: mở {link}\n• Trên ứng dụng khác: gửi mã này cho bot, cuộc trò chuyện sẽ tiếp tục đúng chỗ."
)
# T: a deep link into a chat app; {channel} its name, {link} the address
DEEP = N_("• {channel}: mở {link}")
# T: button: choose the channel to be written to first
WHERE = N_("Kênh nhận tin")
# T: title of the page of channels
TITLE = N_("Bạn muốn nhận tin ở đâu trước?")
# T: the channels joined so far; {names} such as "Zalo, Telegram, trang web"
JOINED = N_("Đã nối: {names}.")
# T: the channel chosen; {channel} its name
PREFERRED = N_("Tin được gửi tới {channel} trước; nếu không gửi được thì tới kênh còn lại.")
# T: no channel chosen yet
NO_PREFERENCE = N_("Chưa chọn: tin được gửi tới kênh bạn dùng gần đây nhất.")
# T: no chat app joined yet
NONE_JOINED = N_("Bạn mới chỉ dùng trang web. Gõ /lienket để nối thêm ứng dụng.")
# T: the web page as a channel, in the middle of a sentence
WEB = N_("trang web")
# T: the choice was saved; {channel} its name
CHOSEN = N_("✓ Từ nay gửi tin tới {channel} trước.")
# T: the text was typed under an earlier question
PASSED = N_("Tin vừa gửi thuộc bước trước nên chưa được ghi. Bạn đang ở đây:")
# T: below a card that was answered otherwise
ANSWERED = N_("▸ Đã qua bước này.")
# T: below a card while the person goes on elsewhere; {channel} where
ELSEWHERE = N_("▸ Đang tiếp tục ở {channel}.")
# T: button under a card while the person goes on elsewhere
HERE = N_("Tiếp tục ở đây")
# T: above the menu of a channel without buttons
TYPE_NUMBER = N_("Gõ số hoặc chữ của lựa chọn:")
# T: above the values of a question whose answer is a number, on a channel without buttons; {values} such as "3 · 2 · 1"
TYPE_VALUE = N_("Gõ câu trả lời, ví dụ: {values}")
# T: above the other choices of a question whose answer is a number
TYPE_LETTER = N_("Hoặc gõ chữ cái đứng trước:")
# T: marks a message that is sent once more because it may not have arrived; {code} tells it from others
AGAIN = N_("↻ Gửi lại tin {code}, vì có thể lần trước chưa tới.")
# T: a stranger wrote; {example} is what a code looks like
HELLO = N_(
    "Chào bạn. Bot này dành cho người được mời tự chấm điểm hoặc duyệt hồ sơ. Gửi mã mời để bắt đầu, ví dụ: {example}."
)
# T: where a stranger gets a code
WHO_INVITES = N_("Chưa có mã: đề nghị hỏi Công an xã hoặc cấp trên đã giao việc này.")
# T: a stranger's code is wrong; {left} more tries
WRONG = N_("Mã chưa đúng. Mã có 12 chữ số và chữ cái, ví dụ: {example}. Còn {left} lần thử.")
# T: the code was used before
USED = N_("Mã này đã được dùng; mỗi mã chỉ dùng một lần. Đề nghị người mời cấp mã mới. Còn {left} lần thử.")
# T: the code is too old
EXPIRED = N_("Mã này đã hết hạn. Đề nghị người mời cấp mã mới. Còn {left} lần thử.")
# T: too many wrong codes; {until} the moment from which codes are taken again
LOCKED = N_("Bạn đã nhập sai 5 lần nên tạm dừng nhận mã đến {until}. Sau đó gửi lại mã, ví dụ: {example}.")
# T: a group; the bot talks with single people only
GROUP = N_("Bot chỉ trò chuyện riêng với từng người để giữ kín hồ sơ. Hãy nhắn riêng cho bot.")
# T: a sticker came
STICKER = N_("Cảm ơn bạn. Nhãn dán không thay được câu trả lời; bạn đang ở đây:")
# T: a voice message came
VOICE = N_("Bot chưa nghe được tin thoại; xin gõ chữ hoặc bấm nút. Bạn đang ở đây:")
# T: a message was edited afterwards
EDITED = N_("Sửa tin cũ không làm đổi câu trả lời. Muốn đổi một câu, gõ ví dụ: /cau 5đ. Bạn đang ở đây:")
# T: anything else: a contact, a place, a poll
OTHER = N_("Bot chưa hiểu loại tin này; xin gõ chữ hoặc bấm nút. Bạn đang ở đây:")
# T: the platform does not show us what was sent; {link} the web page
UNREADABLE = N_("Ứng dụng không cho bot đọc tin bạn vừa gửi. Bạn có thể làm tiếp trên trang web: {link}")
