"""The page's files, read once, packed once, and named by their content so that a browser may keep them for good."""

import gzip
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


def read(name: str, kind: str) -> Asset:
    """Read a file of the static folder."""
    body = (STATIC / name).read_bytes()
    return Asset(name, kind, body, gzip.compress(body, mtime=0), sha256(body).hexdigest()[:16])


CSS = read("chat.css", "text/css")
SCRIPT = read("chat.js", "text/javascript")
PAGE = (STATIC / "index.html").read_text(encoding="utf-8").replace("chat.css", CSS.url).replace("chat.js", SCRIPT.url)
