"""Files as evidence."""

from bot.conversation.phrases import N_

# T: button: photos or files as evidence for a line
EVIDENCE = N_("Minh chứng")
# T: asks for files; {line} the id of the line
ASK = N_("Gửi ảnh hoặc tệp làm minh chứng cho câu {line}. Nhận ảnh, PDF, Word, Excel; mỗi tệp tối đa {most} MB.")
# T: warns against what must not be sent
CARE = N_("Không gửi tài liệu có dấu MẬT, giấy tờ tùy thân, tên học sinh, người bị kỷ luật hay người tố cáo.")
# T: the files beside this line; {count} how many, {names} their names
KEPT = N_("Minh chứng: {count} tệp ({names}).")
# T: button: take one file away; {name} its name
DROP = N_("Bỏ {name}")
# T: button: finished sending files
DONE = N_("Xong")
# T: a file was saved for a line; {line} its id, {name} the file's name
SAVED = N_("✓ Đã lưu minh chứng câu {line}: {name}.")
# T: a file was taken away; {line} its id, {name} the file's name
DROPPED = N_("✓ Đã bỏ minh chứng câu {line}: {name}.")
# T: a file came while no question was open
WHERE = N_("Chưa rõ tệp này cho câu nào nên chưa lưu. Mở một câu rồi gửi lại, ví dụ: /cau 5đ.")
# T: the file is too big; {most} megabytes
TOO_BIG = N_("Tệp quá lớn nên chưa lưu; mỗi tệp tối đa {most} MB. Ví dụ: chụp ảnh trang giấy thay cho tệp quét.")
# T: the kind of file is not taken
WRONG_TYPE = N_(
    "Loại tệp này chưa nhận được. Nhận ảnh (JPG, PNG, WebP, HEIC), PDF, Word, Excel; ví dụ: chụp ảnh văn bản."
)
# T: the file could not be fetched from the platform
LOST = N_("Chưa tải được tệp vừa gửi nên chưa lưu; đề nghị gửi lại.")
# T: button of a reviewer: show the files of this line
SHOW = N_("Xem minh chứng")
# T: above the files of a line; {line} its id, {unit} the unit
SHOWN = N_("Minh chứng câu {line} của {unit}:")
# T: what a line wants written when a file was meant
WANT = N_("Gửi ảnh hoặc tệp, hoặc bấm Xong.")
