"""Zalo's refusals: an error code and a description, at HTTP 200 like everything else."""

from tests.fakes.telegram.refused import Refused


def bad(words: str) -> Refused:
    """Error 400 with these words."""
    return Refused(400, f"Bad Request: {words}")


def quota() -> Refused:
    """Error 429; Zalo never says how long to wait."""
    return Refused(429, "Quota exceeded")
