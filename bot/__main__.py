"""Start of the command line: `antq` and `python -m bot`."""

from antq_rules.__main__ import EXAMPLES, run
from bot.cli import app


def main() -> None:
    """Run the command given; wrong use is one line with a valid example."""
    run(app, "antq", {**EXAMPLES, "antq": "demo", "db": "db upgrade", "case": "case list", "audit": "audit verify"})


if __name__ == "__main__":
    main()
