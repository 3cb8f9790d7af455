"""What a person sees of the inbox and the outbox together."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One bubble: the person's own words (`mine`), or the payload of a message to them."""

    seq: int
    mine: bool
    at: datetime
    text: str
