"""Digests of secrets: links and sessions are looked up by what does not open them."""

import hashlib


def digest(secret: str) -> str:
    """SHA-256 of an unguessable secret, as hexadecimal text."""
    return hashlib.sha256(secret.encode()).hexdigest()
