"""Voting in a meeting, also by those who are only there for it."""

from bot.conversation.phrases import N_

# T: title of the vote card; {unit}, {year}
TITLE = N_("Phiếu biểu quyết · {unit} · năm {year}")
# T: button: consent given; a reviewer agrees
AGREE = N_("Đồng ý")
# T: button: consent refused
AGAINST = N_("Không đồng ý")
# T: button: another opinion, which is typed next
OTHER = N_("Ý kiến khác")
# T: another opinion in the words of the voter
OPINION = N_("Ý kiến khác: {text}")
# T: as what the person takes part
AS = N_("Bạn dự với tư cách: {group}.")
# T: the group attends without a vote, which no rule settles
NO_VOTE = N_("{group} dự họp, không biểu quyết. Thông tư không nói rõ; thư ký quyết định tại cuộc họp.")
# T: how one has voted; {choice}
MINE = N_("Phiếu của bạn: {choice}. Đổi được đến khi đóng họp.")
# T: not voted yet
NOT_VOTED = N_("Bạn chưa bỏ phiếu. Mỗi người một phiếu, đổi được đến khi đóng họp.")
# T: no votes at present
PAUSED = N_("Nội dung đang được sửa. Chờ thư ký đưa nội dung mới ra biểu quyết.")
# T: asks for the other opinion
ASK_OPINION = N_("Ý kiến của bạn? Viết một câu, ví dụ: đề nghị xem lại câu 7.")
# T: example of an opinion
OPINION_EXAMPLE = N_("đề nghị xem lại câu 7")
# T: the vote is kept; {choice}
SAVED = N_("✓ Đã ghi phiếu: {choice}.")
# T: the same vote again; {choice}
SAME = N_("Phiếu của bạn vẫn là: {choice}.")
# T: the button belongs to a content that is not voted on any more
OLD = N_("Phiếu này là cho nội dung cũ. Phiếu hiện nay:")
# T: there is no meeting one takes part in
NO_MEETING = N_("Hiện không có cuộc họp nào mời bạn dự.")
# T: choose one of several meetings
WHICH = N_("Bạn vào cuộc họp nào?")
# T: button: one of several meetings
ONE = N_("{unit} ({year})")
# T: menu of somebody who only came for a meeting
INVITED = N_("Bạn được mời dự cuộc họp xét của {unit}, năm {year}.")
# T: the same when it is over
WAS_INVITED = N_("Cuộc họp xét của {unit}, năm {year}, đã kết thúc. Cảm ơn bạn đã dự.")
# T: button: to the vote card
ENTER = N_("Vào cuộc họp")
# T: as what somebody takes part who only came for a meeting; {unit}
GUEST = N_("người dự cuộc họp xét của {unit}")
# T: wrong input at the card
WANT = N_("Bấm một nút, hoặc gõ: Đồng ý, Không đồng ý, Ý kiến khác.")
