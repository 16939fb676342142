"""How funding sources are listed: by area, by whom, for what, by kind and by sum."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalogue.funding.enums import AmountBand, FundingKind, FundingUse, FundingWho
from catalogue.funding.source import source_of
from catalogue.funding.words import limit_words
from search.conditions import All, Terms
from search.filters import AreaFilter, Asked, Chosen, FacetFilter
from search.filters.area import districts_meant
from search.kinds import Kind, ThreadStep

if TYPE_CHECKING:
    from search.models import Entry

#: Stands in an entry's column where a source is there for everybody above that level.
EVERYWHERE = ""


class ReachFilter(AreaFilter):
    """The filter by area; what is there for the whole province or country fits as well."""

    def asked(self, chosen: Chosen, at: datetime) -> Asked:
        """Ask for the area's own sources and for those of everything above it."""
        if not chosen:
            return Asked()
        provinces = Terms("province_code", (chosen[0], EVERYWHERE))
        if len(chosen) == 1:
            return Asked((provinces,))
        districts = districts_meant(chosen)
        around = tuple(sorted({code[:2] for code in districts} | {chosen[0]}))
        return Asked(
            (
                All(
                    Terms("province_code", (*around, EVERYWHERE)),
                    Terms("district_code", (*districts, EVERYWHERE)),
                ),
            )
        )

    def grouped(self, chosen: Chosen) -> tuple[str, Chosen] | None:
        """Leave the numbers beside districts out: each would add what is there for all of them."""
        return None


def more_sources(count: int) -> str:
    """Say beside one source how many others there are."""
    return ngettext("and %(count)d more source", "and %(count)d more sources", count) % {
        "count": count
    }


def limit_note(entry: "Entry") -> str:
    """Say how much a source gives: "ไม่เกิน 50,000 บาท"; never what somebody borrowed."""
    return limit_words(source_of(entry))


FUNDING = Kind(
    code="funding",
    label=_("Funding source"),
    plural=_("Funding sources"),
    url_name="catalogue:funding-detail",
    list_url_name="catalogue:funding-list",
    icon="baht",
    order=50,
    filters=(
        ReachFilter(),
        FacetFilter("who", _("Who are you?"), FundingWho.choices, facet="fund_who"),
        FacetFilter("for", _("What is it for?"), FundingUse.choices, facet="fund_for"),
        FacetFilter("kind", _("Kind of money"), FundingKind.choices, facet="fund_kind"),
        FacetFilter(
            "amount", _("How much?"), AmountBand.choices, facet="fund_amount", is_open=False
        ),
    ),
    sorts=("newest",),
    default_sort="newest",
    step=ThreadStep(
        knot="fund",
        none=_("No funding used yet"),
        way_on=_("Find money that fits"),
        way_url_name="catalogue:funding-find",
        more=more_sources,
        note=limit_note,
    ),
)
