"""The chain under random people: two heads, officers of four levels, a delegate, late taps, repeated and old ones."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.sample import plant
from tests.antq_rules.thorough import THOROUGH, cases
from tests.authority.stage import rehearsal
from tests.chain.machine import Chain
from tests.chain.town import settled
from tests.walker import MONDAY

RUNS = settings(
    max_examples=cases(120, 3000),
    stateful_step_count=cases(40, 100),
    phases=(Phase.generate, Phase.shrink),
    deadline=None,
    derandomize=not THOROUGH,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_people_do_the_chain_keeps_its_promises(tmp_path: Path) -> None:
    """One decision a stage, no comment lost, scores that replay, a log that verifies, frozen content, four eyes."""
    with rehearsal(tmp_path) as hall:
        plant(hall, MONDAY)  # type: ignore[arg-type]
        prepared = settled(hall)

        class Here(Chain):
            """The chain in this hall."""

            def __init__(self) -> None:
                super().__init__(hall, prepared)

        run_state_machine_as_test(Here, settings=RUNS)
