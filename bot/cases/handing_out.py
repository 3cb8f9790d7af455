"""Copies for the operator; that one was taken is entered into the audit log first, so that the copy shows it."""

from collections.abc import Iterator

from antq_rules import Shelf
from bot.audit.by_operator import exported
from bot.cases.dossier import dossier
from bot.cases.stored import stored
from bot.ports import Clock
from storage.engine import Database


def hand_out(database: Database, case: str, shelf: Shelf, clock: Clock) -> dict[str, object]:
    """A whole case. Raises UnknownCase."""
    now = clock.now()
    with database.begin() as work:
        row = stored(work, case).row
        work.audit.append(row.locality_id, [exported("case", case)], now, clock.secret())
        return dossier(stored(work, case), work.audit_log.lines_of_case(case), shelf, now)


def hand_out_log(database: Database, clock: Clock) -> Iterator[str]:
    """The whole audit log, line by line; the copy is entered into every chain."""
    with database.begin() as work:
        for head in work.audit_log.heads():
            work.audit.append_to(head.chain, [exported("audit")], clock.now(), clock.secret())
    with database.read() as work:
        yield from work.audit_log.lines()
