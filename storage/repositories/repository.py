"""What every repository is made of."""

from storage.statement import Runner


class Repository:
    """A group of statements of one transaction."""

    __slots__ = ("_run",)

    def __init__(self, run: Runner) -> None:
        self._run = run
