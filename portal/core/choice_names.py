"""Names of codes, in one language or in both: a code that nobody knows has none."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils import translation


def choice_name(choices: type[TextChoices], code: object) -> str:
    """The name of a code in the reader's language; empty for one that nobody knows (any more)."""
    return str(choices(code).label) if code in choices.values else ""


def in_both_languages(pairs: Iterable[tuple[type[TextChoices], str]]) -> list[str]:
    """Name codes as people look for them in either language."""
    known = [(choices, code) for choices, code in pairs if code in choices.values]
    words = []
    for language in ("th", "en"):
        with translation.override(language):
            words += [str(choices(code).label) for choices, code in known]
    return words
