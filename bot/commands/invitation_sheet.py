"""The sheet of invitations: one file that any browser opens and prints on A4, to be cut into cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import segno

from bot.commands.invite import Invitation
from bot.conversation.codes import spelled

ON_A_PAGE = 4
_STYLE = """
@page { size: A4; margin: 10mm }
* { box-sizing: border-box; margin: 0 }
body { font: 11.5pt/1.4 "Times New Roman", "Liberation Serif", serif; color: #000; background: #ddd }
.note { max-width: 190mm; margin: 6mm auto; padding: 4mm; background: #fff; font-size: 12pt }
.page { width: 190mm; height: 276mm; margin: 0 auto 6mm; background: #fff; display: grid;
        grid-template: repeat(2, 138mm) / repeat(2, 95mm) }
.card { padding: 7mm 6mm; border: 0.3mm dashed #777; overflow: hidden; display: flex; flex-direction: column;
        gap: 2.5mm; break-inside: avoid }
.place, .until, .keep, .link { font-size: 10pt }
h2 { font-size: 15pt; line-height: 1.2 }
.long { font-size: 10.5pt; gap: 1.5mm }
.long h2 { font-size: 11.5pt }
.way { display: flex; gap: 3mm; align-items: center }
.way svg { width: 34mm; height: 34mm; flex: none }
.code { font: bold 13pt/1.5 "DejaVu Sans Mono", "Courier New", monospace; white-space: nowrap }
ol { padding-left: 5mm }
li { overflow-wrap: anywhere; margin-bottom: 1mm }
.link { display: block }
.keep { font-style: italic; margin-top: auto }
@media print { .note { display: none } body { background: none } .page { margin: 0; break-after: page } }
"""
# Nothing is loaded and nothing runs: the codes stay in the file.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LONG = 90


@dataclass(frozen=True, slots=True)
class Card:
    """An invitation with the names of the unit and of where it is."""

    unit: str
    place: str
    invitation: Invitation


def page(cards: Sequence[Card]) -> str:
    """The whole file."""
    sheets = (cards[start : start + ON_A_PAGE] for start in range(0, len(cards), ON_A_PAGE))
    body = "\n".join(f'<section class="page">{"".join(map(_card, sheet))}</section>' for sheet in sheets)
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>Thư mời</title>'
        f"<style>{_STYLE}</style></head><body>\n"
        f'<p class="note">{len(cards)} thư mời. In trên giấy A4 (Ctrl+P), cắt theo đường đứt, trao tận tay từng đơn vị.'
        " Ai có mã thì vào được chức vụ ấy: giữ kín tệp này và xóa sau khi in.</p>\n"
        f"{body}\n</body></html>\n"
    )


def _card(card: Card) -> str:
    made = card.invitation
    office = made.office.title.removesuffix(card.unit).strip() or made.office.title
    long = " long" if len(card.unit) + len(office) > _LONG else ""
    steps = "".join(f"<li>{step}</li>" for step in _steps(made))
    return (
        f'<article class="card{long}"><p class="place">Mời tự chấm điểm phong trào · {escape(card.place)}</p>'
        f"<h2>{escape(card.unit)}</h2><p>{escape(office)}</p>"
        f'<div class="way">{_square(made.web)}<div><p>Mã mời:</p><p class="code">{spelled(made.code)}</p>'
        f'<p class="until">Dùng một lần, trước {made.expires:%H giờ %M ngày %d/%m/%Y}.</p></div></div>'
        f'<ol>{steps}</ol><p class="keep">Chỉ dành cho người đứng đầu đơn vị; không chuyển mã cho người khác.</p>'
        "</article>"
    )


def _steps(made: Invitation) -> Iterator[str]:
    """One way to begin for each channel; a bot whose name nobody knows yet is not offered."""
    yield f'Trang web: quét mã vuông bằng máy ảnh điện thoại, hoặc mở <span class="link">{escape(made.web)}</span>'
    if "zalo" in made.bots:
        yield f"Zalo: tìm {escape(made.bots['zalo'])}, mở trò chuyện và gửi mã mời."
    if "telegram" in made.bots:
        yield f"Telegram: tìm @{escape(made.bots['telegram'].removeprefix('@'))}, bấm Bắt đầu và gửi mã mời."


def _square(link: str) -> str:
    """The link as a QR code, drawn in the page itself."""
    return str(segno.make(link, error="m", micro=False).svg_inline(border=2, omitsize=True))
