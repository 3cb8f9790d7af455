"""Wrong codes: after five from one address, codes from there are refused for a quarter of an hour."""

from collections import OrderedDict
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address

from aiohttp import web

from bot.conversation.strangers import TRIES as MOST_WRONG
from bot.conversation.strangers import WAIT

MOST_ADDRESSES = 10_000  # remembered; the one whose last wrong code is oldest is forgotten first
NETWORK_BITS = 64  # of an IPv6 address; whoever has one has all that share them


class WrongCodes:
    """Counts wrong codes by address, in the memory of this process; each counts as long as a wait is."""

    def __init__(self, most: int = MOST_ADDRESSES) -> None:
        self._most = most
        self._moments: OrderedDict[str, tuple[datetime, ...]] = OrderedDict()

    def locked(self, address: str, now: datetime) -> bool:
        """Whether codes from this address are refused now, right ones too."""
        moments = self._moments.get(address, ())
        return len(moments) >= MOST_WRONG and now < moments[-1] + WAIT

    def wrong(self, address: str, now: datetime) -> None:
        """Count one wrong code."""
        recent = (moment for moment in self._moments.pop(address, ()) if now < moment + WAIT)
        self._moments[address] = (*recent, now)[-MOST_WRONG:]
        if len(self._moments) > self._most:
            self._moments.popitem(last=False)

    def __len__(self) -> int:
        """How many addresses are remembered."""
        return len(self._moments)


TRIES = web.AppKey("tries", WrongCodes)


def address_of(request: web.Request) -> str:
    """Where the request comes from: the other end, or whom our own proxy names when that is a private address."""
    there = parsed(request.remote or "")
    if there is None or there.is_private:
        there = parsed(request.headers.get("X-Forwarded-For", "").rpartition(",")[2]) or there
    if isinstance(there, IPv6Address):
        return str(IPv6Address(int(there) >> NETWORK_BITS << NETWORK_BITS))
    return str(there)


def parsed(text: str) -> IPv4Address | IPv6Address | None:
    """An address, one of IPv4 as such however it is written; None when it is none."""
    try:
        address = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
