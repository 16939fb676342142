"""File names that say nothing and cannot be guessed."""

import secrets


def random_name(folder: str, extension: str) -> str:
    """Return a path with 128 random bits and an extension of ours."""
    return f"{folder}/{secrets.token_hex(16)}{extension}"
