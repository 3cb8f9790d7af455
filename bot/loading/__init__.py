"""Reads the world a turn may look at: the person's seats, their case, and the cases they review."""

from bot.loading.case_files import assembled, case_file
from bot.loading.dates import load_dates
from bot.loading.given import Given
from bot.loading.overview import below
from bot.loading.seats import seats_of
from bot.loading.unheard import unheard_of
from bot.loading.world import load_world, world_of_batch

__all__ = [
    "Given",
    "assembled",
    "below",
    "case_file",
    "load_dates",
    "load_world",
    "seats_of",
    "unheard_of",
    "world_of_batch",
]
