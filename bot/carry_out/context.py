"""What carrying out an effect may use: the turn's transaction, who acts, when and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.conversation.replies import Reply
from bot.languages import Languages
from bot.rendering.limits import Limits
from storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class Context:
    """One turn.

    `channels` are those that are switched on, `content` the bytes of the files that came, by digest. `own_mail`
    collects messages to the person themselves, `woken` the others who got one.
    """

    work: Work
    person: str
    channel: str
    now: datetime
    languages: Languages
    channels: Mapping[str, Limits] = field(default_factory=dict)
    content: Mapping[str, bytes] = field(default_factory=dict)
    own_mail: list[Reply] = field(default_factory=list)
    woken: set[str] = field(default_factory=set)
