"""A refusal in the platform's own words."""


class Refused(Exception):
    """What the platform answers instead of a result: status, words, and for 429 the seconds to wait."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status, self.description, self.retry_after = status, description, retry_after


def bad(words: str) -> Refused:
    """400 Bad Request with these words."""
    return Refused(400, f"Bad Request: {words}")


def forbidden(words: str) -> Refused:
    """403 Forbidden with these words."""
    return Refused(403, f"Forbidden: {words}")


def too_many(seconds: int) -> Refused:
    """429 with the seconds to wait."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", seconds)
