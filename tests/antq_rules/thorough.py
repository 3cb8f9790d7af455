"""How many random cases a property is tried on: few in every run, the full number with ANTQ_THOROUGH=1."""

import os

THOROUGH = os.environ.get("ANTQ_THOROUGH") == "1"


def cases(usual: int, full: int) -> int:
    """The number of cases of this run."""
    return full if THOROUGH else usual
