"""How products and groups are listed, and which knots they are on the thread."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalogue.enums import OccupationalGroup
from search.filters import AreaFilter, ColumnFilter, FacetFilter
from search.kinds import Kind, ThreadStep
from showcase.enums import Availability, GroupStage, LegalForm, ProductCategory
from showcase.groups.cards import GROUP_LOOK, people_note
from showcase.products.cards import PRODUCT_LOOK, price_note
from showcase.standards import marks

#: Four columns of six: the first view of a market.
PRODUCTS_PER_PAGE = 24


def more_products(count: int) -> str:
    """Say beside one product how many others there are."""
    return ngettext("and %(count)d more product", "and %(count)d more products", count) % {
        "count": count
    }


def more_groups(count: int) -> str:
    """Say beside one group how many others there are."""
    return ngettext("and %(count)d more group", "and %(count)d more groups", count) % {
        "count": count
    }


def _name_of_mark(code: str) -> str:
    return marks()[code].label


#: One box to tick: only what has an award.
HAS_AWARD = [("1", _("Has an award"))]
#: The names of marks follow the reader's language.
_MARKS = [(code, lazy(_name_of_mark, str)(code)) for code in marks()]

PRODUCT = Kind(
    code="product",
    label=_("Product"),
    plural=_("Community products"),
    url_name="showcase:product-detail",
    list_url_name="showcase:product-list",
    icon="bag",
    order=30,
    filters=(
        AreaFilter(),
        FacetFilter("category", _("Sort of product"), ProductCategory.choices),
        FacetFilter("have", _("Can one have it?"), Availability.choices),
        ColumnFilter("group", _("Occupational group"), OccupationalGroup.choices, is_open=False),
        FacetFilter("mark", _("Marks of quality"), _MARKS, is_open=False),
        FacetFilter("award", _("Awards"), HAS_AWARD, is_open=False),
    ),
    sorts=("newest", "near", "price", "price-down"),
    default_sort="newest",
    per_page=PRODUCTS_PER_PAGE,
    look=PRODUCT_LOOK,
    step=ThreadStep(
        knot="sell",
        none=_("No product tells of it yet"),
        way_on=_("See what others sell"),
        way_url_name="showcase:product-list",
        more=more_products,
        note=price_note,
    ),
    open_facts=("price", "unit", "have", "category"),
    open_facets=("mark", "award", "to_course", "to_group", "to_funding"),
)

GROUP = Kind(
    code="group",
    label=_("Group"),
    plural=_("Groups"),
    url_name="showcase:group-detail",
    list_url_name="showcase:group-list",
    icon="spool",
    order=34,
    filters=(
        AreaFilter(),
        ColumnFilter("group", _("Occupational group"), OccupationalGroup.choices),
        FacetFilter("stage", _("Stage of the group"), GroupStage.choices),
        FacetFilter("form", _("Legal form"), LegalForm.choices, is_open=False),
        FacetFilter("award", _("Awards"), HAS_AWARD, is_open=False),
    ),
    sorts=("newest", "near"),
    default_sort="newest",
    look=GROUP_LOOK,
    step=ThreadStep(
        knot="make",
        none=_("No group tells of it yet"),
        way_on=_("See groups"),
        way_url_name="showcase:group-list",
        more=more_groups,
        note=people_note,
    ),
    open_facts=("stage", "form", "members"),
    open_facets=("award", "to_course", "to_funding"),
)
