"""Names of chats: a group's begins with "-" inside, as pacing expects, and without it at Zalo."""


def inside(chat_id: str, *, group: bool) -> str:
    """What we call a chat of Zalo's."""
    return f"-{chat_id}" if group else chat_id


def outside(chat: str) -> str:
    """What Zalo calls a chat of ours."""
    return chat.removeprefix("-")
