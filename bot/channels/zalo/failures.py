"""Failures as the log may show them."""

import traceback

FRAMES = 6  # of the call stack, innermost first


def without_words(error: Exception) -> str:
    """An error's kind and place; its message is left out because it may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return type(error).__name__ + "".join(f" < {frame.name}:{frame.lineno}" for frame in reversed(frames))
