"""What would read better in a course: milder findings of the text checks, said after saving."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from catalogue.course_rules import suggestions
from portal.core.content_checks import Level, check_value

#: Texts that the public reads.
TEXT_FIELDS = (
    "title",
    "summary",
    "audience",
    "outcomes",
    "topics",
    "prerequisites",
    "bring",
    "selection_criteria",
    "trainer",
    "certificate",
    "parents_travel",
    "parents_safety",
    "parents_allowance",
    "parents_contact",
    "body",
)
MOST = 8


def advice(page: Any) -> list[str]:
    """Return what would read better, the most important first; nothing here blocks anything."""
    found = [(Level.SUGGEST, words) for words in suggestions(page)]
    found += _findings(page)
    # Warnings before suggestions; what is said twice is said once.
    found.sort(key=lambda one: one[0] is not Level.WARN)
    return list(dict.fromkeys(words for _level, words in found))[:MOST]


def _findings(page: Any) -> Iterator[tuple[Level, str]]:
    for name in TEXT_FIELDS:
        value = getattr(page, name, None)
        if not value:
            continue
        label = page._meta.get_field(name).verbose_name
        for finding in check_value(value):
            # What blocks is said by the form, beside its field.
            if finding.level is not Level.BLOCK:
                words = _("%(field)s: %(finding)s") % {"field": label, "finding": finding}
                yield finding.level, words
