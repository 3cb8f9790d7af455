"""The shapes that travel between the server and the page."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import partial
from hashlib import sha256

from aiohttp import web

from bot.channels.web.parts import WebParts
from bot.file_links import Linked, link
from bot.ports import Note

GZIP_FROM = 1_000  # bytes; below it the packed answer is hardly smaller
LINKS_LIVE = timedelta(days=1)  # a page left open longer has to be loaded again

dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def message(note: Note, parts: WebParts) -> dict[str, object]:
    """One message as the page draws it: its time on the clock of the zone, its files with links that expire."""
    head: dict[str, object] = {"seq": note.seq, "mine": note.mine, "at": note.at.astimezone(parts.zone).isoformat()}
    if note.mine:
        return {**head, "text": note.text}
    body = dict(note.payload or {})
    files, case = body.get("files"), body.pop("case", None)
    if isinstance(files, list):
        body["files"] = [offered(file, str(case) if case else None, parts) for file in files]
    return {**body, **head}


def offered(file: Mapping[str, object], case: str | None, parts: WebParts) -> dict[str, object]:
    """A file as the page shows it, given for this case."""
    linked = Linked(str(file["digest"]), str(file["name"]), case)
    address = link("", linked, parts.key, parts.now(), LINKS_LIVE)
    return {"name": linked.name, "media_type": file["media_type"], "size": file["size"], "link": address}


def messages(notes: Sequence[Note], after: int, person: str, parts: WebParts) -> dict[str, object]:
    """The messages above `after`, the highest number the page now has, and whose they are."""
    last = notes[-1].seq if notes else after
    return {"who": mark(person), "messages": [message(note, parts) for note in notes], "last": last}


def mark(person: str) -> str:
    """A short name for a person that tells nothing: the page keeps drafts and unsent words under it."""
    return sha256(person.encode()).hexdigest()[:16]


def day(moment: datetime, zone: tzinfo) -> str:
    """A date as it is written in the country, such as 20/10/2025."""
    return moment.astimezone(zone).strftime("%d/%m/%Y")


def answer(body: Mapping[str, object], status: int = 200) -> web.Response:
    """A JSON answer, packed when that pays; nobody on the way may keep it."""
    response = web.json_response(body, status=status, dumps=dumps, headers={"Cache-Control": "no-store"})
    if response.body and len(str(response.text)) > GZIP_FROM:
        response.enable_compression()
    return response
