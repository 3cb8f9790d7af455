"""The kinds of office there are beside those of a plan's chain, and what each may do."""

from antq_rules.authority import HEAD
from antq_rules.plan import OFFICES

DEPUTY, HELPER, ASKED = "deputy", "helper", "asked"
BOARD, OPERATOR = "commune_board", "operator"
WORKING = (HEAD, DEPUTY, HELPER)
"""Who works on a unit's case; somebody who was only "asked" sees one question of it."""
OF_UNIT = (*WORKING, ASKED)
REVIEWING = frozenset(OFFICES) - {HEAD}
"""The offices that can be a stage of some plan."""
TITLES = {
    DEPUTY: "Phó thủ trưởng",
    HELPER: "Người giúp việc hồ sơ",
    ASKED: "Người được hỏi",
    BOARD: "Ban Chỉ đạo 138",
    OPERATOR: "Người vận hành",
}
