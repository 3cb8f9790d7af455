"""The daily message about the audit log."""

from bot.conversation.phrases import N_

# T: to officers, once a day: the head of the audit log; keep it, so that nobody can rewrite the past unnoticed
HEAD = N_("Nhật ký hệ thống đến hết ngày {day}: {count} mục.")
# T: the head itself, to be given to the verifier as it is
CODE = N_("Mã đầu chuỗi: {chain}:{seq}:{code}")
# T: what it is good for
KEEP = N_("Hãy giữ tin này: người kiểm tra dùng mã để biết nhật ký không bị sửa hay cắt bớt.")
