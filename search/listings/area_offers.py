"""The areas that a question names, offered as the filter that was perhaps meant."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from portal.core.parts import Link
from portal.places import areas
from portal.places.area_cache import table
from search.filters import Chosen
from search.listings.addresses import Address
from search.listings.reading import area_filters
from search.thai.plan import Area

#: Many districts share a name; more than these say nothing.
_MOST = 3


def area_offers(address: Address) -> list[Link]:
    """Return links to the same question within the areas that its words name.

    Nothing where an area is already chosen.
    """
    query = address.query
    area = query.plan.area if query.plan is not None else None
    filters = area_filters(query.kind)
    if area is None or not filters or any(query.of(one) for one in filters):
        return []
    # The area alone stays a word: a listing of everything there would not be about anything.
    rest = replace(address, text=area.rest) if area.rest else address
    return [
        Link(
            _("Only %(place)s") % {"place": areas.place_label(chosen[-1])},
            rest.with_chosen(filters[0].key, chosen),
        )
        for chosen in list(_meant(area))[:_MOST]
    ]


def _meant(area: Area) -> Iterator[Chosen]:
    """Yield the codes that the names of an area can stand for."""
    for district in table().districts.values():
        if area.district and district.name_th == area.district:
            if not area.province or district.province.name_th == area.province:
                yield (district.province.code, district.code)
    if area.province and not area.district:
        yield from (
            (province.code,)
            for province in table().provinces.values()
            if province.name_th == area.province
        )
