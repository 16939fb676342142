"""Who may fetch the PDF of a letter."""

from typing import Any

from home.models import NewsPage


def is_kept_from(document: Any, user: Any) -> bool:
    """Whether a document belongs to letters that somebody must sign in for, and to no public page."""
    if user.is_authenticated:
        return False
    letters = NewsPage.objects.attaching(document)
    return letters.kept_from_public().exists() and not letters.public().exists()
