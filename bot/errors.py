"""What can go wrong outside.

DeliveryError
├── NotSent        the platform surely did not take it: it may be sent again later
│   └── SlowDown   it says when
├── Uncertain      it may have taken it or not
├── Unreachable    nobody can be reached in that chat
└── Hopeless       it will never take this
"""


class DeliveryError(Exception):
    """A message was not delivered; the text is one line and holds no token and nothing a person wrote."""


class NotSent(DeliveryError):
    """The platform surely did not take the message."""


class SlowDown(NotSent):
    """The platform wants no message from this bot for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"slow down for {seconds:g} s")
        self.seconds = seconds


class Uncertain(DeliveryError):
    """No answer came, or one that does not say whether the message was taken."""


class Unreachable(DeliveryError):
    """The person blocked the bot, left, or the chat does not exist."""


class Hopeless(DeliveryError):
    """The platform refuses the message for what it is."""
