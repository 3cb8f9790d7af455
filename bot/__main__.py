"""Start of the command line: `antq` and `python -m bot`."""

from antq_rules.__main__ import EXAMPLES, run
from bot.cli import app
from bot.commands.offices import ADD_A_LOCALITY, ADD_A_UNIT

OURS = {
    "antq": "demo",
    "db": "db upgrade",
    "backup": "db backup antq.bak",
    "restore": "db restore antq.bak",
    "case": "case list",
    "audit": "audit verify",
    "person": "person erase --office head-thcs-1",
    "erase": "person erase --office head-thcs-1",
    "doctor": "doctor",
    "invite": "invite head --unit thcs-1",
    "units": "units list",
    "import": "units import don-vi.xlsx",
    "template": "units template mau.xlsx",
    "add": ADD_A_UNIT.removeprefix("antq "),
    "unit": ADD_A_UNIT.removeprefix("antq "),
    "locality": ADD_A_LOCALITY.removeprefix("antq "),
}


def main() -> None:
    """Run the command given; wrong use is one line with a valid example."""
    run(app, "antq", {**EXAMPLES, **OURS})


if __name__ == "__main__":
    main()
