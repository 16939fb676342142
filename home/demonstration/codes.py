"""Codes of the demonstration: the same title wears the same signs each time."""

import hashlib

from portal.core.coded import SIGN_COUNT, SIGNS


def signs_of(title: str) -> str:
    """Return the four signs that stand behind the letters of the province."""
    number = int.from_bytes(hashlib.sha256(title.encode()).digest()[:8])
    return "".join(SIGNS[number // len(SIGNS) ** i % len(SIGNS)] for i in range(SIGN_COUNT))
