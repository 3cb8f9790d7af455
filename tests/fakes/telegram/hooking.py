"""The methods about webhooks, and which of the two ways updates go."""

import re

from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.faults import UPDATE, Faults, Twice
from tests.fakes.telegram.polling import BY_WEBHOOK, Polling
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refused import bad
from tests.fakes.telegram.state import State
from tests.fakes.telegram.updates import Pending
from tests.fakes.telegram.webhooks import Deliveries, Hook

SECRET = re.compile(r"^[A-Za-z0-9_-]{0,256}$")


class Hooking:
    """Updates go to the webhook when one is set, else they wait for getUpdates."""

    def __init__(self, state: State, deliveries: Deliveries, polling: Polling, faults: Faults) -> None:
        self._state, self._deliveries, self.polling, self._faults = state, deliveries, polling, faults
        state.deliver = self._deliver

    @property
    def is_set(self) -> bool:
        """Whether a webhook is set."""
        return self._deliveries.hook is not None

    def _deliver(self, pending: Pending) -> None:
        if self.is_set:
            self._deliveries.add(pending)
        elif not pending.repeat and isinstance(self._faults.draw(UPDATE), Twice):
            self._state.updates.again(pending, self._state.lifetimes.update)

    async def set(self, asked: Asked) -> Json:
        """Send updates to an address from now on; an empty address takes the webhook away."""
        url = asked.text("url")
        if not url:
            return await self.delete(asked)
        if not url.startswith(("https://", "http://")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        secret = asked.text("secret_token")
        if not SECRET.match(secret):
            raise bad(
                "secret token contains unallowed characters" if len(secret) <= 256 else "secret token is too long"
            )
        self._drop(asked)
        allowed = asked.structure("allowed_updates")
        if isinstance(allowed, list):
            self._state.updates.allowed = [str(kind) for kind in allowed]
        most = min(max(asked.number("max_connections", 40), 1), 100)
        was = self._deliveries.hook
        if was and (was.url, was.secret, was.max_connections) == (url, secret, most):
            return {"result": True, "description": "Webhook is already set"}
        self.polling.end(BY_WEBHOOK)
        await self._deliveries.set(Hook(url, secret, most))
        return {"result": True, "description": "Webhook was set"}

    async def delete(self, asked: Asked) -> Json:
        """Let updates wait for getUpdates again."""
        self._drop(asked)
        was = self.is_set
        await self._deliveries.clear()
        return {"result": True, "description": "Webhook was deleted" if was else "Webhook is already deleted"}

    async def info(self, _asked: Asked) -> Json:
        """Where updates go, how many wait, and what went wrong last."""
        body = self._deliveries.info()
        body |= {"has_custom_certificate": False, "pending_update_count": len(self._state.updates.waiting())}
        if self._state.updates.allowed:
            body["allowed_updates"] = self._state.updates.allowed
        return {"result": body}

    async def pause(self) -> None:
        """Deliver nothing for now."""
        await self._deliveries.pause()

    def resume(self) -> None:
        """Deliver what waited meanwhile."""
        self._deliveries.resume()

    def _drop(self, asked: Asked) -> None:
        if asked.flag("drop_pending_updates"):
            self._state.updates.drop_all()
