"""One call to the Zalo Bot Platform: JSON there and back, and every failure as an error of its own."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import httpx

from bot.channels.zalo.errors import ZaloBusy, ZaloError, ZaloRefused, ZaloSilent, ZaloUnreached

CONNECT = 5.0  # seconds
READ = 15.0
CONNECTIONS = 50
LONGEST_WORDS = 200  # letters of the platform's own words that are kept

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class ZaloClient:
    """Calls of one bot over a few kept connections; never through a proxy.

    `connect` and `read` are the seconds to wait for a connection and for an answer.
    """

    def __init__(self, token: str, api: str, *, connect: float = CONNECT, read: float = READ) -> None:
        keep_addresses_out_of_the_log()
        self._token = token
        self._connect, self._read = connect, read
        self._http = httpx.AsyncClient(
            base_url=f"{api.rstrip('/')}/bot{token}/",
            limits=httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS),
            trust_env=False,
        )

    async def call(self, method: str, *, patience: float | None = None, **params: str) -> Any:
        """The result of a method, None where it has none; `patience` are the seconds to wait for it.

        Raises a ZaloError.
        """
        read = self._read if patience is None else patience
        timeout = httpx.Timeout(self._connect, read=read)
        failure: ZaloError | None = None
        try:
            answer = await self._http.post(method, json=params, timeout=timeout)
        except _NOT_SENT as error:
            failure = ZaloUnreached(f"no connection ({type(error).__name__})")
        except httpx.HTTPError as error:
            failure = ZaloSilent(f"no answer ({type(error).__name__})")
        if failure is not None:
            # Raised out here, because httpx's own error holds the address, and with it the token.
            raise failure
        return self._result(answer)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    def _result(self, answer: httpx.Response) -> Any:
        body = _object(answer)
        if body is None:
            raise self._without_envelope(answer.status_code)
        if body.get("ok") is True:
            return body.get("result")
        if "ok" not in body and "event_name" in body:
            return body  # getUpdates was seen to answer with the bare event
        code = body.get("error_code")
        if "ok" not in body or not isinstance(code, int):
            raise self._without_envelope(answer.status_code)
        raise self._refusal(code, str(body.get("description") or ""))

    def _without_envelope(self, status: int) -> ZaloError:
        """What an answer of something before Zalo means: its "no" is a no, anything else says nothing."""
        if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._refusal(status, "HTTP")
        return ZaloSilent(f"HTTP {status} without an answer of Zalo's")

    def _refusal(self, code: int, description: str) -> ZaloRefused:
        words = " ".join(description.replace(self._token, "…").replace(self._token.rpartition(":")[2], "…").split())
        kind = ZaloBusy if code == HTTPStatus.TOO_MANY_REQUESTS else ZaloRefused
        return kind(code, words[:LONGEST_WORDS])


def keep_addresses_out_of_the_log() -> None:
    """Hush httpx, which logs every address at INFO: Zalo's addresses hold the token."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _object(answer: httpx.Response) -> Mapping[str, Any] | None:
    try:
        body = answer.json()
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
