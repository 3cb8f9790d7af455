"""Who is at the meeting, who votes, and votes written down for others."""

from bot.conversation.phrases import N_

# T: asks how many of a {group} are there
ASK_COUNT = N_("{group}: có mặt mấy người? Gõ số, có thể kèm chức vụ, ví dụ: 2 bí thư, phó bí thư.")
# T: how many people of this group were noted so far; {count}
SO_FAR = N_("Đã ghi có mặt: {count} người.")
# T: how many people of this group were noted so far; {count}, {roles} as they were named
SO_FAR_ROLES = N_("Đã ghi có mặt: {count} người ({roles}).")
# T: this group was noted as absent; {why}
SO_FAR_ABSENT = N_("Đã ghi vắng, lý do: {why}")
# T: asks whether the head is there
ASK_CHAIR = N_("Người đứng đầu có mặt và chủ trì cuộc họp không?")
# T: button: is there
HERE = N_("Có mặt")
# T: button: is not there
ABSENT = N_("Vắng")
# T: button: leave this group for later
SKIP = N_("Bỏ qua")
# T: button: back to the meeting
TO_MEETING = N_("Về cuộc họp")
# T: no count could be read
WANT_COUNT = N_("Gõ số người từ 1 đến 500, có thể kèm chức vụ, ví dụ: 2 bí thư, phó bí thư. Nếu không có ai, bấm Vắng.")
# T: asks why a {group} is absent
ASK_WHY = N_("{group} vắng vì sao? Viết một câu, ví dụ: bận họp tỉnh, đã gửi giấy mời.")
# T: example of a reason
WHY_EXAMPLE = N_("bận họp tỉnh, đã gửi giấy mời")
# T: noted; {group}
NOTED = N_("✓ Đã ghi: {group}.")
# T: asks whether a {group} votes
ASK_RIGHT = N_("{group} có biểu quyết không? Thông tư 124 không nói rõ (chưa xác nhận); mặc định là chỉ dự họp.")
# T: button: only attends
ATTENDS = N_("Chỉ dự họp")
# T: button: votes
VOTES = N_("Có biểu quyết")
# T: page: which groups vote
RIGHTS = N_(
    "Ai biểu quyết? Bấm để đổi. Quyền biểu quyết của Công an và cơ quan quản lý chưa có quy định được xác nhận."
)
# T: button: a {group} votes now, press to change
DOES_VOTE = N_("{group}: có biểu quyết")
# T: button: a {group} only attends now, press to change
DOES_NOT = N_("{group}: chỉ dự họp")
# T: asks of which group the voter without a phone is
ASK_WHOSE = N_("Ghi phiếu thay cho người của thành phần nào? Phiếu được ghi rõ là thư ký ghi thay.")
# T: asks for the role of the voter without a phone
ASK_NAME = N_("Chức vụ của người đó? Không cần ghi tên, ví dụ: chủ tịch công đoàn.")
# T: example of a role
NAME_EXAMPLE = N_("chủ tịch công đoàn")
# T: asks what the voter without a phone chose; {name}
ASK_CHOICE = N_("{name} biểu quyết thế nào?")
# T: asks for the opinion of the voter without a phone; {name}
ASK_OPINION = N_("Ý kiến của {name}? Viết một câu, ví dụ: đề nghị xem lại câu 7.")
# T: the vote is written down; {name}, {choice}
WRITTEN = N_("✓ Đã ghi thay {name}: {choice}.")
