"""Doors in memory: sign-in links, sessions, and who is behind them."""

from dataclasses import dataclass


@dataclass(slots=True)
class Link:
    """A sign-in link: whose it is, and its state (good, used or expired)."""

    person: str
    state: str = "good"


class MemoryDoors:
    """Knows the people it was given (id to heading); asking for anybody else is a KeyError."""

    def __init__(self, people: dict[str, str], language: str = "vi") -> None:
        self.people = people
        self.links: dict[str, Link] = {}
        self.sessions: dict[str, str] = {}
        self.spoken = language

    def invite(self, person: str, state: str = "good") -> str:
        """Make a link of a known person and return its token."""
        token = f"token-{len(self.links)}-{person}"
        self.links[token] = Link(person, state)
        assert person in self.people, person
        return token

    def open(self, person: str) -> str:
        """Open a session of a known person without a link and return its secret."""
        assert person in self.people, person
        secret = f"secret-{len(self.sessions)}-{person}"
        self.sessions[secret] = person
        return secret

    async def look(self, token: str) -> str:
        """The state of a link without spending it."""
        return self.links[token].state if token in self.links else "unknown"

    async def enter(self, token: str) -> str | None:
        """Spend the link; None when it is not good."""
        link = self.links.get(token)
        if link is None or link.state != "good":
            return None
        link.state = "used"
        return self.open(link.person)

    async def person(self, session: str) -> str | None:
        """Who the session belongs to, or None."""
        return self.sessions.get(session)

    async def leave(self, session: str) -> None:
        """End the session."""
        self.sessions.pop(session, None)

    async def heading(self, person: str) -> str:
        """The line at the top of the page."""
        return self.people[person]

    async def language(self, person: str) -> str:
        """The language of everybody here."""
        assert person in self.people, person
        return self.spoken
