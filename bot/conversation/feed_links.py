"""The address of a person's calendar."""

from base64 import urlsafe_b64encode
from hashlib import sha256

PATH = "/lich/"
ENDING = ".ics"
_SCHEMES = ("https://", "http://")


def feed_secret(secret: str) -> str:
    """What opens the calendar, made of this turn's secret, of which other things are made too: 256 bits, 43 letters."""
    made = sha256(f"calendar {secret}".encode()).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def feed_address(address: str, secret: str) -> str:
    """The link for calendars that ask for a web address."""
    return f"{address}{PATH}{secret}{ENDING}"


def webcal(link: str) -> str:
    """The same link for phones that hand it to their calendar."""
    scheme = next(each for each in _SCHEMES if link.startswith(each))
    return f"webcal://{link.removeprefix(scheme)}"
