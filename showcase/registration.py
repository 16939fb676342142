"""What products and groups give to the lower rooms: kinds, a section, places, what may be wrong."""

from django.utils.translation import gettext_lazy as _

from catalogue.place_enums import FactKind
from catalogue.wrong_facts import offer
from portal.core import navigation, page_cache
from portal.core.navigation import Section
from portal.users import companions
from search import kinds
from search.open_data.columns import explain
from showcase import page_slots
from showcase.contacts import reminders, shop_check
from showcase.kinds import GROUP, PRODUCT
from showcase.open_data import MEANINGS
from showcase.own_group.reach import groups_of, products_of

#: What may be wrong about somebody who sells; of a product also its price.
_OF_SELLERS = (
    FactKind.SCAM,
    FactKind.TELEPHONE,
    FactKind.PLACE,
    FactKind.TEXT,
    FactKind.OTHER,
)


def register() -> None:
    """Tell the lower rooms; called when the app is ready."""
    kinds.register(PRODUCT)
    kinds.register(GROUP)
    companions.register(products_of, groups_of)
    page_slots.declare()
    page_slots.fill()
    explain(MEANINGS)
    navigation.register(Section("products", _("Community products"), "showcase:product-list", 20))
    page_cache.know_parameters(("category", "have", "mark", "stage", "form", "award"))
    reminders.register()
    shop_check.register()
    offer("product", (FactKind.GONE, FactKind.PRICE, *_OF_SELLERS))
    offer("group", (FactKind.GONE, *_OF_SELLERS))
