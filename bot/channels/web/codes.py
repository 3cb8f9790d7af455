"""Codes of invitations: typed on the home page, or as the end of a link."""

from html import escape

from aiohttp import web

from bot.channels.web.pages import STATES, plain
from bot.channels.web.parts import PARTS
from bot.channels.web.tries import TRIES, address_of
from bot.conversation.codes import EXAMPLE, code_in

FIELD = "ma"
LONGEST = 100  # characters of what may be typed
TOO_OFTEN = "Đã có 5 mã sai từ nơi bạn truy cập nên tạm dừng nhận mã trong 15 phút; sau đó hãy nhập lại."
NO_CODE = f"Mã mời có 12 chữ số và chữ cái, ví dụ {EXAMPLE}; hãy nhập lại."


def field() -> str:
    """The form in which a code is typed."""
    return (
        f'\n<form method="post" action="/vao"><label for="{FIELD}">Mã mời</label>'
        f'<input id="{FIELD}" name="{FIELD}" required maxlength="{LONGEST}" placeholder="{escape(EXAMPLE)}" '
        'autocomplete="off" autocapitalize="characters" spellcheck="false">'
        '<button class="primary">Tiếp tục</button></form>'
    )


async def typed(request: web.Request) -> web.Response:
    """Lead from a typed code to its page, where it is looked at; what is no code at all is told at once."""
    given = (await request.post()).get(FIELD)
    code = code_in(given) if isinstance(given, str) else None
    if code is None:
        return plain("Mã chưa đúng", [NO_CODE], 400, field())
    return web.Response(status=303, headers={"Location": f"/vao/{code}"})


async def state_of(request: web.Request) -> tuple[str, str]:
    """What the address names and its state, which for a code after too many wrong ones is "locked".

    A code may be written with dashes or in small letters; a text that is one only by chance is tried as it is, too.
    """
    parts, tries, given = request.app[PARTS], request.app[TRIES], request.match_info["token"]
    code = code_in(given)
    if code is None:
        return given, await parts.doors.look(given)
    where, now = address_of(request), parts.now()
    if tries.locked(where, now):
        return code, "locked"
    for token in (code, given):
        state = await parts.doors.look(token)
        if state != "unknown":
            return token, state
    tries.wrong(where, now)
    return given, "unknown"


def refusal(state: str) -> tuple[int, str, str]:
    """The status, the title and the sentence for a link or code that does not open."""
    if state == "locked":
        return 429, "Tạm dừng nhận mã", TOO_OFTEN
    return STATES.get(state, STATES["unknown"])
