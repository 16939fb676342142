"""Words around a story: minutes to read, groups, topics."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.enums import OccupationalGroup
from portal.core.choice_names import choice_name
from showcase.practice.enums import PracticeTopic

#: So many Thai letters a grown-up reads in a minute.
LETTERS_A_MINUTE = 900


def minutes_of(letters: int) -> int:
    """Return how long reading takes, one minute at least."""
    return max(1, round(letters / LETTERS_A_MINUTE))


def minutes_words(minutes: int) -> str:
    """Say how long reading takes."""
    return ngettext("%(count)d minute to read", "%(count)d minutes to read", minutes) % {
        "count": minutes
    }


def group_name(code: str) -> str:
    """The name of an occupational group in the reader's language."""
    return choice_name(OccupationalGroup, code)


def topic_names(codes: Sequence[str]) -> list[str]:
    """The names of topics in the reader's language."""
    return [str(PracticeTopic(code).label) for code in codes if code in PracticeTopic.values]


def plain_lines(text: str) -> list[str]:
    """Split a text into its paragraphs: a line is one."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def year_words(year: int | None) -> str:
    """Name the year of the evaluation that a story was written for."""
    return _("Staff evaluation of %(year)s") % {"year": year} if year else ""
