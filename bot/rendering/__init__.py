"""Replies to what a channel shows: first into one language, then into text and buttons, or text and numbers."""

from bot.rendering.payload import payload, render

__all__ = ["payload", "render"]
