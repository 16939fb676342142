"""Which of the two languages a text is to be written in."""

from django.utils.translation import get_language


def is_thai(language: str | None = None) -> bool:
    """Say whether to write Thai: in the given language, else the request's, else Thai."""
    return not (language or get_language() or "th").lower().startswith("en")
