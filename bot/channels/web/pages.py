"""The plain pages: a title, a few sentences, at most a few buttons; they need no script."""

from collections.abc import Sequence
from html import escape
from string import Template

from aiohttp import web

from bot.channels.web.assets import CSS, STATIC

FRAME = Template((STATIC / "plain.html").read_text(encoding="utf-8"))

NEW_LINK = "Hãy nhờ cán bộ Công an xã hoặc người đã mời bạn gửi một đường dẫn mới."
STATES = {
    "used": (
        410,
        "Đường dẫn đã được dùng",
        f"Mỗi đường dẫn chỉ mở được một lần, và đường dẫn này đã dùng rồi. {NEW_LINK}",
    ),
    "expired": (410, "Đường dẫn đã hết hạn", f"Đường dẫn này không còn hiệu lực. {NEW_LINK}"),
    "unknown": (
        404,
        "Đường dẫn không đúng",
        f"Có thể đường dẫn bị thiếu hoặc sai ký tự; hãy mở lại từ tin nhắn gốc. {NEW_LINK}",
    ),
}


def plain(title: str, sentences: Sequence[str], status: int = 200, extra: str = "") -> web.Response:
    """A page of escaped sentences; `extra` is markup of ours that comes below them."""
    body = "\n".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    text = FRAME.substitute(title=escape(title), css=escape(CSS.url), body=body + extra)
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


def button(label: str, action: str, fields: Sequence[tuple[str, str]] = (), style: str = "primary") -> str:
    """A form that is one big button; it posts to `action`, or to the page's own address when that is empty."""
    hidden = "".join(f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">' for k, v in fields)
    target = f' action="{escape(action)}"' if action else ""
    return f'\n<form method="post"{target}>{hidden}<button class="{style}">{escape(label)}</button></form>'


def link(label: str, address: str) -> str:
    """A link that looks like a button."""
    return f'\n<p><a class="button primary" href="{escape(address)}">{escape(label)}</a></p>'
