"""Files behind signed links: at once for those who are signed in, behind a button for everybody else."""

from datetime import timedelta
from urllib.parse import quote

from aiohttp import web

from bot.channels.web.pages import button, link, plain
from bot.channels.web.parts import PARTS
from bot.channels.web.sessions import person_of
from bot.file_links import Linked, linked, passage, passes

PASSAGE_LIVES = timedelta(minutes=5)  # from the button to the last byte; apps fetch twice to save a file
# A browser's own viewers put a style on the picture and an object around the PDF; nothing else may run or load.
POLICY = (
    "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
GONE = "Đường dẫn tới tệp này đã hết hạn hoặc thiếu ký tự; hãy mở lại tệp từ cuộc trò chuyện."
BEHIND = "Bấm nút dưới đây để mở tệp được gửi cho bạn."


async def show(request: web.Request) -> web.StreamResponse:
    """The file for those who are signed in; for others a page that tells nothing, because previews open links too."""
    found = opens(request)
    if found is None:
        return await refuse(request)
    if await person_of(request) is not None:
        return await content(request, found)
    return plain("Tệp được gửi cho bạn", [BEHIND], extra=button("Mở tệp", ""))


async def press(request: web.Request) -> web.StreamResponse:
    """Lead to the file by an address that opens for a few minutes; apps that save files ask for it once more."""
    if opens(request) is None:
        return await refuse(request)
    parts, token = request.app[PARTS], request.match_info["token"]
    further = passage(token, parts.key, parts.now(), PASSAGE_LIVES)
    return web.Response(status=303, headers={"Location": f"{request.path}/{further}"})


async def pass_through(request: web.Request) -> web.StreamResponse:
    """The file for whoever pressed the button just now."""
    parts, found = request.app[PARTS], opens(request)
    good = passes(request.match_info["passage"], request.match_info["token"], parts.key, parts.now())
    if found is None or not good:
        return await refuse(request)
    return await content(request, found)


def opens(request: web.Request) -> Linked | None:
    """The file the address leads to, or None."""
    parts = request.app[PARTS]
    return linked(request.match_info["token"], parts.key, parts.now())


async def content(request: web.Request, found: Linked) -> web.StreamResponse:
    """The bytes: pictures and PDF to be seen at once, the rest to be saved."""
    file = await request.app[PARTS].files.find(found.digest)
    if file is None:
        return await refuse(request)
    if request.method == "GET":
        await request.app[PARTS].files.opened(found.digest, found.case, await person_of(request))
    seen = file.media_type.startswith("image/") or file.media_type == "application/pdf"
    how = "inline" if seen else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(found.name, safe='')}",
        "Content-Security-Policy": POLICY,
        "Cache-Control": "no-store",
    }
    return web.Response(body=file.content, content_type=file.media_type, headers=headers)


async def refuse(request: web.Request) -> web.Response:
    """One sentence for links that are wrong or too old, and the way back for those who are signed in."""
    inside = await person_of(request) is not None
    return plain("Không mở được tệp", [GONE], 404, link("Vào trò chuyện", "/") if inside else "")
