"""Which sources fit: one statement to the read model, then plain reasoning over a short list.

Courses ask by their occupational group and place; certificates will ask the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from catalogue.funding.entries import GROUP_FACET, place_words
from catalogue.funding.enums import AmountBand, FundingUse
from catalogue.funding.source import Source, source_of
from catalogue.funding.words import limit_words, who_words
from portal.core.money import baht
from search.models import Entry
from search.querysets import EntryQuerySet

#: A visitor is shown a few; so many are looked through, those nearest to them first.
LOOKED_THROUGH = 200
#: Those of a district, then those of its province, then those of the whole country.
NEAREST_FIRST = ("-district_code", "-province_code", "pk")
#: With more than this against it, a source is not worth a visitor's time.
MOST_REASONS = 1


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody said about themselves; empty: they are not sure, or were not asked."""

    who: str = ""
    use: str = ""
    amount: str = ""
    province: str = ""
    district: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A source, how well it fits, and why it may not."""

    source: Source
    #: Why it may not fit, in words; empty: it fits.
    reasons: Sequence[str] = ()
    #: In how many points it names exactly what was said.
    points: int = 0

    @property
    def fits(self) -> bool:
        """Nothing speaks against it."""
        return not self.reasons


def asked_for(*, group: str = "", province: str = "", district: str = "") -> EntryQuerySet:
    """Ask for the sources that are there for a place; without one, for the country's own."""
    entries = Entry.objects.of_kind("funding").reaching(province, district)
    return entries.with_facet(GROUP_FACET, group) if group else entries


def candidates(*, group: str = "", province: str = "", district: str = "") -> list[Source]:
    """Read the sources that are there for a place, nearest first, in one statement."""
    entries = asked_for(group=group, province=province, district=district)
    found = entries.defer("body", "keywords").order_by(*NEAREST_FIRST)
    return [source_of(entry) for entry in found[:LOOKED_THROUGH]]


def fitting(
    found: Sequence[Source], wish: Wish, *, today: date, most: int | None = None
) -> list[Source]:
    """Keep the sources that fit a wish and are neither over nor perhaps old, best first."""
    matches = judged(found, wish, today)
    good = [m.source for m in matches if m.fits and not m.source.is_stale(today)]
    return good[:most]


def judged(sources: Sequence[Source], wish: Wish, today: date) -> list[Match]:
    """Judge sources by what somebody said, best first: by fit, then by cost, never by sponsor."""
    matches = [judge(source, wish) for source in sources if not source.is_closed(today)]
    return sorted(matches, key=_order)


def judge(source: Source, wish: Wish) -> Match:
    """Say how well one source fits, and why it may not."""
    reasons = []
    points = 0
    if wish.who and source.who:
        points += wish.who in source.who
        if wish.who not in source.who:
            reasons.append(_("it is for: %(who)s") % {"who": _narrow(source) or who_words(source)})
    if wish.use and source.uses:
        points += wish.use in source.uses
        if wish.use not in source.uses:
            reasons.append(_("it is not for: %(use)s") % {"use": FundingUse(wish.use).label})
    if wish.amount and not AmountBand(wish.amount).overlaps(source.least, source.most):
        reasons.append(_amount_reason(source, AmountBand(wish.amount)))
    if source.province and not _lies_within(source, wish):
        place = place_words(source.province, source.district)
        reasons.append(_("it is only for people of %(place)s") % {"place": place})
    return Match(source, tuple(reasons), points)


def _narrow(source: Source) -> str:
    """Return who may ask, as the source itself says it."""
    return source.eligibility[0] if source.eligibility else ""


def _amount_reason(source: Source, band: AmountBand) -> str:
    low, _high = band.bounds
    if source.most is not None and source.most < low:
        return _("it gives at most %(sum)s") % {"sum": baht(source.most)}
    return _("it begins at %(sum)s") % {"sum": limit_words(source)}


def _lies_within(source: Source, wish: Wish) -> bool:
    if source.province != wish.province:
        return False
    return not source.district or source.district == wish.district


def _order(match: Match) -> tuple[int, int, object, str]:
    return (len(match.reasons), -match.points, match.source.cost, match.source.title)
