"""Start of the command line: `antq` and `python -m bot`."""

from bot.cli import app


def main() -> None:
    """Run the command given."""
    app()


if __name__ == "__main__":
    main()
