"""Digests of secrets: the database never holds what opens a door."""

import hashlib


def digest(secret: str) -> str:
    """SHA-256 of an unguessable secret, as hexadecimal text."""
    return hashlib.sha256(secret.encode()).hexdigest()
