"""What can keep a command from being done.

CommandError
├── WrongUse   the command was called wrongly, or something it needs is not installed
└── NotDone    something was found that forbids it
"""

from antq_rules.commands.terminal import FOUND, WRONG_USE


class CommandError(Exception):
    """Why a command was not done; the text is one line for the operator, with what to do."""

    code = WRONG_USE


class WrongUse(CommandError):
    """Called wrongly; the line ends with a valid example."""


class NotDone(CommandError):
    """Called rightly, but what was found forbids it."""

    code = FOUND
