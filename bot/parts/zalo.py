"""Listening to Zalo as part of a process: by webhook, or by polling in one process at a time."""
