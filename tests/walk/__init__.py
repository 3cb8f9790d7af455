"""The whole walk in a real browser, against the real demonstration."""
