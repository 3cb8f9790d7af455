"""What keeps a channel from starting.

ChannelUnavailable
"""


class ChannelUnavailable(Exception):
    """The platform refuses us or cannot be reached; `variable` is the setting to look at, `words` the platform's."""

    def __init__(self, channel: str, variable: str, words: str) -> None:
        super().__init__(f"{variable}: {channel}: {words}")
        self.channel = channel
        self.variable = variable
        self.words = words
