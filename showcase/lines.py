"""Texts that are written one thing a line."""


def lines(text: str) -> list[str]:
    """Split a text into its lines, without the signs that people begin a list with."""
    return [line.strip(" -•*") for line in text.splitlines() if line.strip(" -•*")]
