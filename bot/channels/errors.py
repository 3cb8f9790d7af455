"""What keeps a channel from working.

ChannelUnavailable
"""


class ChannelUnavailable(Exception):
    """A channel cannot be used as it is set up: which variable to look at, and what the platform said, in one line."""

    def __init__(self, channel: str, variable: str, words: str) -> None:
        super().__init__(f"{channel}: {variable}: {words}")
        self.channel = channel
        self.variable = variable
        self.words = words
