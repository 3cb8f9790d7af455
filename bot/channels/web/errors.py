"""What the web chat refuses.

Refusal
"""


class Refusal(Exception):
    """A request that is answered with an HTTP status and one sentence a person can act on."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status, sentence)
        self.status = status
        self.sentence = sentence
