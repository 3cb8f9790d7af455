"""What happens by itself, as part of a process; any number of processes may do it."""

import asyncio
import logging

from bot.parts.house import House
from bot.reminders.clearing import Clearing
from bot.reminders.drawing import Drawing, Drawn
from bot.reminders.heads import Heads
from bot.reminders.planning import Planning
from bot.reminders.scheduling import ClockWrong, Scheduler
from bot.reminders.weekly import Weekly
from bot.reminders.wording import Wording

REST = 2.0  # seconds between two looks; each is a few reads by index

log = logging.getLogger(__name__)


def wording_of(house: House) -> Wording:
    """Who makes the words of reminders, with the rules and languages of the turns."""
    dispatch = house.dispatch
    return Wording(dispatch.shelf, dispatch.languages, house.clock, dispatch.address, dispatch.limits)


def scheduler_of(house: House) -> Scheduler:
    """All that happens by itself in this house."""
    dispatch, database = house.dispatch, house.database
    return Scheduler(
        Planning(database, dispatch.shelf),
        Drawing(database, wording_of(house)),
        Heads(database, dispatch.languages, dispatch.limits),
        Weekly(database, dispatch.shelf, dispatch.languages, dispatch.limits),
        Clearing(database),
    )


async def schedule(house: House) -> None:
    """Look again and again until cancelled; a look that fails is made again, for nothing of it is kept here."""
    scheduler, complained = scheduler_of(house), ""
    while True:
        drawn = Drawn()
        try:
            drawn = await asyncio.get_running_loop().run_in_executor(house.writer, _look, scheduler, house)
            complained = ""
        except ClockWrong as wrong:
            if complained != str(wrong):
                house.announce(complained := str(wrong))
        except Exception as error:  # noqa: BLE001 - the database may be away, or somebody else was first: look again
            log.warning("scheduler: %s", type(error).__name__)
        house.wake(drawn.woken)
        if not drawn.full:
            await asyncio.sleep(REST)


def _look(scheduler: Scheduler, house: House) -> Drawn:
    return scheduler.round(house.clock.now())
