"""How CVM fields are listed: by industry, year and province."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from catalogue.cvm.cards import CVM_LOOK
from catalogue.industries import TargetIndustry
from portal.core.languages import is_thai
from portal.core.thai_dates import ERA
from search.filters import AreaFilter, FacetFilter
from search.kinds import Kind

#: The years that institutions were named in (S3 p. 6–9), the latest first.
YEARS = (2566, 2565, 2564)


def _shown(year: int) -> str:
    return str(year if is_thai() else year - ERA)


_year_label = lazy(_shown, str)

CVM = Kind(
    code="cvm",
    label=_("CVM field"),
    plural=_("CVM fields of study"),
    url_name="catalogue:cvm-detail",
    list_url_name="catalogue:cvm-list",
    icon="cert",
    order=80,
    filters=(
        AreaFilter(),
        FacetFilter("industry", _("Target industry"), TargetIndustry.choices),
        FacetFilter(
            "year",
            _("Fiscal year"),
            [(str(year), _year_label(year)) for year in YEARS],
            facet="cvm_year",
        ),
    ),
    # Dated so that "newest" is the order of the list: latest year first, then its numbers.
    sorts=("newest", "area"),
    default_sort="newest",
    look=CVM_LOOK,
)
