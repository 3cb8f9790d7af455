"""Links to files that are signed and expire: whoever has one may look at the file, and at nothing else."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

PATH = "/tep/"
_MAC, _MOMENT, _DIGEST = 16, 8, 32  # bytes of a token before the name: signature, last second, SHA-256 of the file
# A signature made for one purpose is worthless for another; links of no case are also those of before they had one.
_FILE, _CASE_FILE, _PASS = b"antq file\0", b"antq file of a case\0", b"antq pass\0"


@dataclass(frozen=True, slots=True)
class Linked:
    """The file a link leads to: its SHA-256 as hexadecimal text, the name it is shown under, and of which case it is.

    `case` is None where it was given for none, or before links said so.
    """

    digest: str
    name: str
    case: str | None = None


def link(address: str, file: Linked, key: bytes, now: datetime, lifetime: timedelta) -> str:
    """A link to a file that opens until `now + lifetime`; `address` is the site's, empty for a link within it."""
    body = _last_second(now + lifetime) + bytes.fromhex(file.digest)
    if file.case is None:
        purpose, body = _FILE, body + file.name.encode()
    else:
        case = file.case.encode()
        purpose, body = _CASE_FILE, body + len(case).to_bytes(1) + case + file.name.encode()
    return f"{address}{PATH}{_text(_sign(key, purpose + body) + body)}"


def linked(token: str, key: bytes, now: datetime) -> Linked | None:
    """The file of the token, which is the end of a link; None when it is wrong or too old."""
    raw = _bytes(token)
    given, body = raw[:_MAC], raw[_MAC:]
    signed = (each for each in (_CASE_FILE, _FILE) if hmac.compare_digest(given, _sign(key, each + body)))
    purpose = next(signed, None)
    if purpose is None or _over(body[:_MOMENT], now):
        return None
    digest, rest = body[_MOMENT : _MOMENT + _DIGEST].hex(), body[_MOMENT + _DIGEST :]
    if purpose == _FILE:
        return Linked(digest, rest.decode())
    end = 1 + rest[0]
    return Linked(digest, rest[end:].decode(), rest[1:end].decode())


def passage(token: str, key: bytes, now: datetime, lifetime: timedelta) -> str:
    """What is added to a link once somebody pressed its button: for a short while it opens for whoever asks."""
    until = _last_second(now + lifetime)
    return _text(_sign(key, _PASS + until + token.encode()) + until)


def passes(passage: str, token: str, key: bytes, now: datetime) -> bool:
    """Whether the passage was given for this token and is still good."""
    raw = _bytes(passage)
    given, until = raw[:_MAC], raw[_MAC:]
    return hmac.compare_digest(given, _sign(key, _PASS + until + token.encode())) and not _over(until, now)


def _last_second(moment: datetime) -> bytes:
    return int(moment.timestamp()).to_bytes(_MOMENT)


def _over(last_second: bytes, now: datetime) -> bool:
    return now.timestamp() > int.from_bytes(last_second)


def _sign(key: bytes, what: bytes) -> bytes:
    return hmac.digest(key, what, sha256)[:_MAC]


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"==")
    except ValueError:
        return b""
