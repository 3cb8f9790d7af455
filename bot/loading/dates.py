"""Reads what a person's dates are made of; it keeps nobody from anything, so that reading is all it needs."""

from bot.conversation.world import World
from bot.loading.case_files import case_file
from bot.loading.given import Given
from bot.loading.overview import looking, previous_of, registered_of, unit_in, units_of, waiting_for
from bot.loading.seats import seats_of
from storage.unit_of_work import Work


def load_dates(work: Work, person: str, given: Given) -> World:
    """The part of the person's world from which their duties follow."""
    seated = seats_of(work, person, given)
    unit, reviewers = unit_in(seated.seats), looking(seated.seats)
    row = work.cases.of_unit(unit.id, given.now.year) if unit else None
    return World(
        now=given.now,
        person=person,
        language=given.language.code,
        shelf=given.shelf,
        speak=given.language.speak,
        seats=seated.seats,
        own_id=row.id if row else None,
        cases={row.id: case_file(work, row, given.shelf)} if row else {},
        previous=previous_of(work, seated.seats, given.now.year, given.shelf),
        registrations=registered_of(work, seated.seats, given),
        waiting=waiting_for(work, reviewers, given),
        **units_of(work, reviewers),
        address=given.address,
    )
