"""Where the Zalo list is tried."""

from dataclasses import dataclass

from tests.channels.seated import CASE
from tests.fakes.zalo_server import FakeZalo
from tests.hands import ZaloHand
from tests.town import Town


@dataclass
class Stage:
    """The running product, and the head at the first question on Zalo."""

    it: Town
    head: ZaloHand

    @property
    def zalo(self) -> FakeZalo:
        """The platform."""
        return self.it.zalo

    def kept(self) -> int:
        """How many files are kept as evidence."""
        with self.it.database.read() as work:
            return len(work.files.log(CASE))
