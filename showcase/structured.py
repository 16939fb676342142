"""Structured data of products and groups for search engines."""

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString

from portal.core import structured_data as schema
from portal.core.structured_data import Data, Place
from portal.places import areas
from showcase.enums import Availability

if TYPE_CHECKING:
    from showcase.groups.detail import GroupDetail
    from showcase.products.detail import ProductDetail

_AVAILABILITY: dict[str, str] = {
    Availability.IN_STOCK: "InStock",
    Availability.TO_ORDER: "PreOrder",
    Availability.SOLD_OUT: "OutOfStock",
    Availability.ENDED: "Discontinued",
}


def product_data(detail: "ProductDetail") -> SafeString:
    """Describe a product, who makes it, and the way to the page; an offer only where there is a price."""
    page = detail.page
    group = detail.group
    product = {
        "@type": "Product",
        "@id": f"{detail.url}#product",
        "name": page.shown_title,
        "url": detail.url,
        "description": page.shown_summary,
        "category": detail.category_name,
        "sku": page.code,
        "material": ", ".join(value for value in page.material.splitlines() if value),
        "image": f"{detail.origin}{detail.picture.src}" if detail.picture else "",
        "manufacturer": {
            "@type": "Organization",
            "name": group.shown_title,
            "url": f"{detail.origin}{group.url}",
        }
        if group is not None
        else None,
        "hasCertification": [
            {
                "@type": "Certification",
                "name": one.mark.name,
                "certificationIdentification": one.number,
            }
            for one in detail.standards
        ],
        "offers": _offer(detail),
    }
    return schema.script(_known(product), _way(detail))


def _offer(detail: "ProductDetail") -> Data | None:
    page = detail.page
    offer = schema.offer(page.price_baht, url=detail.url)
    if offer is None:
        return None
    known = _AVAILABILITY.get(page.availability)
    return {**offer, **({"availability": f"https://schema.org/{known}"} if known else {})}


def group_data(detail: "GroupDetail") -> SafeString:
    """Describe a group and the way to its page."""
    page = detail.page
    place = detail.place
    district = areas.district(place.district)
    province = areas.province(place.province)
    group = schema.organisation(
        name=page.shown_title,
        name_en=page.title_en,
        url=detail.url,
        telephone="" if detail.contact.is_centres else detail.contact.phone,
        place=Place(
            street=page.village,
            district=district.name if district else "",
            province=province.name if province else "",
        ),
        same_as=[shop.url for shop in detail.contact.shops if shop.url],
    )
    # Neither a school nor an office.
    return schema.script({**group, "@type": "Organization"}, _way(detail))


def _way(detail: "ProductDetail | GroupDetail") -> Data | None:
    return schema.way(detail.breadcrumbs, origin=detail.origin, here=detail.url)


def _known(data: dict[str, Any]) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
