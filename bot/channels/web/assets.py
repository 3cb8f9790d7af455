"""The page's files, read once, packed once, and named by their content so that a browser may keep them for good."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent: its bytes, the same packed, and the hash of its content."""

    name: str
    kind: str
    body: bytes
    packed: bytes
    version: str

    @property
    def url(self) -> str:
        """The address that changes when the content does."""
        return f"/static/{self.name}?v={self.version}"

    async def serve(self, request: web.Request) -> web.Response:
        """The file; kept for good when asked for by its hash, else asked for again each time."""
        named = request.query.get("v") == self.version
        headers = {
            "ETag": f'"{self.version}"',
            "Cache-Control": FOREVER if named else "no-cache",
            "Vary": "Accept-Encoding",
        }
        if self.version in request.headers.get("If-None-Match", ""):
            return web.Response(status=304, headers=headers)
        body = self.body
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = self.packed, "gzip"
        return web.Response(body=body, headers=headers, content_type=self.kind, charset="utf-8")


def read(name: str, kind: str, parts: Sequence[Asset] = ()) -> Asset:
    """Read a file of the static folder; the `parts` it asks for by their name it asks for by their content instead."""
    body = (STATIC / name).read_bytes()
    for part in parts:
        body = body.replace(f'"./{part.name}"'.encode(), f'"{part.url}"'.encode())
    return Asset(name, kind, body, gzip.compress(body, mtime=0), sha256(body).hexdigest()[:16])


def read_page(assets: Sequence[Asset]) -> str:
    """The page, which asks for its files by their content."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    for asset in assets:
        page = page.replace(f'"{asset.name}"', f'"{asset.url}"')
    return page


CSS = read("chat.css", "text/css")
BOARD_CSS = read("board.css", "text/css")
WORDS, KEEPING, FILES = (read(name, "text/javascript") for name in ("words.js", "keeping.js", "files.js"))
DRAWING = read("drawing.js", "text/javascript", [WORDS])
SCRIPT = read("chat.js", "text/javascript", [WORDS, KEEPING, FILES, DRAWING])
ASSETS = (CSS, WORDS, KEEPING, FILES, DRAWING, SCRIPT)
PAGE = read_page(ASSETS)
