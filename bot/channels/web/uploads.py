"""Files the page sends: the bytes as they are, everything about them in the address and one header."""

import asyncio
from urllib.parse import unquote

from aiohttp import web

from bot.channels.web.errors import Refusal
from bot.channels.web.guard import REFUSED
from bot.channels.web.intake import Intake, key_of, text
from bot.channels.web.messages import after_of, answered
from bot.conversation.events import Brought, Event, Unfit
from bot.files import LARGEST, LONGEST_NAME, inspect, visible_name

NAME = "X-File-Name"  # percent-encoded UTF-8; a header, because addresses get into the logs of proxies
LONGEST_GIVEN = 1_000  # letters of a name as the sender's device has it
CUT = "Tệp gửi lên bị đứt giữa chừng nên chưa lưu; hãy gửi lại."


async def receive_file(request: web.Request, person: str) -> web.Response:
    """Run one turn for a file, and answer as for a text; what cannot be kept the conversation explains."""
    return await answered(request, person, read_file)


async def read_file(request: web.Request) -> Intake:
    """Check what stands around the file, then take its bytes and look at them."""
    if request.content_type != "application/octet-stream":
        raise Refusal(403, REFUSED)
    query = request.query
    key, album = key_of(query.get("id"), "id"), query.get("album", "")
    if album:
        key_of(album, "album")
    who = text(query.get("who", ""), "who", 64)
    name = text(unquote(request.headers.get(NAME, ""), errors="replace"), NAME, LONGEST_GIVEN)
    content = await whole(request)
    event, shown = await asyncio.to_thread(look, content, name, album)
    return Intake(key, after_of(request), who, event, shown, content or b"" if isinstance(event, Brought) else b"")


async def whole(request: web.Request) -> bytes | None:
    """The body; None when it is larger than a file may be, or was left out because the page saw that it would be."""
    if "big" in request.query or (request.content_length or 0) > LARGEST:
        return None
    body = bytearray()
    try:
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > LARGEST:
                return None
    except (web.RequestPayloadError, ConnectionError):
        raise Refusal(400, CUT) from None
    return bytes(body)


def look(content: bytes | None, name: str, album: str) -> tuple[Event, str]:
    """The event, and what the person's own bubble says."""
    found = Unfit("big") if content is None else inspect(content, name)
    if isinstance(found, Unfit):
        return found, f"📎 {visible_name(name)[:LONGEST_NAME] or 'tệp'}"
    return Brought(found, album), f"📎 {found.name}"
