"""How funding sources are shown among other kinds, on the search over the whole site."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.funding import words
from catalogue.funding.source import source_of
from portal.core.thai_dates import local_day
from search.kinds import Look
from search.results import Hit


def funding_facts(hit: Hit, at: datetime) -> list[str]:
    """Say what kind of money it is, how much, where, and whether that may be old."""
    source = source_of(hit.entry)
    facts = [words.kind_name(source.kind), words.limit_words(source), source.place]
    if source.is_stale(local_day(at)):
        facts.append(_("May be out of date"))
    return [fact for fact in facts if fact]


def changes_at(hit: Hit, at: datetime) -> datetime | None:
    """Return when the source grows old or closes."""
    return source_of(hit.entry).next_turn(local_day(at))


def see_all_sources(count: int) -> str:
    """Name the way to the listing of funding."""
    sentence = ngettext("See all %(total)s source", "See all %(total)s sources", count)
    return sentence % {"total": f"{count:,}"}


FUNDING_LOOK = Look(funding_facts, see_all_sources, changes_at)
