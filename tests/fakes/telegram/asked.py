"""What a client asked: parameters from JSON, a form or multipart, and the files that came with them."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp.web import BaseRequest, FileField

from tests.fakes.telegram.refused import bad

TRUE = ("true", "1", "yes", "y", "t")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    data: bytes
    mime: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of one call as they came (strings in forms, values in JSON) and its files."""

    params: dict[str, object] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A parameter as words; empty when it is missing."""
        value = self.params.get(name)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """A parameter as a whole number; the default when it is missing or no number, as the real server does."""
        try:
            return int(self.text(name).strip('"'))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        """Whether a parameter says yes."""
        return self.text(name).strip('"').lower() in TRUE

    def structure(self, name: str) -> object:
        """A parameter that is an object or a list: itself in JSON, or JSON in a form; None when it is missing."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def objects(self, name: str) -> list[dict[str, Any]]:
        """A parameter that is a list of objects."""
        given = self.structure(name)
        if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object")
        return given


async def read(request: BaseRequest) -> Asked:
    """What this request asks, whichever of the four ways it came."""
    params: dict[str, object] = dict(parse_qsl(request.query_string, keep_blank_values=True))
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, params)
    body = await request.read()
    if not body:
        return Asked(params)
    if kind == "application/json":
        try:
            given = json.loads(body)
        except ValueError:
            raise bad("can't parse JSON request body") from None
        if not isinstance(given, dict):
            raise bad("can't parse JSON request body")
        return Asked(params | given)
    return Asked(params | dict(parse_qsl(body.decode(), keep_blank_values=True)))


async def _multipart(request: BaseRequest, params: dict[str, object]) -> Asked:
    files = {}
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
            value.file.close()
        else:
            params[name] = value if isinstance(value, str) else bytes(value).decode()
    return Asked(params, files)
