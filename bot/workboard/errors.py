"""What the board refuses.

BoardRefused
├── NotForYou      the person has no office that reviews or watches
├── NotAgreed      the person has not agreed to be stored yet
└── NotThere       no such place or case, or none of the person's own
"""


class BoardRefused(Exception):
    """The board shows nothing."""


class NotForYou(BoardRefused):
    """The person holds no office today that reviews or watches others' cases."""


class NotAgreed(BoardRefused):
    """The person has not agreed to be stored yet; the conversation asks."""


class NotThere(BoardRefused):
    """There is no such place or case, or it is another locality's: nobody can tell which."""
