"""The way to a grade as a page of plain text for the head of a unit."""

from antq_rules.commands.pages import listed
from antq_rules.decimals import spoken
from antq_rules.grading import UNCONFIRMED
from antq_rules.path import Way


def way_page(way: Way) -> str:
    """Where the unit stands, what is missing, what to do line by line, and what cannot be brought back."""
    held = f" ({way.start.name})" if way.start else ""
    said = [f"Hiện có {spoken(way.total)} điểm{held}. Mức {way.goal.name}: từ {spoken(way.goal.low)} điểm."]
    if not way.needed:
        said.append(f"Đã đạt mức {way.goal.name}.")
    elif way.reachable:
        said.append(f"Còn thiếu {spoken(way.needed)} điểm. Cách ít công sức nhất (công sức {way.effort}):")
    else:
        most = spoken(way.ceiling)
        said.append(f"Còn thiếu {spoken(way.needed)} điểm. Năm nay không tới được: làm hết vẫn chỉ có {most} điểm.")
    steps = [f"  {number}. {step.text} [{step.citation.text}]" for number, step in enumerate(way.steps, 1)]
    blocked = [f"{one.why} [{one.citation.text}]" for one in way.blocked_by]
    notes = [] if way.thresholds_confirmed else [UNCONFIRMED]
    if way.provisional:
        notes.append(f"Đang tạm tính, chờ quyết định công nhận: {', '.join(way.provisional)}.")
    return "\n".join([*said, *steps, *listed("Không lập kế hoạch được", tuple(blocked)), *notes])
