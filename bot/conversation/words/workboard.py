"""The reviewers' board: tables of units and communes, the heat map, one case, and what leads there."""

from bot.conversation.phrases import N_

# T: title of the reviewers' board, and what leads there
TITLE = N_("Bàn làm việc")
# T: in the help of a reviewer: where the board is; {link} its address
WHERE = N_("Bàn làm việc, xem tất cả đơn vị trên một trang: {link}")
# T: board: leads to the conversation
TO_CHAT = N_("Vào trò chuyện")
# T: board: said to who neither reviews nor watches others' cases
NOT_FOR_YOU = N_(
    "Bàn làm việc dành cho cấp duyệt hồ sơ và Ban Chỉ đạo. Hồ sơ của đơn vị bạn ở trong trò chuyện: gõ /hoso."
)
# T: board: said to who has not agreed to be stored yet
AGREE_FIRST = N_("Trước khi xem, hãy vào trò chuyện và trả lời câu hỏi về việc lưu thông tin của bạn.")
# T: board: link past the head of the page
SKIP = N_("Tới nội dung")
# T: board: names the links to the person's own places
PLACES = N_("Địa bàn")
# T: name of the links to the years
YEARS = N_("Năm")
# T: board: names the links to its views
VIEWS = N_("Cách xem")
# T: board: view of the communes of a province
COMMUNES = N_("Các xã")
# T: board: view of the units
UNITS = N_("Các đơn vị")
# T: board: the heat map
HEAT = N_("Bản đồ nhiệt")
# T: board: heading; {place} a commune or province, {year}
HEADING = N_("{place} · năm {year}")
# T: board: further totals
MORE_TOTALS = N_(
    "{mine} hồ sơ chờ bạn, {returned} hồ sơ đang trả lại, {recognised} công nhận, {refused} không công nhận, {registered} đã đăng ký."
)
# T: board: further totals for who only looks
WATCHED_TOTALS = N_(
    "{returned} hồ sơ đang trả lại, {recognised} công nhận, {refused} không công nhận, {registered} đã đăng ký."
)
# T: board: the last day to hand in is over by {late} days
DUE_OVER = N_("Hạn nộp đã qua {late} ngày (hết ngày {day}).")
# T: board: heading of what narrows the table down
FILTER = N_("Lọc và sắp xếp")
# T: board: field: state of the case
STATE = N_("Tình trạng")
# T: board: field: flags of the case
FLAG = N_("Cờ")
# T: board: field: kind of unit
KIND = N_("Loại đơn vị")
# T: board: field: name of the unit
NAME = N_("Tên đơn vị")
# T: board: field: order of the table
ORDER = N_("Sắp xếp")
# T: board: every state, flag or kind
ANY = N_("Tất cả")
# T: board: button: apply what was chosen
APPLY = N_("Lọc")
# T: board: link: take all that narrows down away
CLEAR = N_("Bỏ lọc")
# T: board: how many rows; {first} to {last} of {count}
SHOWN = N_("{first}–{last} trong {count} đơn vị")
# T: board: how many communes; {first} to {last} of {count}
SHOWN_COMMUNES = N_("{first}–{last} trong {count} xã")
# T: board: nothing fits what was chosen
NOTHING = N_("Không có đơn vị nào khớp với điều đã chọn.")
# T: board: no commune is in the province
NO_COMMUNES = N_("Chưa có xã nào.")
# T: board: link: page before
BEFORE = N_("◀ Trang trước")
# T: board: link: page after
AFTER = N_("Trang sau ▶")
# T: state of a case: waits for the person who looks
MINE = N_("Chờ bạn")
# T: state of a case: waits for a level
WAITING = N_("Chờ duyệt")
# T: state of a case: waits at {stage}
WAITING_AT = N_("Chờ: {stage}")
# T: state of a case: sent back to the unit
RETURNED = N_("Đã trả lại")
# T: state of a case: the unit is at it
DOING = N_("Đang làm")
# T: state of a case: {done} of {count} lines answered
DOING_AT = N_("Đang làm: {done}/{count} câu")
# T: state of a case: sent back, {done} of {count} lines answered
RETURNED_AT = N_("Đã trả lại: có {done}/{count} câu")
# T: state of a case: not begun
NONE = N_("Chưa bắt đầu")
# T: state of a case: not handed in after the last day
OVERDUE = N_("Quá hạn")
# T: state of a case: all levels are done
FINISHED = N_("Đã duyệt xong")
# T: flag of a case: handed in late
LATE = N_("⚑ Nộp muộn.")
# T: kind of unit
SCHOOL = N_("Trường học")
# T: kind of unit
AGENCY = N_("Cơ quan")
# T: kind of unit
ENTERPRISE = N_("Doanh nghiệp")
# T: order of the table: by commune and name
BY_PLACE = N_("Theo xã, tên")
# T: order of the table: by name
BY_NAME = N_("Theo tên")
# T: order of the table: not begun first
BY_PROGRESS = N_("Chưa xong trước")
# T: order of the table: highest score of the unit first
BY_OWN = N_("Tự chấm cao trước")
# T: order of the table: highest score of the superior first
BY_GIVEN = N_("Cấp trên chấm cao trước")
# T: order of the table: latest change first
BY_CHANGE = N_("Mới thay đổi trước")
# T: column: unit
UNIT = N_("Đơn vị")
# T: column: commune
COMMUNE = N_("Xã")
# T: column: registration
REGISTERED = N_("Đã đăng ký")
# T: column: grade
GRADE = N_("Xếp loại")
# T: column: last change
CHANGED = N_("Thay đổi")
# T: column: how long until the last day to hand in
DEADLINE = N_("Hạn nộp")
# T: days left
LEFT = N_("còn {left} ngày")
# T: days over
OVER = N_("quá {late} ngày")
# T: the grade rests on thresholds nobody has confirmed
UNCONFIRMED = N_("Ngưỡng xếp loại chưa được xác nhận.")
# T: column: how many units
COUNT = N_("Số đơn vị")
# T: column: how many have handed in
SUBMITTED = N_("Đã nộp")
# T: heat map: by whose score
BY_WHOM = N_("Tính theo điểm")
# T: heat map: what the numbers are, of units
HEAT_UNITS = N_(
    "Mỗi ô: phần trăm điểm bị mất ở câu đó (0 là đủ điểm, 100 là mất hết). Chỉ có hồ sơ đã nộp và đã được cấp duyệt mở."
)
# T: heat map: what the numbers are, of communes
HEAT_COMMUNES = N_(
    "Mỗi ô: phần trăm điểm bị mất ở câu đó, trung bình các đơn vị của xã (0 là đủ điểm, 100 là mất hết). Chỉ tính hồ sơ đã nộp và đã được cấp duyệt mở."
)
# T: heat map: there is no case yet whose points it could show
HEAT_EMPTY = N_("Bản đồ nhiệt còn trống: chưa có hồ sơ nào đã nộp và đã được cấp duyệt mở.")
# T: heat map: what the superior's column is
HEAT_GIVEN = N_("Điểm cấp trên: theo lần duyệt gần nhất, không kể điểm đang xét dở.")
# T: heat map: one field of a unit; {share} percent lost, {points} of {most} points
FIELD = N_("{who}, câu {line}: mất {share}% ({points}/{most} điểm)")
# T: heat map: one field of a commune
FIELD_MEAN = N_("{who}, câu {line}: mất trung bình {share}% ({count} đơn vị)")
# T: heat map: one field without a number
FIELD_NONE = N_("{who}, câu {line}: chưa có")
# T: heat map: what the darkest and lightest colours mean
SCALE = N_("Màu:")
# T: column: what came of a case that was to be approved together with others
BECAME = N_("Kết quả")
# T: board, approving together: heading of the cases that were approved; {count} cases
PASSED = N_("Đã duyệt: {count} hồ sơ")
# T: board, approving together: heading of the cases that were not approved; {count} cases
STAYED = N_("Chưa duyệt: {count} hồ sơ")
# T: board, approving together: heading of the list; {count} cases
TOGETHER = N_("Sẽ duyệt cùng lúc: {count} hồ sơ")
# T: board, approving together: heading of what is not in the list; {count} cases
LEFT_OUT = N_("Không duyệt cùng lúc: {count} hồ sơ")
# T: board, approving together: what to do with the cases that are not in the list
ONE_BY_ONE = N_("Các hồ sơ này hãy mở riêng từng hồ sơ để xem và duyệt.")
# T: column: why a case is not approved together with others
WHY = N_("Vì sao")
# T: case: link back to the table
BACK = N_("◀ Về bảng đơn vị")
# T: case: the content is closed; who may open it is another office
CLOSED = N_("Câu trả lời và minh chứng chỉ cơ quan đang duyệt và cơ quan đã mở hồ sơ mới xem được.")
# T: case: the content is shown once it is opened
OPEN_FIRST = N_("Nội dung hiện ra sau khi bấm Mở. Từ lúc đó đơn vị không tự rút hồ sơ được nữa.")
# T: case: of the person's own unit
OWN = N_("Đây là hồ sơ của chính bạn: xem trong trò chuyện, và người khác phải duyệt.")
# T: case: heading of the part where it is reviewed
REVIEW = N_("Xét hồ sơ")
# T: case: explains that it is the conversation
SAME = N_("Cùng một việc như trong trò chuyện: làm ở đây hay ở đó đều như nhau.")
# T: case: button: go on with a case that is open already
GO_ON = N_("Xét tiếp")
# T: case: field for a typed answer
ANSWER = N_("Trả lời")
# T: case: button: send the typed answer
SEND = N_("Gửi")
# T: case: heading of the lines
LINES = N_("Từng câu")
# T: case: heading of the history
HISTORY = N_("Lịch sử")
# T: case: no self-check was made
NO_CHECK = N_("Đơn vị chưa tự kiểm tra.")
# T: case: the files of a line
FILES = N_("Minh chứng câu {line}")
# T: case: the line and what is asked
CONTENT = N_("Nội dung")
# T: an act of a unit: handing in; in the history, and inside "only the head of the unit …"
DID_SUBMIT = N_("nộp hồ sơ")
# T: an act of a unit: taking its case back; in the history, and inside "only the head of the unit …"
DID_WITHDRAW = N_("rút hồ sơ")
# T: history: opened
DID_OPEN = N_("mở hồ sơ")
# T: history: agreed to lines {lines}
DID_AGREE = N_("đồng ý câu {lines}")
# T: history: other points for a line, with the reason
DID_RESCORE = N_("chấm câu {line} {points} điểm: {reason}")
# T: history: a line sent back, with the comment
DID_RETURN_LINE = N_("trả lại câu {line}: {reason}")
# T: history: approved with {points}
DID_APPROVE = N_("duyệt, {points} điểm")
# T: history: decided; {outcome}, {number}, {day} of the decision
DID_DECIDE = N_("quyết định: {outcome}, số {number}, ngày {day}")
# T: history: case sent back
DID_RETURN = N_("trả lại hồ sơ")
# T: history: lent the authority over this one case
DID_LEND = N_("ủy quyền")
# T: history: done in somebody's name
ON_BEHALF = N_("(làm thay theo ủy quyền)")
