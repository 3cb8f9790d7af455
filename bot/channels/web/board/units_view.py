"""The table of units, with what narrows it down."""

from collections.abc import Mapping, Sequence
from html import escape

from bot.channels.web.board.addresses import BOARD, Asked, case_address
from bot.channels.web.board.frame import NOTHING, Pen, link, pages, table
from bot.channels.web.board.shared import OUTCOMES, grades_unconfirmed, mark, state
from bot.conversation.cards.flags import SHORT
from bot.conversation.cards.registration import name_of
from bot.conversation.phrases import Verbatim, say
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.workboard.choosing import FLAGS, ORDERS, STATES, Page
from bot.workboard.lines import LATE, UnitLine

OWN_TURN = "cho-toi"
STATE_NAMES = {
    OWN_TURN: words.MINE,
    "cho-duyet": words.WAITING,
    "tra-lai": words.RETURNED,
    "dang-lam": words.DOING,
    "chua-bat-dau": words.NONE,
    "qua-han": words.OVERDUE,
    "cong-nhan": OUTCOMES["recognised"],
    "khong-cong-nhan": OUTCOMES["refused"],
    "da-xong": words.FINISHED,
}
ORDER_NAMES = {
    "ten": words.BY_NAME,
    "tien-do": words.BY_PROGRESS,
    "tu-cham": words.BY_OWN,
    "cap-tren": words.BY_GIVEN,
    "moi-nhat": words.BY_CHANGE,
}
KIND_NAMES = {"school": words.SCHOOL, "agency": words.AGENCY, "enterprise": words.ENTERPRISE}
FLAG_NAMES = {LATE: words.LATE, **SHORT}
COLUMNS = ("", "", "small", "figure", "figure", "brief", "", "brief", "brief")
FLAGS_AT = 6
Options = Sequence[tuple[str, str]]


def show(
    pen: Pen,
    asked: Asked,
    shown: Page[UnitLine],
    drafts: Mapping[str, tuple[int, int]],
    *,
    many: bool,
    watched: bool = False,
) -> str:
    """The filters and the page of the table.

    `many`: of several communes, so each row names its own; `watched`: without flags, for who only looks.
    """
    filters = _filters(pen, asked, watched=watched)
    if not shown.count:
        return f"{filters}<p>{pen.text(words.NOTHING)}</p>"
    counted = say(words.SHOWN, first=shown.first, last=shown.last, count=shown.count)
    before = asked.address(keep=True, trang=str(shown.number - 1)) if shown.number > 1 else ""
    after = asked.address(keep=True, trang=str(shown.number + 1)) if shown.number < shown.pages else ""
    rows = (_seen(_row(pen, line, drafts.get(line.unit.id), many=many), watched=watched) for line in shown.rows)
    head, kinds = _seen(_head(pen), watched=watched), _seen(COLUMNS, watched=watched)
    return "".join(
        (
            filters,
            f'<p class="small">{pen.text(counted)}</p>',
            table(pen.text(words.UNITS), head, rows, kinds),
            pages(pen, before, after),
            grades_unconfirmed(pen, shown.rows),
        )
    )


def _seen(cells: Sequence[str], *, watched: bool) -> Sequence[str]:
    """The cells of a row that are shown."""
    return [*cells[:FLAGS_AT], *cells[FLAGS_AT + 1 :]] if watched else cells


def _head(pen: Pen) -> list[str]:
    names = (
        words.UNIT,
        words.STATE,
        words.REGISTERED,
        reviewing.COLUMN_OWN,
        reviewing.COLUMN_GIVEN,
        words.GRADE,
        words.FLAG,
        words.CHANGED,
        words.DEADLINE,
    )
    return [pen.text(name) for name in names]


def _row(pen: Pen, line: UnitLine, drafts: tuple[int, int] | None, *, many: bool) -> tuple[str, ...]:
    name = escape(line.unit.name)
    unit = link(case_address(line.case), name) if line.case else name
    place = f'<span class="sub">{escape(line.place_name)}</span>' if many else ""
    tracks = ", ".join(pen.text(name_of(track)) for track in sorted(line.tracks))
    flags = "".join(f"<li>{pen.text(FLAG_NAMES[flag])}</li>" for flag in line.flags if flag in FLAG_NAMES)
    return (
        f"{unit}{place}",
        f'<span class="state {mark(line)}">{pen.text(state(line, drafts))}</span>',
        tracks or NOTHING,
        pen.points(line.passed.own),
        pen.points(line.passed.given),
        pen.text(Verbatim(line.grade or NOTHING)),
        f'<ul class="flags">{flags}</ul>' if flags else NOTHING,
        pen.time(line.changed) if line.changed else NOTHING,
        _deadline(pen, line),
    )


def _deadline(pen: Pen, line: UnitLine) -> str:
    if line.left is None:
        return NOTHING
    return pen.text(say(words.OVER, late=-line.left) if line.overdue else say(words.LEFT, left=line.left))


def _filters(pen: Pen, asked: Asked, *, watched: bool) -> str:
    """A form that only changes the address; it stands open while it narrows down."""
    kept = ("noi", "nam", "xa", "xem")
    hidden = (
        f'<input type="hidden" name="{name}" value="{escape(asked.query[name])}">'
        for name in kept
        if asked.query.get(name)
    )
    wanted = asked.wanted
    every = ("", pen.text(words.ANY))
    search = f'<input id="tim" name="tim" type="search" maxlength="100" value="{escape(wanted.text)}">'
    states = [each for each in STATES if not (watched and each == OWN_TURN)]
    flags = _select(pen, "co", words.FLAG, wanted.flag, [every, *_named(pen, FLAGS, FLAG_NAMES)])
    fields = (
        _select(pen, "tinh-trang", words.STATE, wanted.state, [every, *_named(pen, states, STATE_NAMES)]),
        *(() if watched else (flags,)),
        _select(pen, "loai", words.KIND, wanted.kind, [every, *_named(pen, KIND_NAMES, KIND_NAMES)]),
        _select(
            pen, "sap", words.ORDER, wanted.order, [("", pen.text(words.BY_PLACE)), *_named(pen, ORDERS, ORDER_NAMES)]
        ),
        f'<label for="tim">{pen.text(words.NAME)}</label>{search}',
    )
    clear = link(asked.address(), pen.text(words.CLEAR)) if wanted.filters or wanted.order else ""
    is_open = " open" if wanted.filters or wanted.order else ""
    body = "".join(f"<p>{field}</p>" for field in fields)
    return (
        f'<details class="filters"{is_open}><summary>{pen.text(words.FILTER)}</summary>'
        f'<form method="get" action="{BOARD}">{"".join(hidden)}{body}'
        f'<p><button class="primary">{pen.text(words.APPLY)}</button> {clear}</p></form></details>'
    )


def _named(pen: Pen, known: Sequence[str] | Mapping[str, object], names: Mapping[str, str]) -> Options:
    return [(key, pen.text(names[key])) for key in known]


def _select(pen: Pen, name: str, label: str, chosen: str, options: Options) -> str:
    inside = "".join(
        f'<option value="{value}"{" selected" if value == chosen else ""}>{text}</option>' for value, text in options
    )
    return f'<label for="{name}">{pen.text(label)}</label><select id="{name}" name="{name}">{inside}</select>'
