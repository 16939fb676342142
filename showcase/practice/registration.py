"""What stories give to the lower rooms: a kind, a section, shelves, what may be wrong."""

from django.utils.translation import gettext_lazy as _

from catalogue.place_enums import FactKind
from catalogue.wrong_facts import offer
from portal.core import navigation, page_cache
from portal.core.navigation import Section
from search import kinds
from showcase.practice import measuring, shelf
from showcase.practice.kind import PRACTICE


def register() -> None:
    """Tell the lower rooms; called when the app is ready."""
    kinds.register(PRACTICE)
    navigation.register(
        Section("practice", _("Know-how from teachers"), "showcase:practice-list", 50)
    )
    page_cache.know_parameters(("topic", "year", "award"))
    shelf.fill()
    measuring.register()
    offer("practice", (FactKind.TEXT, FactKind.SCAM, FactKind.OTHER))
