"""What can go wrong in a call to Zalo.

ZaloError
├── ZaloUnreached   the call surely did not reach Zalo
├── ZaloSilent      it may have: no answer came, or one that says nothing
└── ZaloRefused     Zalo says no, with a code
    └── ZaloBusy    too many calls; Zalo does not say how long to wait
"""


class ZaloError(Exception):
    """A call that gave no result; the text is one line without the token."""


class ZaloUnreached(ZaloError):
    """No connection was made, so nothing was sent."""


class ZaloSilent(ZaloError):
    """Sent, but whether it was carried out is not known."""


class ZaloRefused(ZaloError):
    """An answer with `ok` false: its error code and its words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(f"{code} {words}".strip())
        self.code = code
        self.words = words


class ZaloBusy(ZaloRefused):
    """Error 429."""
